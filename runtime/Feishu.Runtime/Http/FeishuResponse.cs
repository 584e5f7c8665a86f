using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Feishu.Runtime;

/// <summary>What a response says besides its result.</summary>
public class FeishuResponse
{
    /// <summary>Makes one, as the runtime does, or as a test does.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="logId">The name of the request for the platform's support, or null.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="body">The body, UTF-8 JSON. It must not change any more.</param>
    public FeishuResponse(HttpStatusCode status, string? logId = null, HttpResponseHeaders? headers = null, ReadOnlyMemory<byte> body = default)
    {
        Status = status;
        LogId = logId;
        Headers = headers ?? new HttpResponseMessage().Headers;
        Body = body;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The name of the request for the platform's support, or null where the response has none.</summary>
    public string? LogId { get; }

    /// <summary>The headers, such as <c>x-ogw-ratelimit-limit</c>; those of the body, such as its type, are not among them.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The body as it came, decompressed; empty for a file, which is read later.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text, which may hold people's data, and tokens where a call gets some.</summary>
    /// <returns>The text.</returns>
    public string GetText() => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Status and log id; nothing of the body.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => LogId is null ? $"HTTP {(int)Status}" : $"HTTP {(int)Status}, log id {LogId}";
}
