using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime;

/// <summary>Handles one kind of event.</summary>
/// <typeparam name="TEvent">The payload.</typeparam>
[SuppressMessage("Naming", "CA1711", Justification = "A handler of an event is what it is; it is no delegate.")]
public interface IFeishuEventHandler<in TEvent>
{
    /// <summary>Handles an event.</summary>
    /// <param name="payload">What happened.</param>
    /// <param name="context">Which event it is, where it came from, and the JSON that was received.</param>
    /// <param name="cancellationToken">Cancels when the application shuts down and its patience is over.</param>
    /// <returns>When the event is handled. An exception has the platform send the event again, where it still waits for the response.</returns>
    Task HandleAsync(TEvent payload, FeishuEventContext context, CancellationToken cancellationToken);
}
