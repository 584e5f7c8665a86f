using System.Threading.RateLimiting;

namespace Feishu.Runtime.Resilience;

/// <summary>Keeps calls within the limits that the operations' pages give. Calls wait in order; how long is up to the time that they have.</summary>
internal sealed class PageLimits : IDisposable
{
    // How evenly calls are spread over a second or a minute.
    private const int Segments = 10;

    public PartitionedRateLimiter<FeishuLimitScope> Limiter { get; } = PartitionedRateLimiter.CreateChained(
        LimiterOf(static limit => limit.PerMinute, TimeSpan.FromMinutes(1)),
        LimiterOf(static limit => limit.PerSecond, TimeSpan.FromSeconds(1)));

    public void Dispose() => Limiter.Dispose();

    private static PartitionedRateLimiter<FeishuLimitScope> LimiterOf(Func<FeishuRateLimit, int?> permits, TimeSpan window)
        => PartitionedRateLimiter.Create<FeishuLimitScope, FeishuLimitScope>(scope =>
            scope.Operation.RateLimit is { } limit && permits(limit) is { } count and > 0
                ? RateLimitPartition.GetSlidingWindowLimiter(scope, _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = count,
                    Window = window,
                    SegmentsPerWindow = Segments,
                    QueueLimit = int.MaxValue,
                    QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                })
                : RateLimitPartition.GetNoLimiter(scope));
}
