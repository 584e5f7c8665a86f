namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>Counts what is under way, and tells when nothing is any more.</summary>
internal sealed class InFlight
{
    private readonly object _lock = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isClosed;

    /// <summary>Begins something.</summary>
    /// <returns>Whether it may begin.</returns>
    public bool TryBegin()
    {
        lock (_lock)
        {
            _count += _isClosed ? 0 : 1;
            return !_isClosed;
        }
    }

    /// <summary>Ends what was begun.</summary>
    public void End()
    {
        lock (_lock)
        {
            _count--;
            TellIfDone();
        }
    }

    /// <summary>Lets nothing more begin.</summary>
    /// <returns>A task that ends when nothing is under way.</returns>
    public Task CloseAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
            TellIfDone();
        }

        return _done.Task;
    }

    private void TellIfDone()
    {
        if (_isClosed && _count == 0)
        {
            _done.TrySetResult();
        }
    }
}
