namespace Feishu.Runtime.Events.Dispatching;

/// <summary>Hands an event to its handler.</summary>
/// <param name="payload">What happened: an object.</param>
/// <param name="context">The circumstances, with the services of the event's own scope.</param>
/// <param name="cancellationToken">Cancels when the application's patience is over.</param>
/// <returns>The JSON that the platform gets in response.</returns>
internal delegate Task<ReadOnlyMemory<byte>> EventRoute(FeishuJson payload, FeishuEventContext context, CancellationToken cancellationToken);
