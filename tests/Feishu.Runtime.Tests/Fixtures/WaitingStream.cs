namespace Feishu.Runtime.Tests;

/// <summary>A stream whose reading a test holds up.</summary>
internal sealed class WaitingStream(byte[] content) : MemoryStream(content)
{
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>To be completed for the reading to go on, or to fail.</summary>
    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        Begun.TrySetResult();
        await Gate.Task.WaitAsync(cancellationToken);
        await base.CopyToAsync(destination, bufferSize, cancellationToken);
    }
}
