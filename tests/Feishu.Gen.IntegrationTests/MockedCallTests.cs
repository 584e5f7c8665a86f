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
            new FeishuTransportException(TaskResource.BatchDeleteFollowerOperation, "was not answered"));

        Assert.Equal("task.v1.task.batchDeleteFollower was not answered", await RemoveAsync("task", "ou_1"));
    }

    [Fact]
    public void Client_without_a_transport_says_why_it_cannot_call()
    {
        var e = Assert.Throws<InvalidOperationException>(() => _feishu.Transport);

        Assert.Contains("mock", e.Message, StringComparison.Ordinal);
    }

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
