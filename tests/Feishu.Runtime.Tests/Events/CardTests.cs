using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>What people do with cards, and what they see of it.</summary>
public sealed class CardTests
{
    private const string Action = """
        {"operator":{"tenant_key":"tenant-1","user_id":"u1","union_id":"on_1","open_id":"ou_1"},"token":"c-token","host":"im_message","delivery_type":"url_preview",
         "action":{"value":{"order":7},"tag":"button","timezone":"Asia/Shanghai","form_value":{"reason":"late"},"name":"approve","option":"2024","options":["a","b",3],"input_value":"text","checked":true},
         "context":{"open_message_id":"om_1","open_chat_id":"oc_1"}}
        """;

    private const string OldAction = """
        {"open_id":"ou_1","user_id":"u1","open_message_id":"om_1","open_chat_id":"oc_1","tenant_key":"tenant-1","token":"c-token","action":{"value":{"order":7},"tag":"select_static","option":"2","timezone":""}}
        """;

    private static readonly FeishuCardResponse s_answer = new()
    {
        Toast = new FeishuToast("Saved", FeishuToastKind.Success) { I18n = new Dictionary<string, string> { ["zh_cn"] = "好", ["en_us"] = "Saved" } },
        Card = FeishuCard.Raw(new FeishuJsonObject { ["elements"] = new FeishuJsonArray() }),
    };

