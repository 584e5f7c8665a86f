using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Makes the schemas of types.</summary>
internal static class Schemas
{
    /// <summary>The schema of a type whose fields, if it has any, are made by a function.</summary>
    public static OpenApiSchema Of(FieldType type, Func<OpenApiSchema> fields) => type switch
    {
        FieldType.String => new OpenApiSchema { Type = JsonSchemaType.String },
        FieldType.Integer => new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
        FieldType.Number => new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" },
        FieldType.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        FieldType.File => File(),
        FieldType.List list => List(Of(list.Item, fields)),
        FieldType.Map map => Map(Of(map.Value, fields)),
        FieldType.Object => fields(),
        _ => new OpenApiSchema(),
    };

    /// <summary>The content of a file.</summary>
    public static OpenApiSchema File() => new() { Type = JsonSchemaType.String, Format = "binary" };

    /// <summary>A list.</summary>
    public static OpenApiSchema List(IOpenApiSchema items) => new() { Type = JsonSchemaType.Array, Items = items };

    /// <summary>An object with keys of the caller's choice.</summary>
    public static OpenApiSchema Map(IOpenApiSchema values) => new() { Type = JsonSchemaType.Object, AdditionalProperties = values };

    /// <summary>An object with the given fields.</summary>
    public static OpenApiSchema Object(IEnumerable<(Field Field, IOpenApiSchema Schema)> fields)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object };
        foreach (var (field, property) in fields)
        {
            (schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal))[field.Name] = property;
            if (field.IsRequired == true)
            {
                (schema.Required ??= new SortedSet<string>(StringComparer.Ordinal)).Add(field.Name);
            }
        }

        return schema;
    }
}
