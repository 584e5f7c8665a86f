using Feishu.Runtime.Events.Telemetry;

namespace Feishu.Runtime.Events.Deduplication;

/// <summary>
/// Has each event handled once. This process knows what it has in work itself; what others have is known while the cache that they share works,
/// and one that is down must not take the app down with it.
/// </summary>
internal sealed class EventIds(EventMemory memory, SharedEventMemory? shared, EventTelemetry telemetry, TimeProvider clock)
{
    // The platform does not wait until a cache has found out by itself that it is down.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>Takes an event into work.</summary>
    /// <returns>false where it is in work, or done.</returns>
    public async ValueTask<bool> TryClaimAsync(FeishuEventHeader header, CancellationToken cancellationToken)
    {
        if (!memory.TryClaim(header.EventId))
        {
            return false;
        }

        var isClaimed = false;
        try
        {
            isClaimed = shared is null || await TryAsync(shared.TryClaimAsync(header, cancellationToken), s_patience + shared.SettleTime, cancellationToken).ConfigureAwait(false);
            return isClaimed;
        }
        finally
        {
            if (!isClaimed)
            {
                // Whoever has it may fail; then it comes again, and perhaps to this process.
                memory.Forget(header.EventId);
            }
        }
    }

    /// <summary>The platform is told that the event has arrived: from now on it is known again.</summary>
    public async ValueTask RememberAsync(FeishuEventHeader header)
    {
        memory.Remember(header.EventId);
        if (shared is not null)
        {
            await TryAsync(ToResult(shared.RememberAsync(header)), s_patience, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>The event is not done: when it comes again, it is new.</summary>
    public async ValueTask ForgetAsync(FeishuEventHeader header)
    {
        memory.Forget(header.EventId);
        if (shared is not null)
        {
            await TryAsync(ToResult(shared.ForgetAsync(header)), s_patience, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>What the cache cannot tell is taken to be right.</summary>
    private async Task<bool> TryAsync(Task<bool> attempt, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await attempt.WaitAsync(patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            telemetry.SharedMemoryFailed(e);
            return true;
        }
        finally
        {
            if (!attempt.IsCompleted)
            {
                // Should it fail later, nobody asks any more.
                _ = attempt.ContinueWith(static late => late.Exception, TaskScheduler.Default);
            }
        }
    }

    private static async Task<bool> ToResult(Task attempt)
    {
        await attempt.ConfigureAwait(false);
        return true;
    }
}
