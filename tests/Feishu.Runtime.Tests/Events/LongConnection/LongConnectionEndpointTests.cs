using System.Net;
using System.Text.Json.Nodes;

namespace Feishu.Runtime.Tests;

/// <summary>Where the platform has an app connect to.</summary>
public sealed class LongConnectionEndpointTests : IDisposable
{
    private static readonly LongConnectionSettings s_settings = new();

    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task The_app_says_who_it_is_and_gets_an_address_and_numbers()
    {
        _platform.Answers("""{"code":0,"msg":"","data":{"URL":"wss://msg.example/ws/v2?device_id=1&service_id=33554678&ticket=t%3D1","ClientConfig":{"PingInterval":90}}}""");

        var address = await AskAsync();

        var sent = Assert.Single(_platform.Requests);
        Assert.Equal((HttpMethod.Post, "https://open.feishu.cn/callback/ws/endpoint", "zh"), (sent.Method, sent.Uri, sent.Headers["locale"]));
        Assert.Null(sent.Token);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"AppID":"cli_test","AppSecret":"the-secret-of-the-app"}"""), JsonNode.Parse(sent.Body!)));
        Assert.Equal(("wss://msg.example/ws/v2?device_id=1&service_id=33554678&ticket=t%3D1", 33554678), (address.Uri.AbsoluteUri, address.Service));
        Assert.Equal(s_settings with { PingInterval = TimeSpan.FromSeconds(90) }, address.Settings);
        Assert.Equal("msg.example", address.ToString());
    }

    [Theory]
    [InlineData("ws://msg.example/ws", false, false)]
    [InlineData("ws://msg.example/ws", true, true)]
    [InlineData("ws://127.0.0.1/ws", false, true)]
    [InlineData("wss://msg.example/ws", false, true)]
    [InlineData("https://msg.example/ws", true, false)]
    [InlineData("file:///ws", true, false)]
    [InlineData("/ws", true, false)]
    [InlineData("", true, false)]
    public async Task Addresses_without_encryption_are_refused_unless_they_are_allowed(string url, bool allowsHttp, bool isTaken)
    {
        _platform.Answers($$$"""{"code":0,"data":{"URL":"{{{url}}}"}}""");

        var address = AskAsync(options => options.AllowHttp = allowsHttp);

        if (isTaken)
        {
            Assert.Equal((url, 0), ((await address).Uri.OriginalString, (await address).Service));
        }
        else
        {
            Assert.Contains("wss://", (await Assert.ThrowsAsync<FeishuTransportException>(() => address)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"code":0}""")]
    [InlineData("""{"code":0,"data":null}""")]
    [InlineData("""{"code":0,"data":{"URL":7}}""")]
    public async Task An_answer_without_an_address_is_a_failure_that_may_pass(string json)
    {
        _platform.Answers(json);

        Assert.True(LongConnectionRefusals.MayPass(await Assert.ThrowsAsync<FeishuTransportException>(() => AskAsync()), hasConnected: false));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    public async Task A_refusal_counts_whatever_its_status(HttpStatusCode status)
    {
        _platform.Answers("""{"code":514,"msg":"no"}""", status);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => AskAsync());

        Assert.Equal((514, "no", false), (e.Code, e.ApiMessage, LongConnectionRefusals.MayPass(e, hasConnected: false)));
        Assert.Single(_platform.Requests);
    }

    private Task<LongConnectionAddress> AskAsync(Action<FeishuOptions>? configure = null)
        => new LongConnectionEndpoint(FeishuLongConnectionClientExtensions.AppOf(_platform.CreateTransport(configure))).AskAsync(s_settings, CancellationToken.None);
}
