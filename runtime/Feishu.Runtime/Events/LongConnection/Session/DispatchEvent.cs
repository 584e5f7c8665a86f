namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>Has an event handled, as <see cref="FeishuEventDispatcher.DispatchAsync(ReadOnlyMemory{byte}, CancellationToken)"/> does.</summary>
/// <param name="json">The event.</param>
/// <param name="cancellationToken">Cancels the waiting for its handler.</param>
internal delegate Task<FeishuEventResult> DispatchEvent(ReadOnlyMemory<byte> json, CancellationToken cancellationToken);
