using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace Feishu.Testing.Requests;

/// <summary>A request as it was received.</summary>
internal sealed record MockCall
{
    /// <summary>The HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path, still escaped.</summary>
    public required string Path { get; init; }

    /// <summary>The query.</summary>
    public required IReadOnlyDictionary<string, StringValues> Query { get; init; }

    /// <summary>The headers; case does not count.</summary>
    public required IReadOnlyDictionary<string, StringValues> Headers { get; init; }

    /// <summary>The JSON that was sent, or null.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Something was sent that is neither JSON nor a form.</summary>
    public bool IsBodyBroken { get; init; }

    /// <summary>The parts of a form that are text.</summary>
    public IReadOnlyDictionary<string, StringValues> Form { get; init; } = new Dictionary<string, StringValues>(StringComparer.Ordinal);

    /// <summary>The files of a form.</summary>
    public IReadOnlyList<FeishuMockFile> Files { get; init; } = [];

    /// <summary>A member of the JSON, or null.</summary>
    public JsonNode? this[string member] => (Json as JsonObject)?[member];

    /// <summary>A text member of the JSON, or null.</summary>
    public string? Text(string member) => this[member].AsText();
}