    [Fact]
    public async Task An_action_is_read_and_answered()
    {
        var seen = new List<FeishuCardAction>();
        await using var host = Create(seen, s_answer);

        var response = await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action));

        Assert.Equal(200, response.Status);
        AssertJson("""{"toast":{"type":"success","content":"Saved","i18n":{"zh_cn":"好","en_us":"Saved"}},"card":{"type":"raw","data":{"elements":[]}}}""", response);
        var action = Assert.Single(seen);
        Assert.Equal(("ou_1", "u1", "on_1", "tenant-1"), (action.OpenId, action.UserId, action.UnionId, action.TenantKey));
        Assert.Equal(("om_1", "oc_1", "c-token", "im_message", "url_preview"), (action.OpenMessageId, action.OpenChatId, action.Token, action.Host, action.DeliveryType));
        Assert.Equal(("button", "approve", "2024", "text", true, "Asia/Shanghai"), (action.Tag, action.Name, action.Option, action.InputValue, action.Checked, action.Timezone));
        Assert.Equal(["a", "b"], action.Options);
        Assert.Equal(7, action.Value["order"].GetInt64());
        Assert.Equal("late", action.FormValue["reason"].GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_callback_of_old_is_verified_by_its_own_signature_and_answered_with_the_card(bool hasKey)
    {
        var seen = new List<FeishuCardAction>();
        await using var host = Create(seen, s_answer, options => options.EncryptKey = hasKey ? EventSender.Key : null);

        var response = await host.ReceiveAsync(host.Sender.SendOldCard(OldAction));

        Assert.Equal(200, response.Status);
        AssertJson("""{"elements":[]}""", response);
        var action = Assert.Single(seen);
        Assert.Equal(("ou_1", "u1", null, "tenant-1"), (action.OpenId, action.UserId, action.UnionId, action.TenantKey));
        Assert.Equal(("om_1", "oc_1", "c-token", null), (action.OpenMessageId, action.OpenChatId, action.Token, action.Host));
        Assert.Equal(("select_static", "2", "", null), (action.Tag, action.Option, action.Timezone, action.Checked));
        Assert.Equal(7, action.Value["order"].GetInt64());
        Assert.Empty(action.Options);
    }

    [Fact]
    public async Task A_callback_of_old_that_is_altered_or_sent_again_is_not_handled()
    {
        var seen = new List<FeishuCardAction>();
        await using var host = Create(seen, answer: null);
        var request = host.Sender.SendOldCard(OldAction);

        Assert.Equal(401, (await host.ReceiveAsync(request with { Body = Encoding.UTF8.GetBytes(OldAction.Replace("7", "8")) })).Status);
        Assert.Equal(200, (await host.ReceiveAsync(request)).Status);
        Assert.Equal(200, (await host.ReceiveAsync(request)).Status);
        Assert.Single(seen);
        Assert.Equal(200, (await host.ReceiveAsync(host.Sender.SendOldCard(OldAction))).Status);
        Assert.Equal(2, seen.Count);
        host.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal(401, (await host.ReceiveAsync(request)).Status);
    }

    [Fact]
    public async Task A_callback_of_old_is_dispatched_however_often()
    {
        var seen = new List<FeishuCardAction>();
        await using var host = Create(seen, s_answer);

        Assert.Equal(FeishuEventOutcome.Handled, (await host.DispatchAsync(OldAction)).Outcome);
        Assert.Equal(FeishuEventOutcome.Handled, (await host.DispatchAsync(OldAction)).Outcome);
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task No_answer_changes_nothing()
    {
        await using var host = Create([], answer: null);

        AssertJson("{}", await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action)));
        AssertJson("{}", await host.ReceiveAsync(host.Sender.SendOldCard(OldAction)));
    }

    [Fact]
    public async Task A_toast_alone_cannot_be_shown_by_a_callback_of_old()
    {
        await using var host = Create([], new FeishuCardResponse { Toast = new FeishuToast("Saved") });

        AssertJson("""{"toast":{"type":"info","content":"Saved"}}""", await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action)));
        AssertJson("{}", await host.ReceiveAsync(host.Sender.SendOldCard(OldAction)));
    }

    [Fact]
    public async Task A_template_is_filled_in_by_the_platform()
    {
        await using var host = Create([], new FeishuCardResponse { Card = FeishuCard.Template("AAq1", new FeishuJsonObject { ["name"] = "Ann" }, "1.0.2") });
        const string Card = """{"type":"template","data":{"template_id":"AAq1","template_version_name":"1.0.2","template_variable":{"name":"Ann"}}}""";

        AssertJson($$"""{"card":{{Card}}}""", await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action)));
        AssertJson(Card, await host.ReceiveAsync(host.Sender.SendOldCard(OldAction)));
        Assert.Equal("""{"template_id":"AAq1"}""", FeishuCard.Template("AAq1").Data.ToJson());
    }

    [Theory]
    [InlineData(FeishuToastKind.Info, "info")]
    [InlineData(FeishuToastKind.Success, "success")]
    [InlineData(FeishuToastKind.Warning, "warning")]
    [InlineData(FeishuToastKind.Error, "error")]
    public async Task A_toast_looks_as_it_should(FeishuToastKind kind, string type)
    {
        await using var host = Create([], new FeishuCardResponse { Toast = new FeishuToast("x", kind) });

        AssertJson($$$"""{"toast":{"type":"{{{type}}}","content":"x"}}""", await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action)));
    }

    [Fact]
    public async Task A_handler_that_is_too_slow_changes_nothing_and_runs_on()
    {
        var held = new Held();
        await using var host = EventHost.Create(events => events.HandleCardAction(async (_, _, cancellationToken) =>
        {
            await held.HandleAsync(cancellationToken);
            return s_answer;
        }));
        var answer = host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action));
        await held.Begun.InTimeAsync();

        host.Clock.Advance(TimeSpan.FromSeconds(2.5));

        AssertJson("{}", await answer);
        held.LetGo();
        await host.StopAsync();
        Assert.Contains("card.action.trigger e1: Handled", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_can_be_a_class()
    {
        await using var host = EventHost.Create(events => events.HandleCardAction<Echo>());

        AssertJson("""{"toast":{"type":"info","content":"approve"}}""", await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", Action)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"operator":[],"action":"x","context":1,"token":{}}""")]
    [InlineData("""{"action":{"options":"a","checked":"maybe"}}""")]
    public async Task Whatever_an_action_says_it_is_read(string action)
    {
        var seen = new List<FeishuCardAction>();
        await using var host = Create(seen, answer: null);

        Assert.Equal(200, (await host.SendAsync(host.Sender.Event("card.action.trigger", "e1", action))).Status);
        Assert.Null(Assert.Single(seen).OpenId);
    }

    private static EventHost Create(List<FeishuCardAction> seen, FeishuCardResponse? answer, Action<FeishuEventOptions>? configure = null) => EventHost.Create(
        events => events.HandleCardAction((action, _, _) =>
        {
            seen.Add(action);
            return Task.FromResult(answer);
        }),
        configure);

    private static void AssertJson(string expected, FeishuEventResponse response)
        => Assert.Equal(FeishuJson.Parse(expected), FeishuJson.Parse(response.Body.Span));

    private sealed class Echo : IFeishuCardActionHandler
    {
        public Task<FeishuCardResponse?> HandleAsync(FeishuCardAction action, FeishuEventContext context, CancellationToken cancellationToken)
            => Task.FromResult<FeishuCardResponse?>(new FeishuCardResponse { Toast = new FeishuToast(action.Name!) });
    }
}
