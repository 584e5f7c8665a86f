using Bots.Api;
using Bots.Api.FeishuApi;
using Bots.Api.FeishuApi.TaskV1;
using Feishu.Runtime;
using Feishu.Testing;
using Xunit;

namespace Bots.Tests;

/// <summary>The library's internals are seen here, the client's among them.</summary>
public class FollowersTests
{
    [Fact]
    public void Answers_are_made_by_hand() => Assert.Equal(["ou_1"], new BatchDeleteFollowerTaskResponse { Followers = ["ou_1"] }.Followers!);

    [Fact]
    public void The_client_can_be_handed_in()
    {
        using var feishu = FeishuClient.Create(new FeishuOptions { AppId = "cli_tests", AppSecret = "secret" });
        using var followers = new Followers(feishu);

        Assert.NotNull(feishu.Task.V1.Task);
    }

    [Fact]
    public async Task Calls_are_answered_as_the_page_says()
    {
        await using var mock = await FeishuMock.StartAsync("Bots.Api/specs", TestContext.Current.CancellationToken);
        using var followers = new Followers(new FeishuOptions { AppId = mock.AppId, AppSecret = mock.AppSecret, BaseAddress = mock.BaseAddress });

        Assert.StartsWith("ou_", await followers.RemoveAsync("task-1", "ou_1"));
    }
}
