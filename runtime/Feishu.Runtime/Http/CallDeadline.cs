namespace Feishu.Runtime.Http;

/// <summary>The end of a call's time. Tells it apart from the caller's own cancellation.</summary>
internal sealed class CallDeadline : IDisposable
{
    /// <summary>The longest time that timers take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly long _begun;
    private readonly CancellationTokenSource? _timer;
    private readonly CancellationTokenRegistration _link;
    private readonly CancellationToken _caller;

    public CallDeadline(TimeSpan timeout, TimeProvider clock, CancellationToken caller)
    {
        _timeout = timeout;
        _clock = clock;
        _begun = clock.GetTimestamp();
        _caller = caller;
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            Token = caller;
            return;
        }

        _timer = new CancellationTokenSource(timeout, clock);
        _link = caller.UnsafeRegister(static timer => ((CancellationTokenSource)timer!).Cancel(), _timer);
        Token = _timer.Token;
    }

    /// <summary>Cancelled at the end of the time, and by the caller.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the time is over and the caller did not cancel.</summary>
    public bool IsOver => _timer is { IsCancellationRequested: true } && !_caller.IsCancellationRequested;

    /// <summary>How much time is left.</summary>
    public TimeSpan Remaining => _timer is null ? TimeSpan.MaxValue : _timeout - _clock.GetElapsedTime(_begun);

    public static bool IsValid(TimeSpan timeout)
        => timeout == Timeout.InfiniteTimeSpan || (timeout > TimeSpan.Zero && timeout <= Longest);

    public void Dispose()
    {
        _link.Dispose();
        _timer?.Dispose();
    }
}
