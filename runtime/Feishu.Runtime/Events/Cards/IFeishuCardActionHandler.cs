using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime;

/// <summary>Handles what people do with the app's cards.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "A handler of an action is what it is; it is no delegate.")]
public interface IFeishuCardActionHandler
{
    /// <summary>Handles an action.</summary>
    /// <param name="action">Who did what with which card.</param>
    /// <param name="context">Which callback it is, where it came from, and the JSON that was received.</param>
    /// <param name="cancellationToken">Cancels when the application shuts down and its patience is over.</param>
    /// <returns>
    /// What the user sees, or null for nothing. The platform waits for 3 seconds: a response that comes later than <see cref="FeishuEventOptions.AcknowledgeAfter"/> is lost,
    /// and the card can then be changed with <see cref="FeishuCardAction.Token"/>. An exception has the user see a failure.
    /// </returns>
    Task<FeishuCardResponse?> HandleAsync(FeishuCardAction action, FeishuEventContext context, CancellationToken cancellationToken);
}
