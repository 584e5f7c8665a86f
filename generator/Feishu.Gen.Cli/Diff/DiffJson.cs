using System.Text.Json;
using Feishu.Gen.Cli.Json;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Writes what changed for programs.</summary>
internal static class DiffJson
{
    /// <summary>The document.</summary>
    public static string Of(CatalogDiff diff) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("breaking", diff.Breaking);
        json.WriteStartArray("operations");
        foreach (var operation in diff.Operations)
        {
            json.WriteStartObject();
            json.WriteString("id", operation.Operation.Id);
            json.WriteString("action", Camel(operation.Action));
            json.WriteBoolean("breaking", operation.IsBreaking);
            json.WriteString("method", operation.Operation.Operation.Method);
            json.WriteString("path", operation.Operation.Operation.Path);
            json.WriteString("title", operation.Operation.Operation.Title);
            json.WriteString("page", operation.Operation.PagePath);
            Write(json, "changes", operation.Changes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "declarations", diff.Declarations);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<Change> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("action", Camel(change.Action));
            json.WriteString("aspect", Camel(change.Aspect));
            json.WriteString("subject", change.Subject);
            json.WriteString("old", change.Old);
            json.WriteString("new", change.New);
            json.WriteBoolean("breaking", change.IsBreaking);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Camel(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
