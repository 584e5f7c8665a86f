using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi.ImV1;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests.Events;

/// <summary>Events that are sent to an address, as an app with the real receiver sees them.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task The_example_of_a_page_arrives_typed_with_what_was_changed_in_it()
    {
        await using var mock = await EventMock.StartWithEventsAsync();
        var seen = new List<(ImMessageReceiveV1 Payload, FeishuEventHeader Header)>();
        await using var app = await WebhookApp.StartAsync(mock, events => events.Handle<ImMessageReceiveV1>((payload, context, _) =>
        {
            seen.Add((payload, context.Header));
            return Task.CompletedTask;
        }));

        var answer = await mock.Events.SendAsync(
            "im.message.receive_v1",
            payload => payload["message"]!["content"] = """{"text":"changed"}""",
            new() { TenantKey = "tenant-1", CreatedAt = DateTimeOffset.UnixEpoch.AddDays(20_000) },
            Patience.Token);

        var (payload, header) = Assert.Single(seen);
        Assert.Equal((200, "{}"), (answer.Status, answer.Body));
        Assert.Equal("""{"text":"changed"}""", payload.Message!.Content);
        Assert.NotNull(payload.Sender!.SenderId!.OpenId);
        Assert.Equal(
            new FeishuEventHeader
            {
                EventId = answer.EventId,
                EventType = "im.message.receive_v1",
                AppId = mock.AppId,
                TenantKey = "tenant-1",
                CreatedAt = DateTimeOffset.UnixEpoch.AddDays(20_000),
            },
            header);
    }

    [Fact]
    public async Task A_payload_that_a_test_makes_arrives()
    {
        await using var mock = await EventMock.StartWithEventsAsync();
        var seen = new List<ImMessageReceiveV1>();
        await using var app = await WebhookApp.StartAsync(mock, events => events.Handle<ImMessageReceiveV1>((payload, _, _) =>
        {
            seen.Add(payload);
            return Task.CompletedTask;
        }));
        var sent = new ImMessageReceiveV1 { Message = new() { MessageId = "om_1", Content = """{"text":"你好"}""" } };

        Assert.True((await mock.Events.SendAsync(sent, cancellationToken: Patience.Token)).IsAcknowledged);

        Assert.Equal([sent], seen);
    }

    [Fact]
    public async Task Every_event_of_the_pages_can_be_sent_in_its_form()
    {
        await using var mock = await EventMock.StartWithEventsAsync();
        var seen = new List<(string Type, bool IsOldForm)>();
        await using var app = await WebhookApp.StartAsync(mock, events => events.HandleOthers((_, context, _) =>
        {
            seen.Add((context.Header.EventType, context.Header.IsOldForm));
            return Task.CompletedTask;
        }));

        Assert.NotEmpty(mock.Events.Types);
        foreach (var type in mock.Events.Types)
        {
            Assert.True((await mock.Events.SendAsync(type, cancellationToken: Patience.Token)).IsAcknowledged, type);
        }

        Assert.Equal(mock.Events.Types, seen.Select(s => s.Type));
        Assert.Contains(("out_approval", true), seen);
        Assert.Contains(("im.message.receive_v1", false), seen);
    }

    [Fact]
    public async Task An_event_of_which_no_page_tells_is_sent_with_a_payload_alone()
    {
        await using var mock = await EventMock.StartWithEventsAsync();
        var seen = new List<string?>();
        await using var app = await WebhookApp.StartAsync(mock, events => events.HandleOthers((payload, context, _) =>
        {
            seen.Add($"{context.Header.EventType} {context.Header.IsOldForm} {payload["n"]}");
            return Task.CompletedTask;
        }));

        await mock.Events.SendAsync("made.up_v1", new JsonObject { ["n"] = 1 }, cancellationToken: Patience.Token);
        await mock.Events.SendAsync("made_up", new JsonObject { ["n"] = 2 }, new() { IsOldForm = true }, Patience.Token);
        var e = await Assert.ThrowsAsync<ArgumentException>(() => mock.Events.SendAsync("made.up_v1", cancellationToken: Patience.Token));

        Assert.Equal(["made.up_v1 False 1", "made_up True 2"], seen);
        Assert.Contains("'made.up_v1'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_somebody_does_with_a_card_is_answered(bool isOldForm)
    {
        await using var mock = await EventMock.StartWithEventsAsync();
        await using var app = await WebhookApp.StartAsync(mock, events => events.HandleCardAction((action, _, _) =>
            Task.FromResult<FeishuCardResponse?>(new() { Toast = new(action.Value["choice"].GetString()!), Card = FeishuCard.Raw(new FeishuJsonObject { ["elements"] = new FeishuJsonArray() }) })));

        var answer = await mock.Events.SendCardActionAsync(new JsonObject { ["choice"] = "tea" }, new() { IsOldForm = isOldForm }, Patience.Token);

        Assert.True(answer.IsAcknowledged);
        Assert.NotNull(isOldForm ? answer.Json!["elements"] : answer.Json!["card"]!["data"]!["elements"]);
        Assert.Equal(isOldForm ? null : "tea", (string?)answer.Json["toast"]?["content"]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_challenge_and_events_work_with_either_key(bool encrypts, bool verifies)
    {
        var options = new FeishuMockOptions();
        (options.EncryptKey, options.VerificationToken) = (encrypts ? options.EncryptKey : null, verifies ? options.VerificationToken : null);
        await using var mock = await EventMock.StartWithEventsAsync(options);
        await using var app = await WebhookApp.StartAsync(mock, events => events.HandleOthers((_, _, _) => Task.CompletedTask));

        var challenge = await mock.Events.SendChallengeAsync(Patience.Token);
        var answer = await mock.Events.SendAsync("im.message.receive_v1", cancellationToken: Patience.Token);

        Assert.Equal(challenge.EventId, (string?)challenge.Json!["challenge"]);
        Assert.True(answer.IsAcknowledged);
    }

    [Fact]
    public async Task An_app_with_another_key_refuses_everything()
    {
        await using var mock = await EventMock.StartWithEventsAsync();
        await using var app = await WebhookApp.StartAsync(mock, events => events.HandleOthers((_, _, _) => Task.CompletedTask), options => options.EncryptKey = "another");

        var answer = await mock.Events.SendAsync("im.message.receive_v1", cancellationToken: Patience.Token);

        Assert.Equal((401, false), (answer.Status, answer.IsAcknowledged));
    }

    [Fact]
    public async Task An_event_that_is_not_taken_is_sent_again_as_the_platform_does()
    {
        var clock = new WatchedTime();
        await using var mock = await EventMock.StartWithEventsAsync(new FeishuMockOptions { TimeProvider = clock });
        var attempts = 0;
        await using var app = await WebhookApp.StartAsync(
            mock,
            events => events.HandleOthers((_, _, _) => ++attempts < 5 ? throw new InvalidOperationException("a slip of the handler") : Task.CompletedTask),
            options => options.TimeProvider = clock);

        var answer = mock.Events.SendAsync("im.message.receive_v1", delivery: new() { Redeliveries = FeishuMockDelivery.PlatformRedeliveries }, cancellationToken: Patience.Token);
        foreach (var pause in FeishuMockDelivery.PlatformRedeliveries)
        {
            await clock.WaitForTimerAsync(pause);
            clock.Advance(pause);
        }

        Assert.Equal((200, 5), ((await answer).Status, (await answer).Attempts));
        Assert.Equal(5, attempts);
    }

    [Fact]
    public async Task An_app_that_does_not_answer_in_time_has_not_taken_it()
    {
        var clock = new WatchedTime();
        await using var mock = await EventMock.StartWithEventsAsync(new FeishuMockOptions { TimeProvider = clock });
        using var client = new HttpClient(new SilentHandler()) { BaseAddress = new("http://app.example") };
        mock.Events.SendTo(client, "/feishu/events");

        var answer = mock.Events.SendAsync("im.message.receive_v1", cancellationToken: Patience.Token);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(3));
        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal((null, "", 1), ((await answer).Status, (await answer).Body, (await answer).Attempts));
    }

    [Fact]
    public async Task What_needs_an_address_says_so()
    {
        await using var mock = await EventMock.StartWithEventsAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => mock.Events.SendChallengeAsync(Patience.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => mock.Events.SendCardActionAsync("x", new() { IsOldForm = true }, Patience.Token));

        mock.Events.SendTo(new Uri("http://127.0.0.1:1/feishu/events"));
        await Assert.ThrowsAsync<HttpRequestException>(() => mock.Events.SendChallengeAsync(Patience.Token));
    }

    /// <summary>An app at which requests arrive, and are not answered.</summary>
    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
