using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feishu.Testing.Requests;

/// <summary>Reads text out of JSON.</summary>
internal static class JsonTexts
{
    /// <summary>The text of a string; null for any other value.</summary>
    public static string? AsText(this JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    /// <summary>All strings in a value, however deep.</summary>
    public static IEnumerable<string> AllTexts(this JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(member => member.Value.AllTexts()),
        JsonArray a => a.SelectMany(AllTexts),
        _ => node.AsText() is { } text ? [text] : [],
    };
}
