using System.Net;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime;

/// <summary>A call that failed, for whatever reason but the caller's cancellation. Messages never hold a token or a secret, and are one line each, with escapes for characters that cannot be seen.</summary>
public abstract class FeishuException : Exception
{
    private protected FeishuException(string message, FeishuOperation? operation, HttpStatusCode? status, string? logId, Exception? inner = null)
        : base(VisibleText.OneLine(FeishuSecrets.Redact(message)), inner)
    {
        Operation = operation;
        Status = status;
        LogId = logId is null ? null : VisibleText.OneLine(logId);
    }

    /// <summary>The operation that was called; null where an exception was made without one.</summary>
    public FeishuOperation? Operation { get; }

    /// <summary>The HTTP status, or null where there was no response.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The name of the request for the platform's support, or null where there was no response or it had none.</summary>
    public string? LogId { get; }

    /// <summary>
    /// After how long another call may succeed, where the platform or a gateway in between said so (<c>x-ogw-ratelimit-reset</c>, <c>Retry-After</c>) with a refusal for too many calls or a 503, or where the
    /// client's own limits know it; else null.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The kind of failure that the platform names by a word, as OAuth has it (<c>invalid_grant</c>), or null.</summary>
    internal string? ErrorName { get; init; }

    /// <summary>The end of a message: <c> (HTTP 400, log id 2023…)</c>, or nothing.</summary>
    private protected static string Origin(HttpStatusCode? status, string? logId, string? more = null)
    {
        var facts = new List<string>(3);
        if (status is { } code)
        {
            facts.Add($"HTTP {(int)code}");
        }

        if (logId is not null)
        {
            facts.Add($"log id {logId}");
        }

        if (more is not null)
        {
            facts.Add(more);
        }

        return facts.Count == 0 ? "" : $" ({string.Join(", ", facts)})";
    }
}
