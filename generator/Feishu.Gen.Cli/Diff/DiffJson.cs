using System.Text.Json;
using Feishu.Gen.Cli.Output;

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
        foreach (var change in diff.Operations)
        {
            var plan = change.Plan;
            Write(json, change, "id", plan.Id, [("method", plan.Operation.Method), ("path", plan.Operation.Path), ("title", plan.Operation.Title), ("page", plan.PagePath)]);
        }

        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var change in diff.Events)
        {
            var plan = change.Plan;
            Write(json, change, "type", plan.Event.Type, [("model", plan.Place.FullTypeName), ("title", plan.Event.Title), ("page", plan.Place.Page)]);
        }

        json.WriteEndArray();
        Write(json, "declarations", diff.Declarations);
        json.WriteEndObject();
    });

    private static void Write<TPlan>(Utf8JsonWriter json, PlanChange<TPlan> change, string key, string name, IEnumerable<(string Name, string Value)> facts)
    {
        json.WriteStartObject();
        json.WriteString(key, name);
        json.WriteString("action", Camel(change.Action));
        json.WriteBoolean("breaking", change.IsBreaking);
        foreach (var (fact, value) in facts)
        {
            json.WriteString(fact, value);
        }

        Write(json, "changes", change.Changes);
        json.WriteEndObject();
    }

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
