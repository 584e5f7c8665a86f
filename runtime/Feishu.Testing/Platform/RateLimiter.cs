using System.Collections.Concurrent;
using Feishu.Gen.Operations;

namespace Feishu.Testing.Platform;

/// <summary>Counts calls in windows of a second and of a minute, each beginning with the first call after the one before.</summary>
/// <param name="clock">Tells the time.</param>
internal sealed class RateLimiter(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Operation, string Tenant), Windows> _windows = [];

    /// <summary>Counts a call.</summary>
    /// <param name="operation">The operation's id.</param>
    /// <param name="tenant">The tenant that is called for: each has limits of its own.</param>
    /// <param name="limit">What the page allows.</param>
    /// <returns>The limit that would be passed and the seconds until it is over; null where the call may go on.</returns>
    public (int Limit, long Reset)? Take(string operation, string tenant, RateLimit limit) =>
        _windows.GetOrAdd((operation, tenant), _ => new Windows(limit)).Take(clock.GetUtcNow());

    private sealed class Windows(RateLimit limit)
    {
        private readonly object _lock = new();
        private readonly List<Window> _windows =
        [
            .. limit.PerSecond is { } second ? [new Window(second, TimeSpan.FromSeconds(1))] : Array.Empty<Window>(),
            .. limit.PerMinute is { } minute ? [new Window(minute, TimeSpan.FromMinutes(1))] : Array.Empty<Window>(),
        ];

        public (int Limit, long Reset)? Take(DateTimeOffset now)
        {
            lock (_lock)
            {
                _windows.ForEach(w => w.MoveTo(now));
                if (_windows.Find(w => w.IsFull) is { } full)
                {
                    return (full.Limit, Math.Max(1, (long)Math.Ceiling((full.End - now).TotalSeconds)));
                }

                _windows.ForEach(w => w.Count++);
                return null;
            }
        }
    }

    private sealed class Window(int limit, TimeSpan length)
    {
        public int Limit => limit;

        public int Count { get; set; }

        public DateTimeOffset End { get; private set; }

        public bool IsFull => Count >= limit;

        public void MoveTo(DateTimeOffset now)
        {
            if (now >= End)
            {
                (Count, End) = (0, now + length);
            }
        }
    }
}
