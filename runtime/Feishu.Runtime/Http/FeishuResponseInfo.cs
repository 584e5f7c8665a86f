using System.Net;
using System.Net.Http.Headers;

namespace Feishu.Runtime;

/// <summary>An HTTP response as it came.</summary>
public sealed class FeishuResponseInfo
{
    internal FeishuResponseInfo(FeishuOperation operation, HttpResponseMessage response, string? logId, ReadOnlyMemory<byte> body)
    {
        Operation = operation;
        Status = response.StatusCode;
        Headers = response.Headers;
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
