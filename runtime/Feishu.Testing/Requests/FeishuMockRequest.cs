using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Feishu.Testing;

/// <summary>A request that a <see cref="FeishuMock"/> has received, and what the response was.</summary>
public sealed record FeishuMockRequest
{
    private static readonly Dictionary<string, string> s_none = [];

    internal FeishuMockRequest()
    {
    }

    /// <summary>The HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path as it was sent, still escaped, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The operation that it called, such as <c>im.v1.message.create</c>; null where no page has this address.</summary>
    public string? OperationId { get; init; }

    /// <summary>Whether it asked for an access token.</summary>
    public bool IsForToken { get; init; }

    /// <summary>What stood for the parameters of the path, by their names on the page.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; init; } = s_none;

    /// <summary>The query.</summary>
    public required IReadOnlyDictionary<string, StringValues> Query { get; init; }

    /// <summary>The headers; their names are the same in whatever case.</summary>
    public required IReadOnlyDictionary<string, StringValues> Headers { get; init; }

    /// <summary>The JSON that was sent; null where there was none.</summary>
    public JsonNode? Body { get; init; }

    /// <summary>The parts of a form that are text.</summary>
    public IReadOnlyDictionary<string, StringValues> Form { get; init; } = new Dictionary<string, StringValues>();

    /// <summary>The files of a form.</summary>
    public IReadOnlyList<FeishuMockFile> Files { get; init; } = [];

    /// <summary>The HTTP status of the response; null where the connection was dropped.</summary>
    public int? Status { get; init; }

    /// <summary>The platform's code in the response; null where it has none.</summary>
    public long? Code { get; init; }

    /// <summary>The request and its response in a line.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() =>
        $"{Method} {Path} -> {(Status is { } status ? $"{status}{(Code is { } code ? $" {code}" : "")}" : "dropped")}{(OperationId is null ? "" : $"  {OperationId}")}";
}
