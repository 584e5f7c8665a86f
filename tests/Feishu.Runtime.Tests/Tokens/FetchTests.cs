using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>What comes back, or does not, when a token is asked for.</summary>
public sealed class FetchTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, 11232, 7)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 5000, 7)]
    public async Task A_busy_platform_does_not_mean_wrong_credentials(HttpStatusCode status, long code, int? retryAfter)
    {
        _platform.AnswerToken = (_, _) =>
        {
            var response = FakePlatform.Json($$"""{"code":{{code}},"msg":"busy"}""", status);
            response.Headers.Add("Retry-After", "7");
            return Task.FromResult(response);
        };
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Equal((code, retryAfter), (e.Code, (int?)e.RetryAfter?.TotalSeconds));
    }

    [Fact]
    public async Task A_fetch_that_failed_is_not_kept()
    {
        _platform.AnswerToken = (number, _) => number == 1 ? throw new HttpRequestException("refused") : Task.FromResult(FakePlatform.Token(number));
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));
        Assert.Equal("auth.v3.tenantAccessToken.internal", e.Operation!.Id);

        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        Assert.Equal("Bearer t-2", Assert.Single(_platform.Calls).Token);
    }

    [Fact]
    public async Task Wrong_credentials_are_told_as_such_and_not_shown()
    {
        _platform.AnswerToken = (_, _) => Task.FromResult(FakePlatform.Json("""{"code":10014,"msg":"app secret invalid"}"""));
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuCredentialsException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Equal(10014, e.Code);
        Assert.StartsWith("auth.v3.tenantAccessToken.internal failed: 10014 app secret invalid (HTTP 200, log id log-1)", e.Message, StringComparison.Ordinal);
        Assert.Contains("'cli_test': check AppId, AppSecret and BaseAddress", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret-of-the-app", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(_platform.Calls);
    }

    [Theory]
    [InlineData("""{"code":10003,"msg":"invalid param"}""", "application/json", HttpStatusCode.OK)]
    [InlineData("""{"code":10003,"msg":"invalid param"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":10003,"msg":"invalid param"}""", "text/plain", HttpStatusCode.InternalServerError)]
    [InlineData("""{"msg":"invalid param","error":"x","code":"10003"}""", "text/html", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":10003,"error":"invalid param"}""", "application/json", HttpStatusCode.BadRequest)]
    public async Task A_refused_token_request_keeps_code_and_message(string json, string contentType, HttpStatusCode status)
    {
        _platform.AnswerToken = (_, _) => Task.FromResult(FakePlatform.Text(json, contentType, status));
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuCredentialsException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Equal((10003, "invalid param", status), (e.Code, e.ApiMessage, e.Status));
        Assert.Contains("10003 invalid param", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"code":20004,"error":"invalid_grant","error_description":"the code is expired"}""", "the code is expired")]
    [InlineData("""{"error_description":"the code is expired","error":"invalid_grant","code":20004}""", "the code is expired")]
    [InlineData("""{"code":20004,"error":"invalid_grant"}""", "invalid_grant")]
    public async Task A_refused_sign_in_keeps_code_and_message(string json, string message)
    {
        _platform.Answers(json, HttpStatusCode.BadRequest);
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.Users.SignInAsync("ann", new("the-code"), s_noHurry));

        Assert.Equal((20004, message, HttpStatusCode.BadRequest), (e.Code, e.ApiMessage, e.Status));
    }

    [Fact]
    public async Task A_token_request_that_is_answered_with_no_JSON_keeps_what_came()
    {
        _platform.AnswerToken = (_, _) => Task.FromResult(FakePlatform.Text("<html>code 10003: gateway", "text/html", HttpStatusCode.BadRequest));
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Equal((HttpStatusCode.BadRequest, "<html>code 10003: gateway"), (e.Status, e.BodyExcerpt));
    }

    [Theory]
    [InlineData("""{"code":0,"expire":7200}""")]
    [InlineData("""{"code":0,"tenant_access_token":"","expire":7200}""")]
    [InlineData("""{"code":0,"tenant_access_token":"t-1\r\nX: y","expire":7200}""")]
    public async Task An_answer_without_a_token_is_a_failure(string json)
    {
        _platform.AnswerToken = (_, _) => Task.FromResult(FakePlatform.Json(json));
        using var client = CreateClient();

        Assert.Contains("without a token", (await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"expire\":null")]
    [InlineData(",\"expire\":\"soon\"")]
    [InlineData(",\"expire\":{}")]
    [InlineData(",\"expire\":0")]
    [InlineData(",\"expire\":-5")]
    [InlineData(",\"expire\":9223372036854775807")]
    [InlineData(",\"expire\":1e300")]
    [InlineData(",\"expire\":31622401")]
    public async Task A_lifetime_that_makes_no_sense_is_half_an_hour(string expire)
    {
        _platform.AnswerToken = (number, _) => Task.FromResult(FakePlatform.Json($$"""{"code":0,"tenant_access_token":"t-{{number}}"{{expire}}}"""));
        using var client = CreateClient();

        for (var minute = 0; minute < 26; minute++)
        {
            await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(1, _platform.TokenCount);
        _clock.Advance(TimeSpan.FromMinutes(4));
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        Assert.Equal(2, _platform.TokenCount);
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("\"60\"", 60)]
    [InlineData("60.5", 60.5)]
    [InlineData("86400", 86400)]
    public async Task A_lifetime_that_makes_sense_is_kept(string expire, double seconds)
    {
        _platform.AnswerToken = (number, _) => Task.FromResult(FakePlatform.Json($$"""{"code":0,"tenant_access_token":"t-{{number}}","expire":{{expire}}}"""));
        var store = new FeishuMemoryTokenStore(_clock);
        using var client = _platform.CreateClient(options => (options.TimeProvider, options.TokenStore) = (_clock, store));

        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);

        var stored = await store.GetAsync(new TokenKeys("open.feishu.cn", "cli_test").Tenant, s_noHurry);
        Assert.Equal(_clock.GetUtcNow() + TimeSpan.FromSeconds(seconds), stored!.End);
    }

    [Fact]
    public async Task A_call_waits_for_a_token_no_longer_than_its_time()
    {
        _platform.AnswerToken = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        };
        using var client = CreateClient();

        var call = client.RemoveAsync("1", new(), options: new() { Timeout = TimeSpan.FromSeconds(1) }, cancellationToken: s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<FeishuTransportException>(() => call)).InnerException);
    }

    private FollowerClient CreateClient() => _platform.CreateClient(options => options.TimeProvider = _clock);
}
