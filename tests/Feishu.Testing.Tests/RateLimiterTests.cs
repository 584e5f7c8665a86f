using Feishu.Gen.Operations;
using Feishu.Testing.Platform;
using Feishu.Testing.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Testing.Tests;

public sealed class RateLimiterTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void Calls_over_a_limit_wait_until_its_window_is_over()
    {
        var limiter = new RateLimiter(_clock);
        var limit = new RateLimit(PerMinute: 3, PerSecond: 2);

        Assert.Null(limiter.Take("a", "", limit));
        Assert.Null(limiter.Take("a", "", limit));
        Assert.Equal((2, 1), limiter.Take("a", "", limit));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limiter.Take("a", "", limit));
        Assert.Equal((3, 59), limiter.Take("a", "", limit));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(limiter.Take("a", "", limit));
    }

    [Fact]
    public void Operations_and_tenants_have_limits_of_their_own()
    {
        var limiter = new RateLimiter(_clock);
        var limit = new RateLimit(PerMinute: null, PerSecond: 1);

        Assert.Null(limiter.Take("a", "", limit));
        Assert.Null(limiter.Take("a", "t2", limit));
        Assert.Null(limiter.Take("b", "", limit));
        Assert.Equal((1, 1), limiter.Take("a", "", limit));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Limits_of_pages_are_held_where_that_is_wanted(bool isWanted)
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/racks") { Limit = "1 次/分钟" };
        await using var mock = await SamplePage.StartAsync(new() { LimitCalls = isWanted, TimeProvider = _clock }, page);

        await mock.SendAsync("GET", page.Path);
        var answer = await mock.SendAsync("GET", page.Path);

        Assert.Equal(isWanted ? (429, 99991400) : (200, 0), (answer.Status, answer.Code));
        Assert.Equal(isWanted ? "1 60" : " ", $"{answer.Headers.GetValueOrDefault("x-ogw-ratelimit-limit")} {answer.Headers.GetValueOrDefault("x-ogw-ratelimit-reset")}");
    }
}
