using System.Text.Json.Nodes;

namespace Feishu.Gen.Cli.Tests.Scoring;

/// <summary>A field as a schema says it.</summary>
/// <param name="Type">The type, with <c>[]</c> for each level of lists; <c>any</c> where the schema does not say.</param>
/// <param name="IsRequired">Whether its object demands it.</param>
internal sealed record WalkedField(string Type, bool IsRequired);

/// <summary>Lists the fields of a schema by their paths; <c>[]</c> stands for a list's items, and a map's values count as its own fields.</summary>
internal static class SchemaWalk
{
    public static Dictionary<string, WalkedField> Fields(JsonNode? schema)
    {
        var fields = new Dictionary<string, WalkedField>(StringComparer.Ordinal);
        Walk(schema, "", fields);
        return fields;
    }

    private static void Walk(JsonNode? schema, string prefix, Dictionary<string, WalkedField> fields)
    {
        if (schema?["items"] is { } items)
        {
            Walk(items, prefix, fields);
        }

        if (schema?["additionalProperties"] is JsonObject values)
        {
            Walk(values, prefix, fields);
        }

        var required = schema?["required"]?.AsArray().Select(n => (string?)n).ToHashSet() ?? [];
        foreach (var (name, child) in schema?["properties"]?.AsObject() ?? [])
        {
            var (type, isList) = Type(child!);
            fields[prefix + name] = new WalkedField(type, required.Contains(name));
            Walk(child, $"{prefix}{name}{(isList ? "[]" : "")}.", fields);
        }
    }

    private static (string Type, bool IsList) Type(JsonNode schema)
    {
        var brackets = "";
        JsonNode? item = schema;
        for (; Named(item) == "array"; item = item!["items"])
        {
            brackets += "[]";
        }

        return ((Named(item) ?? "any") + brackets, brackets.Length > 0);
    }

    /// <summary>The type that a schema names; of several the first.</summary>
    private static string? Named(JsonNode? schema) => (string?)(schema?["type"] is JsonArray several ? several[0] : schema?["type"]);
}
