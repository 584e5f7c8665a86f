using System.Net;

namespace Feishu.Runtime.Tests;

/// <summary>Calls of which no page tells.</summary>
public sealed class AdHocTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task Any_method_and_path_with_any_JSON_goes_with_the_tenants_token()
    {
        _platform.Answers("""{"code":0,"msg":"ok","data":{"id":"x"},"more":[1]}""");
        using var client = _platform.CreateClient();

        var answer = await client.Transport.SendJsonAsync(
            HttpMethod.Patch, "/open-apis/new/v1/things/:odd/{odd}?a=b%20c&d", new FeishuJsonArray { 1, "x" }, cancellationToken: s_noHurry);

        Assert.Equal("x", answer["data"]["id"].GetString());
        Assert.Equal(1, answer["more"][0].GetInt64());
        var sent = Assert.Single(_platform.Calls);
        Assert.Equal((HttpMethod.Patch, "https://open.feishu.cn/open-apis/new/v1/things/:odd/%7Bodd%7D?a=b%20c&d", """[1,"x"]""", "Bearer t-1"), (sent.Method, sent.Uri, sent.Body, sent.Token));
        Assert.Equal("application/json; charset=utf-8", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Any_token_and_the_calls_options_are_taken()
    {
        using var client = _platform.CreateClient();

        await client.Transport.SendJsonAsync(
            HttpMethod.Get, "/approval/openapi/v2/x", token: FeishuUserAccessToken.FromString("u-1"), options: new() { Headers = new Dictionary<string, string> { ["X-A"] = "b" } }, cancellationToken: s_noHurry);

        var sent = Assert.Single(_platform.Requests);
        Assert.Equal(("https://www.feishu.cn/approval/openapi/v2/x", "Bearer u-1", "b", null), (sent.Uri, sent.Token, sent.Headers["X-A"], sent.Body));
    }

    [Fact]
    public async Task Failures_are_told_as_ever_and_a_refused_token_is_renewed()
    {
        _platform.Answers(sent => sent.Token == "Bearer t-1"
            ? FakePlatform.Json("""{"code":99991663}""", HttpStatusCode.BadRequest)
            : FakePlatform.Json("""{"code":1,"msg":"no"}""", HttpStatusCode.BadRequest));
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.Transport.SendJsonAsync(HttpMethod.Get, "/open-apis/x?secret=1", cancellationToken: s_noHurry));

        Assert.Equal("GET /open-apis/x failed: 1 no (HTTP 400, log id log-1)", e.Message);
        Assert.Equal(2, _platform.Calls.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("open-apis/x")]
    [InlineData("https://evil.example/x")]
    [InlineData("@evil.example/x")]
    [InlineData("/open-apis/x#y")]
    public async Task What_is_no_path_is_refused(string path)
    {
        using var client = _platform.CreateClient();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.Transport.SendJsonAsync(HttpMethod.Get, path, cancellationToken: s_noHurry));

        Assert.Empty(_platform.Requests);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("/\\evil.example/x")]
    [InlineData("/..//evil.example/x")]
    [InlineData("/:80@evil.example/")]
    public async Task No_path_leads_to_another_host(string path)
    {
        using var client = _platform.CreateClient();

        await client.Transport.SendJsonAsync(HttpMethod.Get, path, cancellationToken: s_noHurry);

        Assert.Equal("open.feishu.cn", new Uri(Assert.Single(_platform.Calls).Uri).Host);
    }
}
