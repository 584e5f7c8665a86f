using Feishu.Gen.Operations;
using Microsoft.OpenApi;
using Names = Feishu.Gen.Vocabulary.EventEnvelopeNames;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>What surrounds an event's payload when it is sent.</summary>
internal static class EventEnvelopeSchema
{
    /// <summary>The schema of an event as it is sent.</summary>
    /// <param name="definition">The event.</param>
    /// <param name="payload">The schema of its payload.</param>
    public static IOpenApiSchema Of(EventDefinition definition, IOpenApiSchema payload) => definition.IsOldForm
        ? Object(
            [Names.Uuid, Names.Event],
            (Names.Timestamp, Text()),
            (Names.Uuid, Text()),
            (Names.Token, Text()),
            (Names.Type, Text(Names.Callback)),
            (Names.Event, payload))
        : Object(
            [Names.Header, Names.Event],
            (Names.Schema, Text("2.0")),
            (Names.Header, Header(definition.Type)),
            (Names.Event, payload));

    private static OpenApiSchema Header(string type) => Object(
        [Names.EventId, Names.EventType],
        (Names.EventId, Text()),
        (Names.EventType, Text(type)),
        (Names.CreateTime, Text()),
        (Names.Token, Text()),
        (Names.AppId, Text()),
        (Names.TenantKey, Text()));

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
