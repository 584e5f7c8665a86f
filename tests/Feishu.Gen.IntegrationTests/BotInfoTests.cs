using Feishu.Bots.FeishuApi;
using Feishu.Runtime;
using Feishu.Testing;

namespace Feishu.Bots;

/// <summary>An operation whose result stands at the top level of its answer and that sends no body.</summary>
public class BotInfoTests
{
    [Fact]
    public async Task Result_is_read_from_the_top_level()
    {
        await using var mock = await Mock.StartAsync();
        mock.Respond(Mock.BotInfo, FeishuMockResponse.Result("""{"bot":{"activate_status":2,"app_name":"助手","ip_white_list":["203.0.113.7"],"open_id":"ou_bot"}}"""));
        using var feishu = FeishuClient.Create(mock.CreateOptions());

        var answer = await feishu.Bot.V3.Info.GetAsync(cancellationToken: Patience.Token);

        Assert.Equal(2, answer.Bot?.ActivateStatus);
        Assert.Equal("助手", answer.Bot?.AppName);
        Assert.Equal(["203.0.113.7"], answer.Bot?.IpWhiteList);
        Assert.Equal("ou_bot", answer.Bot?.OpenId);
        Assert.Null(answer.Bot?.AvatarUrl);
    }

    [Fact]
    public async Task Nothing_is_sent_but_the_token()
    {
        await using var mock = await Mock.StartAsync();
        using var feishu = FeishuClient.Create(mock.CreateOptions());

        await feishu.Bot.V3.Info.GetAsync(cancellationToken: Patience.Token);

        var call = Assert.Single(mock.Calls());
        Assert.Equal(("GET", "/open-apis/bot/v3/info", 0), (call.Method, call.Path, call.Query.Count));
        Assert.Equal($"Bearer {mock.IssueTenantToken()}", call.Headers["Authorization"]);
        Assert.Null(call.Body);
        Assert.DoesNotContain("Content-Length", call.Headers.Keys);
        Assert.DoesNotContain("Content-Type", call.Headers.Keys);
    }

    [Fact]
    public async Task Refusal_is_told_though_the_result_has_no_data()
    {
        await using var mock = await Mock.StartAsync();
        mock.Respond(Mock.BotInfo, FeishuMockResponse.Error(11205, "app do not have bot"));
        using var feishu = FeishuClient.Create(mock.CreateOptions());

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => feishu.Bot.V3.Info.GetAsync(cancellationToken: Patience.Token));

        Assert.Equal((11205, "app do not have bot"), (e.Code, e.ApiMessage));
    }
}
