using System.Globalization;
using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>What the platform asks to wait, everybody waits.</summary>
public sealed class ResetTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task Everybody_waits_for_the_reset_of_one_refusal()
    {
        var refusals = 1;
        _platform.Answers(_ => Interlocked.Decrement(ref refusals) >= 0 ? Refusal("10") : FakePlatform.Json("""{"code":0}"""));
        using var client = CreateClient();
        var begun = _clock.GetUtcNow();

        var first = client.PingAsync(cancellationToken: s_noHurry);
        await _platform.UntilAsync(requests: 1);
        var others = Enumerable.Range(0, 100).Select(_ => client.PingAsync(cancellationToken: s_noHurry)).ToArray();
        _clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Single(_platform.Requests);
        Assert.All(others, call => Assert.False(call.IsCompleted));

        await _clock.PassUntilAsync(Task.WhenAll([first, .. others]));
        Assert.Equal(102, _platform.Requests.Count);
        Assert.InRange(_clock.GetUtcNow() - begun, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task Other_operations_and_tenants_do_not_wait()
    {
        _platform.Answers(sent => sent.Uri.EndsWith("/ping", StringComparison.Ordinal) && !sent.Headers.ContainsKey("X-Other") ? Refusal("10") : FakePlatform.Json("""{"code":0}"""));
        using var client = CreateClient();
        var refused = client.PingAsync(cancellationToken: s_noHurry);
        await _platform.UntilAsync(requests: 1);

        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await client.PingAsync(new() { TenantKey = "other", Headers = new Dictionary<string, string> { ["X-Other"] = "1" } }, s_noHurry);

        Assert.False(refused.IsCompleted);
    }

    [Fact]
    public async Task A_client_that_repeats_nothing_waits_all_the_same()
    {
        var refusals = 1;
        _platform.Answers(_ => Interlocked.Decrement(ref refusals) >= 0 ? Refusal("7") : FakePlatform.Json("""{"code":0}"""));
        using var client = _platform.CreateClient(options => (options.TimeProvider, options.Timeout) = (_clock, Timeout.InfiniteTimeSpan));

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync(cancellationToken: s_noHurry));
        Assert.Equal(TimeSpan.FromSeconds(7), e.RetryAfter);
        var next = client.PingAsync(cancellationToken: s_noHurry);
        Assert.False(next.IsCompleted);
        await _clock.PassUntilAsync(next);

        Assert.Equal(2, _platform.Requests.Count);
    }

    [Fact]
    public async Task Who_has_less_time_than_the_reset_is_told_at_once()
    {
        _platform.Answers(_ => Refusal("30"));
        using var client = CreateClient();
        var options = new FeishuCallOptions { Timeout = TimeSpan.FromSeconds(20) };

        // The first is told what the platform said, the next why it is not sent.
        Assert.Equal(99991400, (await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync(options, s_noHurry))).Code);
        var e = await Assert.ThrowsAsync<FeishuLimitException>(() => client.PingAsync(options, s_noHurry));

        Assert.Equal(TimeSpan.FromSeconds(30), e.RetryAfter);
        Assert.Single(_platform.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public async Task A_reset_that_makes_no_sense_is_passed_over(string reset)
    {
        _platform.Answers(_ => Refusal(reset));
        using var client = _platform.CreateClient();

        Assert.Null((await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync(cancellationToken: s_noHurry))).RetryAfter);
        Assert.IsType<FeishuApiException>(await Record.ExceptionAsync(() => client.PingAsync(cancellationToken: s_noHurry)));
    }

    /// <summary>What a gateway in between sends, and what is waited for it.</summary>
    [Theory]
    [InlineData(HttpStatusCode.BadRequest, """{"code":20050,"msg":"m"}""", null)]
    [InlineData(HttpStatusCode.BadRequest, """{"code":99991400,"msg":"m"}""", 7)]
    [InlineData(HttpStatusCode.BadGateway, "<html>", null)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>", 7)]
    [InlineData(HttpStatusCode.TooManyRequests, "slow down", 7)]
    public async Task Retry_after_is_told_where_waiting_helps(HttpStatusCode status, string body, int? expected)
    {
        _platform.Answers(_ => Header(FakePlatform.Text(body, "application/json", status), "Retry-After", "7"));
        using var client = _platform.CreateClient(options => options.TimeProvider = _clock);

        var e = await Assert.ThrowsAnyAsync<FeishuException>(() => client.PingAsync(cancellationToken: s_noHurry));

        Assert.Equal(expected, e.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("2", null, null, 2)]
    [InlineData("2", "5", null, 5)]
    [InlineData("2", "soon", null, 2)]
    [InlineData("9999", null, null, 300)]
    [InlineData("-1", null, null, null)]
    [InlineData("soon", null, null, null)]
    [InlineData("Sat, 01 Jan 2000 00:00:08 GMT", null, null, 8)]
    [InlineData("Fri, 31 Dec 1999 23:00:00 GMT", null, null, 0)]
    [InlineData("Sat, 01 Jan 2000 10:00:08 GMT", null, "Sat, 01 Jan 2000 10:00:01 GMT", 7)]
    public async Task Retry_After_counts_where_the_platforms_own_header_is_not_there(string retryAfter, string? reset, string? date, int? expected)
    {
        _platform.Answers(_ => Header(Header(Header(FakePlatform.Json("""{"code":99991400,"msg":"m"}""", HttpStatusCode.TooManyRequests), "Retry-After", retryAfter), "x-ogw-ratelimit-reset", reset), "Date", date));
        using var client = _platform.CreateClient(options => options.TimeProvider = _clock);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync(cancellationToken: s_noHurry));

        Assert.Equal(expected, e.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, """{"code":99991400,"msg":"m"}""")]
    [InlineData(HttpStatusCode.TooManyRequests, "slow down")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "<html>")]
    public async Task No_repeat_comes_before_Retry_After(HttpStatusCode status, string body)
    {
        var refusals = 1;
        _platform.Answers(_ => Interlocked.Decrement(ref refusals) >= 0 ? Header(FakePlatform.Text(body, "text/plain", status), "Retry-After", "20") : FakePlatform.Json("""{"code":0}"""));
        using var client = CreateClient();
        var begun = _clock.GetUtcNow();

        await _clock.PassUntilAsync(client.PingAsync(cancellationToken: s_noHurry));

        Assert.Equal(2, _platform.Requests.Count);
        Assert.InRange(_clock.GetUtcNow() - begun, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(22));
    }

    [Fact]
    public async Task The_monthly_quota_holds_up_nobody()
    {
        _platform.Answers(_ =>
        {
            var response = FakePlatform.Json("""{"code":99991403,"msg":"quota"}""", HttpStatusCode.TooManyRequests);
            response.Headers.Add("x-ogw-ratelimit-reset", "60");
            return response;
        });
        using var client = CreateClient();

        for (var i = 1; i <= 2; i++)
        {
            Assert.Equal(99991403, (await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync(cancellationToken: s_noHurry))).Code);
            Assert.Equal(i, _platform.Requests.Count);
        }
    }

    private static HttpResponseMessage Header(HttpResponseMessage response, string name, string? value)
    {
        _ = value is not null && response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    private static HttpResponseMessage Refusal(string reset)
    {
        var response = FakePlatform.Json("""{"code":99991400,"msg":"limit"}""", HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("x-ogw-ratelimit-limit", 100.ToString(CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation("x-ogw-ratelimit-reset", reset);
        return response;
    }

    private FollowerClient CreateClient() => _platform.CreateRepeatingClient(options => (options.TimeProvider, options.Timeout) = (_clock, Timeout.InfiniteTimeSpan));
}
