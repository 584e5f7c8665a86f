using System.Threading.RateLimiting;

namespace Feishu.Runtime.Tests;

/// <summary>The client's own limits.</summary>
public sealed class LimiterTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakePlatform _platform = new();
    private readonly PageLimits _limits = new();

    public void Dispose()
    {
        _limits.Dispose();
        _platform.Dispose();
    }

    [Fact]
    public async Task Calls_beyond_the_pages_limit_wait_before_they_are_sent()
    {
        using var client = _platform.CreateRepeatingClient(limiter: _limits.Limiter);
        var operation = Operation("a", new(PerMinute: 3));
        for (var i = 0; i < 3; i++)
        {
            await SendAsync(client, operation);
        }

        using var cancellation = new CancellationTokenSource();
        var fourth = SendAsync(client, operation, cancellationToken: cancellation.Token);
        Assert.False(fourth.IsCompleted);
        await SendAsync(client, operation, new() { TenantKey = "other" });
        await SendAsync(client, Operation("b", new(PerMinute: 3)));
        await SendAsync(client, Operation("c", null));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fourth);
        Assert.Equal(6, _platform.Requests.Count);
    }

    [Fact]
    public void Both_limits_of_a_page_count()
    {
        // How many may go at once is the smaller one, whichever of them that is.
        Assert.Equal(2, Count(new(PerMinute: 100, PerSecond: 2)));
        Assert.Equal(3, Count(new(PerMinute: 3, PerSecond: 100)));
        Assert.Equal(4, Count(new(PerSecond: 4)));
        Assert.Equal(10, Count(new()));

        int Count(FeishuRateLimit limit)
        {
            var scope = new FeishuLimitScope("cli", Operation("x", limit), TenantKey: null);
            return Enumerable.Range(0, 10).Count(_ => _limits.Limiter.AttemptAcquire(scope).IsAcquired);
        }
    }

    [Fact]
    public async Task A_limiter_of_ones_own_is_asked_before_every_attempt_and_may_refuse()
    {
        var scopes = new List<FeishuLimitScope>();
        using var limiter = PartitionedRateLimiter.Create<FeishuLimitScope, int>(scope =>
        {
            scopes.Add(scope);
            return RateLimitPartition.GetFixedWindowLimiter(0, _ => new() { PermitLimit = 1, Window = TimeSpan.FromHours(1), QueueLimit = 0 });
        });
        using var client = _platform.CreateRepeatingClient(limiter: limiter);

        await client.PingAsync(new() { TenantKey = "one" }, s_noHurry);
        var e = await Assert.ThrowsAsync<FeishuLimitException>(() => client.PingAsync(new() { TenantKey = "one" }, s_noHurry));

        Assert.Equal("ping.v1.ping was not sent: the client's limiter gave no permit", e.Message);
        Assert.InRange(e.RetryAfter!.Value, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        Assert.Equal(new FeishuLimitScope("cli_test", FollowerClient.PingOperation, "one"), scopes[0]);
        Assert.Single(_platform.Requests);
    }

    private static FeishuOperation Operation(string id, FeishuRateLimit? limit) => new(id, HttpMethod.Get, "/open-apis/x") { RateLimit = limit };

    private static Task SendAsync(FollowerClient client, FeishuOperation operation, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
        => client.Transport.SendAsync(new FeishuCall(operation, options), cancellationToken);
}
