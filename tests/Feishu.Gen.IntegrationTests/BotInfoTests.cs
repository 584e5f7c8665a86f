using Feishu.Bots.FeishuApi;
using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary>An operation whose result stands at the top level of its answer and that sends no body.</summary>
public class BotInfoTests
{
    [Fact]
    public async Task Result_is_read_from_the_top_level()
    {
        await using var fake = await FakeFeishu.StartAsync(new Answer(
            """{"bot":{"activate_status":2,"app_name":"助手","ip_white_list":["203.0.113.7"],"open_id":"ou_bot"},"code":0,"msg":"ok"}"""));
        using var feishu = FeishuClient.Create(fake.CreateOptions());

        var answer = await feishu.Bot.V3.Info.GetAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, answer.Bot?.ActivateStatus);
        Assert.Equal("助手", answer.Bot?.AppName);
        Assert.Equal(["203.0.113.7"], answer.Bot?.IpWhiteList);
        Assert.Equal("ou_bot", answer.Bot?.OpenId);
        Assert.Null(answer.Bot?.AvatarUrl);
    }

    [Fact]
    public async Task Nothing_is_sent_but_the_token()
    {
        await using var fake = await FakeFeishu.StartAsync(new Answer("""{"code":0,"msg":"ok","bot":{}}"""));
        using var feishu = FeishuClient.Create(fake.CreateOptions());

        await feishu.Bot.V3.Info.GetAsync(cancellationToken: TestContext.Current.CancellationToken);

        var call = Assert.Single(fake.Calls);
        Assert.Equal(("GET", "/open-apis/bot/v3/info", "", "Bearer t-1"), (call.Method, call.Target, call.Body, call.Authorization));
        Assert.DoesNotContain("Content-Type", call.Headers.Keys);
    }

    [Fact]
    public async Task Refusal_is_told_though_the_result_has_no_data()
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Refusal(11205, "app do not have bot", 400));
        using var feishu = FeishuClient.Create(fake.CreateOptions());

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => feishu.Bot.V3.Info.GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal((11205, "app do not have bot"), (e.Code, e.ApiMessage));
    }
}
