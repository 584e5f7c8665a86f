using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>What surrounds an event's payload when it is sent.</summary>
internal static class EventEnvelope
{
    /// <summary>The schema of an event as it is sent.</summary>
    /// <param name="definition">The event.</param>
    /// <param name="payload">The schema of its payload.</param>
    public static IOpenApiSchema Of(EventDefinition definition, IOpenApiSchema payload) => definition.IsOldForm
        ? Object(["uuid", "event"], ("ts", Text()), ("uuid", Text()), ("token", Text()), ("type", Text("event_callback")), ("event", payload))
        : Object(["header", "event"], ("schema", Text("2.0")), ("header", Header(definition.Type)), ("event", payload));

    private static OpenApiSchema Header(string type) => Object(
        ["event_id", "event_type"],
        ("event_id", Text()),
        ("event_type", Text(type)),
        ("create_time", Text()),
        ("token", Text()),
        ("app_id", Text()),
        ("tenant_key", Text()));

    /// <summary>An object; pages do not say what is required, so no more is than receivers cannot do without.</summary>
    private static OpenApiSchema Object(IEnumerable<string> required, params ReadOnlySpan<(string Name, IOpenApiSchema Schema)> members)
    {
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = new SortedSet<string>(required, StringComparer.Ordinal),
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
        };
        foreach (var (name, member) in members)
        {
            schema.Properties.Add(name, member);
        }

        return schema;
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Text(string only) => new() { Type = JsonSchemaType.String, Const = only };
}
