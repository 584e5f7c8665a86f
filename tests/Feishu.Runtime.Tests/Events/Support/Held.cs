namespace Feishu.Runtime.Tests;

/// <summary>A handler that is held until the test lets it go.</summary>
internal sealed class Held
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>How many events have got here.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Ends when the first is in work.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Ends when so many are in work.</summary>
    public Task UntilAsync(int count) => Patience.UntilAsync(() => Count >= count, () => $"{Count} of {count} in work");

    public void LetGo() => _end.TrySetResult();

    public void Fail(Exception failure) => _end.TrySetException(failure);

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        _begun.TrySetResult();
        await _end.Task.WaitAsync(cancellationToken);
    }
}
