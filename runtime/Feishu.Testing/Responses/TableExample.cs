using System.Text.Json.Nodes;
using Feishu.Gen;
using Feishu.Gen.Operations;
using Feishu.Testing.Pages;

namespace Feishu.Testing.Responses;

/// <summary>Makes JSON from the fields that a page lists: of each the sample value, else its default or first allowed value, else any of its type.</summary>
internal static class TableExample
{
    /// <summary>An object with all of the fields.</summary>
    public static JsonObject Of(EquatableArray<Field> fields)
    {
        var json = new JsonObject();
        foreach (var field in fields)
        {
            json[field.Name] = Of(field);
        }

        return json;
    }

    /// <summary>A value of a field.</summary>
    public static JsonNode? Of(Field field) => field.Fields.Count > 0 ? Of(field, field.Type) : Stated(field, field.Type) ?? Of(field, field.Type);

    private static JsonNode? Of(Field field, FieldType type) => type switch
    {
        FieldType.List list => new JsonArray(Item(field, list.Item)),
        FieldType.Map map => new JsonObject { ["key"] = Item(field, map.Value) },
        FieldType.Object => Of(field.Fields),
        FieldType.String => "text",
        FieldType.Integer => 1,
        FieldType.Number => 1.5,
        FieldType.Boolean => true,
        _ => new JsonObject(),
    };

    private static JsonNode? Item(Field field, FieldType type) => Stated(field, type) ?? Of(field, type);

    private static JsonNode? Stated(Field field, FieldType type) =>
        PageJson.OfText(type, field.Example)
        ?? PageJson.OfText(type, field.Default)
        ?? (field.AllowedValues.Count > 0 ? PageJson.OfText(type, field.AllowedValues[0].Value) : null);
}
