using System.Text.Json.Nodes;
using Feishu.Testing.Responses;

namespace Feishu.Testing;

/// <summary>What an operation is to respond with instead of its page's example.</summary>
public sealed class FeishuMockResponse
{
    private FeishuMockResponse(FeishuMockResponseKind kind) => Kind = kind;

    internal FeishuMockResponseKind Kind { get; }

    internal string? Json { get; private init; }

    internal long Code { get; private init; }

    internal string? Message { get; private init; }

    internal int Status { get; private init; } = 200;

    internal FeishuMockFile? File { get; private init; }

    /// <summary>A result: it goes where the operation has its own, which mostly is the member <c>data</c> beside <c>code</c> 0.</summary>
    /// <param name="json">The result as JSON.</param>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public static FeishuMockResponse Result(string json) => Result(JsonNode.Parse(json));

    /// <summary>A result: it goes where the operation has its own, which mostly is the member <c>data</c> beside <c>code</c> 0.</summary>
    /// <param name="json">The result.</param>
    public static FeishuMockResponse Result(JsonNode? json) => new(FeishuMockResponseKind.Result) { Json = json?.ToJsonString() ?? "null" };

    /// <summary>A refusal. Status and message are those that the operation's page has for the code.</summary>
    /// <param name="code">The platform's code.</param>
    /// <param name="message">The message; null for the page's.</param>
    public static FeishuMockResponse Error(long code, string? message = null) => new(FeishuMockResponseKind.Error) { Code = code, Message = message };

    /// <summary>A whole body.</summary>
    /// <param name="json">The body, which may be anything.</param>
    /// <param name="status">The HTTP status.</param>
    public static FeishuMockResponse Body(string json, int status = 200)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new(FeishuMockResponseKind.Body) { Json = json, Status = status };
    }

    /// <summary>A file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="contentType">Its media type.</param>
    public static FeishuMockResponse Bytes(byte[] content, string fileName, string contentType = "application/octet-stream") =>
        new(FeishuMockResponseKind.Bytes) { File = new FeishuMockFile("", fileName, contentType, content) };
}
