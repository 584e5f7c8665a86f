using System.Net;
using System.Net.Http.Headers;

namespace Feishu.Runtime;

/// <summary>An HTTP response as it came.</summary>
public sealed class FeishuResponseInfo
{
    /// <summary>Makes one, as the runtime does, or as a test does.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="logId">The name of the request for the platform's support, or null.</param>
    /// <param name="headers">The headers; null for none.</param>
    /// <param name="body">The body.</param>
    public FeishuResponseInfo(FeishuOperation operation, HttpStatusCode status, string? logId = null, HttpResponseHeaders? headers = null, ReadOnlyMemory<byte> body = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Operation = operation;
        Status = status;
        Headers = headers ?? new HttpResponseMessage().Headers;
        LogId = logId;
        Body = body;
    }

    /// <summary>The operation that was called.</summary>
    public FeishuOperation Operation { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The name of the request for the platform's support, or null where the response had none.</summary>
    public string? LogId { get; }

    /// <summary>The headers, such as <c>x-ogw-ratelimit-reset</c>.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The body; empty where it is a file or a stream of events, which is read later. The memory is pooled: it is good only during the callback.</summary>
    public ReadOnlyMemory<byte> Body { get; }
}
