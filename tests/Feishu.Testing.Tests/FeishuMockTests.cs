using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;
using Feishu.Testing.Tests.FeishuApi.ImV1;
using Feishu.Testing.Tests.FeishuApi.TaskV1;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

/// <summary>The mock as a test uses it.</summary>
public sealed class FeishuMockTests
{
    private const string Remove = "task.v1.task.batchDeleteFollower";

    [Fact]
    public async Task Client_gets_the_pages_example()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);

        var removed = await RemoveAsync(feishu, "ou_1");

        Assert.NotEmpty(removed.Followers!);
        Assert.Contains(Remove, mock.Operations);
    }

    [Fact]
    public async Task Requests_are_kept_as_they_were_sent()
    {
        var told = new List<FeishuMockRequest>();
        await using var mock = await FeishuMock.StartAsync("specs", new FeishuMockOptions { OnRequest = told.Add }, Patience.Token);
        using var feishu = Client.Of(mock);

        await RemoveAsync(feishu, "ou_1");

        var request = mock.Requests[^1];
        Assert.Equal(("POST", "/open-apis/task/v1/tasks/t%2F1/batch_delete_follower", Remove), (request.Method, request.Path, request.OperationId));
        Assert.Equal(("t/1", "open_id", 200, 0L), (request.PathValues["task_id"], request.Query["user_id_type"].ToString(), request.Status!.Value, request.Code!.Value));
        Assert.StartsWith("Bearer t-", request.Headers["authorization"], StringComparison.Ordinal);
        Assert.Equal("""{"id_list":["ou_1"]}""", request.Body!.ToJsonString());
        Assert.Equal($"POST {request.Path} -> 200 0  {Remove}", request.ToString());
        Assert.Equal(mock.Requests, told);
    }

    [Fact]
    public async Task Operation_answers_what_a_test_says()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);

        mock.Respond(Remove, FeishuMockResponse.Result("""{"followers":["ou_7"]}"""));
        Assert.Equal(["ou_7"], (await RemoveAsync(feishu, "ou_1")).Followers);

        mock.Respond(Remove, request => FeishuMockResponse.Result(new JsonObject { ["followers"] = request.Body!["id_list"]!.DeepClone() }));
        Assert.Equal(["ou_8"], (await RemoveAsync(feishu, "ou_8")).Followers);

        mock.Respond(Remove, FeishuMockResponse.Error(BatchDeleteFollowerTaskErrors.InvalidTaskId));
        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(feishu, "ou_1"));
        Assert.Equal((BatchDeleteFollowerTaskErrors.InvalidTaskId, "Invalid task id."), (e.Code, e.ApiMessage));

        mock.Respond(Remove, FeishuMockResponse.Body("[]", 500));
        await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(feishu, "ou_1"));

        mock.Respond(Remove, _ => null);
        Assert.NotEmpty((await RemoveAsync(feishu, "ou_1")).Followers!);
    }

    [Fact]
    public async Task Function_for_all_operations_looks_first_and_the_last_one_before_the_others()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Respond(Remove, FeishuMockResponse.Result("""{"followers":["own"]}"""));
        mock.Respond(_ => FeishuMockResponse.Result("""{"followers":["first"]}"""));
        mock.Respond(request => request.Body!["id_list"]!.AsArray().Count > 1 ? FeishuMockResponse.Result("""{"followers":["second"]}""") : null);

        Assert.Equal(["first"], (await RemoveAsync(feishu, "ou_1")).Followers);
        Assert.Equal(["second"], (await RemoveAsync(feishu, "ou_1", "ou_2")).Followers);
    }

    [Fact]
    public async Task Result_at_the_top_level_stays_there()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Respond("bot.v3.info.get", FeishuMockResponse.Result("""{"bot":{"app_name":"助手"}}"""));

        Assert.Equal("助手", (await feishu.Bot.V3.Info.GetAsync(cancellationToken: Patience.Token)).Bot!.AppName);
    }

    [Fact]
    public async Task File_of_a_test_is_downloaded()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Respond("im.v1.message_resource.get", FeishuMockResponse.Bytes([1, 2], "图.png", "image/png"));

        await using var file = await feishu.Im.V1.MessageResource.GetAsync("om_1", "k", GetMessageResourceType.Image, cancellationToken: Patience.Token);

        Assert.Equal(("图.png", "image/png"), (file.FileName, file.ContentType));
    }

    [Fact]
    public async Task Many_calls_at_the_same_time_are_all_answered_and_kept()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Respond(Remove, request => FeishuMockResponse.Result(new JsonObject { ["followers"] = request.Body!["id_list"]!.DeepClone() }));

        var removed = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => RemoveAsync(feishu, $"ou_{i}")));

        Assert.Equal(Enumerable.Range(0, 64).Select(i => $"ou_{i}"), removed.Select(r => r.Followers!.Single()));
        Assert.Equal(64, mock.Requests.Count(r => r.OperationId == Remove));
    }

    [Fact]
    public async Task Function_that_throws_is_told_to_the_caller()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Respond(Remove, _ => throw new InvalidOperationException("a slip of the test"));

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(feishu, "ou_1"));

        Assert.Contains("a slip of the test", e.BodyExcerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Repeat_with_the_same_key_is_answered_as_before()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        var count = 0;
        mock.Respond("im.v1.message.create", _ => FeishuMockResponse.Result($$"""{"message_id":"om_{{++count}}"}"""));

        string[] ids = [await SendAsync("a"), await SendAsync("a"), await SendAsync("b"), await SendAsync(null), await SendAsync(null)];

        Assert.Equal(["om_1", "om_1", "om_2", "om_3", "om_4"], ids);

        async Task<string> SendAsync(string? uuid) => (await feishu.Im.V1.Message.CreateAsync(
            CreateMessageReceiveIdType.OpenId,
            new() { ReceiveId = "ou_1", MsgType = CreateMessageMsgType.Text, Content = "{}", Uuid = uuid },
            cancellationToken: Patience.Token)).MessageId!;
    }

    [Fact]
    public async Task Helpdesk_wants_its_own_credentials()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock, options => (options.HelpdeskId, options.HelpdeskToken) = ("1", "2"));

        await feishu.Helpdesk.V1.Helpdesk.StartServiceAsync(new() { OpenId = "ou_1" }, cancellationToken: Patience.Token);
        var without = await mock.SendAsync("POST", "/open-apis/helpdesk/v1/start_service", """{"open_id":"ou_1"}""");

        Assert.Equal(["X-Lark-Helpdesk-Authorization is required"], without.Violations);
    }

    [Fact]
    public async Task Store_app_calls_for_tenants()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock, options => options.IsStoreApp = true);
        await feishu.Transport.Tokens.SetAppTicketAsync(new FeishuMockOptions().AppTicket, Patience.Token);

        await feishu.Task.V1.Task.BatchDeleteFollowerAsync("t", new(), options: new() { TenantKey = "tenant-1" }, cancellationToken: Patience.Token);
        await feishu.Task.V1.Task.BatchDeleteFollowerAsync("t", new(), options: new() { TenantKey = "tenant-2" }, cancellationToken: Patience.Token);

        Assert.Equal(3, mock.Requests.Count(r => r.IsForToken));
        Assert.Equal(2, mock.Requests.Where(r => !r.IsForToken).Select(r => r.Headers["Authorization"]).Distinct().Count());
    }

    [Fact]
    public async Task User_signs_in_and_the_token_refreshes_itself_once_for_each_refresh_token()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var mock = await FeishuMock.StartAsync("specs", new FeishuMockOptions { TimeProvider = clock }, Patience.Token);
        using var feishu = Client.Of(mock, options => options.TimeProvider = clock);

        await feishu.Users.SignInAsync("me", new FeishuSignIn(mock.IssueAuthorizationCode("offline_access")), Patience.Token);
        await feishu.Authen.V1.UserInfo.GetAsync(feishu.Users["me"], cancellationToken: Patience.Token);
        clock.Advance(TimeSpan.FromHours(3));
        await feishu.Authen.V1.UserInfo.GetAsync(feishu.Users["me"], cancellationToken: Patience.Token);

        Assert.Equal(["authorization_code", "refresh_token"], mock.Requests.Where(r => r.IsForToken).Select(r => (string?)r.Body!["grant_type"]));
        var used = (string)mock.Requests.Last(r => r.IsForToken).Body!["refresh_token"]!;
        var again = await mock.SendAsync("POST", "/open-apis/authen/v2/oauth/token", $$"""
            {"grant_type":"refresh_token","client_id":"{{mock.AppId}}","client_secret":"{{mock.AppSecret}}","refresh_token":"{{used}}"}
            """, "");
        Assert.Equal(20026, again.Code);
    }

    [Theory]
    [InlineData("bot.v3.Info.get")]
    [InlineData("bot.v3.info.get")]
    [InlineData("helpdesk.v1.helpdesk.startService")]
    [InlineData("bitable.v1.appTableRecord.list")]
    public async Task Operations_are_known_by_the_names_of_the_official_SDKs_too(string id)
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);

        mock.Respond(id, _ => null);
        mock.Inject(FeishuMockFault.Drop with { OperationId = id });
    }

    [Fact]
    public async Task What_no_page_has_is_told_at_once()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);

        Assert.Contains("im.v1.message.craete", Assert.Throws<ArgumentException>(() => mock.Respond("im.v1.message.craete", _ => null)).Message, StringComparison.Ordinal);
        Assert.Contains("tokens", Assert.Throws<ArgumentException>(() => mock.Respond("auth.v3.tenantAccessToken.internal", _ => null)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => FeishuMock.StartAsync("no-such-folder", Patience.Token));
    }

    [Fact]
    public async Task Findings_about_the_pages_are_there_and_a_single_page_will_do()
    {
        await using var all = await FeishuMock.StartAsync("specs", Patience.Token);
        await using var one = await FeishuMock.StartAsync("specs/bot/v3/info.md", Patience.Token);

        var readme = Assert.Single(all.Findings, f => f.Page == "README.md");
        Assert.Equal(("hidden", "FSG0002"), (readme.Severity, readme.Id));
        Assert.StartsWith($"README.md({readme.Line},{readme.Column}): hidden FSG0002: ", readme.ToString(), StringComparison.Ordinal);
        Assert.Equal(["bot.v3.Info.get"], one.Operations);
    }

    private static Task<BatchDeleteFollowerTaskResponse> RemoveAsync(FeishuClient feishu, params string[] users) => feishu.Task.V1.Task.BatchDeleteFollowerAsync(
        "t/1", new() { IdList = users }, query: new() { UserIdType = FeishuUserIdType.OpenId }, cancellationToken: Patience.Token);
}
