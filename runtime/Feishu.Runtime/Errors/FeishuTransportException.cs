using System.Net;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime;

/// <summary>
/// The server did not respond, or the response is not the platform's JSON: the connection failed, the time was over (the inner exception is a <see cref="TimeoutException"/>), what came cannot be decompressed or is longer than
/// <see cref="FeishuOptions.MaxResponseBytes"/>, it is not the JSON that the platform speaks, or it says that there are more results and gives no way to them. The caller's own cancellation is an <see cref="OperationCanceledException"/> instead.
/// </summary>
public sealed class FeishuTransportException : FeishuException
{
    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="message">What happened, without a full stop: status, log id, type and excerpt are added to it.</param>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="logId">The name of the request for the platform's support.</param>
    /// <param name="contentType">The type of what came.</param>
    /// <param name="excerpt">The beginning of what came, without secrets.</param>
    /// <param name="innerException">The cause.</param>
    public FeishuTransportException(
        string message,
        FeishuOperation? operation = null,
        HttpStatusCode? status = null,
        string? logId = null,
        string? contentType = null,
        string? excerpt = null,
        Exception? innerException = null)
        : base(
            $"{message}{Origin(status, logId, contentType)}{(string.IsNullOrEmpty(excerpt) ? "" : ": " + excerpt)}",
            operation, status, logId, innerException)
    {
        ContentType = contentType is null ? null : FeishuSecrets.Redact(contentType);
        BodyExcerpt = excerpt is null ? null : FeishuSecrets.Redact(excerpt);
    }

    /// <summary>
    /// Where the platform redirected the call, which was not followed; null for any other failure. The address may be signed, and then opens to whoever has it: keep it out of logs, and
    /// send it no token.
    /// </summary>
    public Uri? RedirectLocation { get; init; }

    /// <summary>The type of what came, or null.</summary>
    public string? ContentType { get; }

    /// <summary>The beginning of what came, bounded and without secrets, or null where nothing came.</summary>
    public string? BodyExcerpt { get; }
}
