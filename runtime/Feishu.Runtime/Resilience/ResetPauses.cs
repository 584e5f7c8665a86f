using System.Collections.Concurrent;
using System.Globalization;

namespace Feishu.Runtime.Resilience;

/// <summary>
/// How long the platform has asked to wait after refusing a call for its rate: whoever calls the same operation for the same tenant waits, too, instead of being refused as well.
/// </summary>
/// <param name="clock">Tells the time.</param>
internal sealed class ResetPauses(TimeProvider clock)
{
    private const string ResetHeader = "x-ogw-ratelimit-reset";

    // Limits count by the second and the minute. What is longer is no reset of theirs.
    private const int LongestReset = 300;

    // Who waited for the same reset does not come back in the same instant.
    private static readonly TimeSpan s_spread = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<(string OperationId, string? TenantKey), DateTimeOffset> _ends = [];

    /// <summary>
    /// How long a response asks to wait; null where it does not say. The platform's own header counts; gateways in between send <c>Retry-After</c>, in seconds or
    /// as a date, which is compared with the response's own where it has one: the clocks may differ.
    /// </summary>
    public TimeSpan? FindReset(HttpResponseMessage response)
    {
        if (response.Headers.NonValidated.TryGetValues(ResetHeader, out var values)
            && int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestReset));
        }

        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - (response.Headers.Date ?? clock.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait is { } asked ? TimeSpan.FromSeconds(Math.Clamp(asked.TotalSeconds, 0, LongestReset)) : null;
    }

    public void Begin(FeishuLimitScope scope, TimeSpan reset)
    {
        var end = clock.GetUtcNow() + reset;
        _ends.AddOrUpdate(KeyOf(scope), static (_, end) => end, static (_, before, end) => before > end ? before : end, end);
    }

    /// <summary>How long a call would wait.</summary>
    public TimeSpan RemainingOf(FeishuLimitScope scope)
        => _ends.TryGetValue(KeyOf(scope), out var end) && end - clock.GetUtcNow() is var remaining && remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;

    /// <summary>Waits until the pause is over.</summary>
    /// <param name="scope">Who calls what.</param>
    /// <param name="time">How much time the call has.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="FeishuLimitException">The pause is longer than the call's time.</exception>
    public ValueTask WaitAsync(FeishuLimitScope scope, TimeSpan time, CancellationToken cancellationToken)
        => _ends.IsEmpty ? default : WaitSlowlyAsync(scope, clock.GetUtcNow(), time, cancellationToken);

    private async ValueTask WaitSlowlyAsync(FeishuLimitScope scope, DateTimeOffset begun, TimeSpan time, CancellationToken cancellationToken)
    {
        // The pause may have become longer in the meantime.
        while (_ends.TryGetValue(KeyOf(scope), out var end))
        {
            var now = clock.GetUtcNow();
            if (now >= end)
            {
                _ends.TryRemove(KeyValuePair.Create(KeyOf(scope), end));
                return;
            }

            if (end - begun > time)
            {
                throw FeishuLimitException.OfPlatform(scope.Operation, end - now);
            }

            await Task.Delay(end - now + (s_spread * Random.Shared.NextDouble()), clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private static (string OperationId, string? TenantKey) KeyOf(FeishuLimitScope scope) => (scope.Operation.Id, scope.TenantKey);
}
