#pragma warning disable xUnit1051 // nothing is under way that could be cancelled: the client is a substitute
using System.Net;
using Feishu.Bots.FeishuApi;
using Feishu.Bots.FeishuApi.TaskV1;
using Feishu.Runtime;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace Feishu.Bots;

/// <summary>How users test their own code: without a server, the client replaced by a substitute.</summary>
public class MockedCallTests
{
    private readonly FeishuClient _feishu = Substitute.For<FeishuClient>();
    private readonly TaskResource _tasks = Substitute.For<TaskResource>();

    public MockedCallTests()
    {
        var service = Substitute.For<TaskService>();
        var version = Substitute.For<TaskV1Service>();
        _feishu.Task.Returns(service);
        service.V1.Returns(version);
        version.Task.Returns(_tasks);
    }

    [Fact]
    public async Task Answer_is_made_by_hand()
    {
        _tasks.BatchDeleteFollowerAsync("task", Arg.Is<BatchDeleteFollowerTaskRequest>(body => body.IdList!.Contains("ou_1")))
            .Returns(new BatchDeleteFollowerTaskResponse { Followers = ["ou_1"] });

        Assert.Equal("removed ou_1", await RemoveAsync("task", "ou_1"));
        await _tasks.Received(1).BatchDeleteFollowerAsync("task", Arg.Any<BatchDeleteFollowerTaskRequest>());
    }

    [Fact]
    public async Task Refusal_is_made_by_hand()
    {
        _tasks.BatchDeleteFollowerAsync("", new()).ReturnsForAnyArgs(Task.FromException<BatchDeleteFollowerTaskResponse>(new FeishuApiException(
            TaskResource.BatchDeleteFollowerOperation, BatchDeleteFollowerTaskErrors.InvalidTaskId, "Invalid task id.", HttpStatusCode.BadRequest)));

        var suggestion = TaskResource.BatchDeleteFollowerOperation.FindError(BatchDeleteFollowerTaskErrors.InvalidTaskId)!.Suggestion;
        Assert.Equal(suggestion, await RemoveAsync("no-such-task", "ou_1"));
    }

    [Fact]
    public async Task Lost_connection_is_made_by_hand()
    {
        _tasks.BatchDeleteFollowerAsync("", new()).ThrowsAsyncForAnyArgs(
            new FeishuTransportException("The server did not respond", TaskResource.BatchDeleteFollowerOperation));

        Assert.Equal("The server did not respond", await RemoveAsync("task", "ou_1"));
    }

    [Fact]
    public async Task Users_tokens_and_calls_by_path_are_made_by_hand()
    {
        var (transport, users, tokens) = (Substitute.For<FeishuTransport>(), Substitute.For<FeishuUsers>(), Substitute.For<FeishuTokens>());
        _feishu.Transport.Returns(transport);
        _feishu.Users.Returns(users);
        transport.Tokens.Returns(tokens);
        users["ou_1"].Returns(FeishuUserAccessToken.FromString("u-1"));
        tokens.Tenant.Returns(FeishuTenantAccessToken.FromString("t-1"));
        transport.SendJsonAsync(HttpMethod.Get, "/open-apis/new/v1/thing").Returns(FeishuJson.Parse("""{"code":0,"data":{"id":"1"}}"""));

        Assert.Equal("u-1", await _feishu.Users["ou_1"].GetAsync());
        Assert.Equal("t-1", await _feishu.Transport.Tokens.Tenant.GetAsync());
        Assert.Equal("1", (await _feishu.Transport.SendJsonAsync(HttpMethod.Get, "/open-apis/new/v1/thing"))["data"]["id"].GetString());
        await users.SignOutAsync("ou_1");
        await users.Received(1).SignOutAsync("ou_1");
    }

    [Fact]
    public async Task Response_with_its_log_id_is_made_by_hand()
    {
        _feishu.WithResponseAsync(Arg.Any<Func<FeishuCallOptions, Task<BatchDeleteFollowerTaskResponse>>>()).ReturnsForAnyArgs(
            new FeishuResponse<BatchDeleteFollowerTaskResponse>(new() { Followers = ["ou_1"] }, new FeishuResponse(HttpStatusCode.OK, "log-1")));

        var response = await _feishu.WithResponseAsync(options => _feishu.Task.V1.Task.BatchDeleteFollowerAsync("task", new(), options: options));

        Assert.Equal(("ou_1", "log-1"), (response.Result.Followers![0], response.LogId));
    }

    [Fact]
    public void Exceptions_of_every_kind_are_made_by_hand()
    {
        var refusal = new FeishuApiException(null, 10014, "app secret invalid") { RetryAfter = TimeSpan.FromSeconds(1) };
        FeishuException[] all =
        [
            refusal,
            new FeishuCredentialsException(refusal, "cli_1"),
            new FeishuTransportException("The connection is lost") { RetryAfter = TimeSpan.FromSeconds(2) },
            new FeishuLimitException("Too many") { RetryAfter = TimeSpan.FromSeconds(3) },
            new FeishuSignInRequiredException(null, refusal),
            new FeishuValidationException(null, [new() { Field = "a", Description = "is missing" }]),
        ];

        Assert.Equal([1, 1, 2, 3, null, null], all.Select(e => e.RetryAfter?.TotalSeconds));
        Assert.All(all, e => Assert.NotEqual("", e.Message));
    }

    [Fact]
    public async Task A_mock_of_the_transport_says_why_it_cannot_call()
    {
        var transport = Substitute.For<FeishuTransport>();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => new FeishuClient(transport).Task.V1.Task.BatchDeleteFollowerAsync("task", new()));

        Assert.Contains("mock", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_without_a_transport_says_why_it_cannot_call()
    {
        var e = Assert.Throws<InvalidOperationException>(() => new Bare().Transport);

        Assert.Contains("mock", e.Message, StringComparison.Ordinal);
    }

    /// <summary>A mock by hand that overrides nothing.</summary>
    private sealed class Bare : FeishuClient;

    /// <summary>The user's code under test.</summary>
    private async Task<string?> RemoveAsync(string taskId, string user)
    {
        try
        {
            var removed = await _feishu.Task.V1.Task.BatchDeleteFollowerAsync(taskId, new() { IdList = [user] });
            return $"removed {string.Join(", ", removed.Followers ?? [])}";
        }
        catch (FeishuApiException e) when (e.Code == BatchDeleteFollowerTaskErrors.InvalidTaskId)
        {
            return e.Suggestion;
        }
        catch (FeishuTransportException e)
        {
            return e.Message;
        }
    }
}
