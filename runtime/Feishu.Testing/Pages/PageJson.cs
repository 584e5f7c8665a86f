using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Json;
using Feishu.Gen.Operations;
using PageValue = Feishu.Gen.Json.JsonValue;

namespace Feishu.Testing.Pages;

/// <summary>Turns values as pages write them into JSON.</summary>
internal static class PageJson
{
    /// <summary>An example block that is JSON throughout; null for any other.</summary>
    public static JsonObject? OfExample(string? text) =>
        text is null ? null : Parse(text) as JsonObject;

    /// <summary>A sample or default value as JSON of the field's type, or null where it is no such value.</summary>
    public static JsonNode? OfText(FieldType type, string? text) => type switch
    {
        _ when text is null => null,
        FieldType.String => OfString(text),
        FieldType.Integer when long.TryParse(Bare(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => integer,
        FieldType.Number when double.TryParse(Bare(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        FieldType.Boolean when bool.TryParse(Bare(text), out var boolean) => boolean,
        FieldType.List when Parse(text) is JsonArray array => array,
        FieldType.Object or FieldType.Map when Parse(text) is JsonObject value => value,
        FieldType.Any => Parse(text),
        _ => null,
    };

    /// <summary>Text as JSON, or null where it is none.</summary>
    public static JsonNode? Parse(string text) => LenientJson.Read(text) is { Fault: null, Value: { } value } ? OfValue(value) : null;

    /// <summary>A string; pages write it with quotes in bodies and mostly without them in queries.</summary>
    private static JsonNode OfString(string text) =>
        text is ['"', .., '"'] && Parse(text) is System.Text.Json.Nodes.JsonValue value && value.GetValueKind() == JsonValueKind.String ? value : text;

    private static string Bare(string text) => text.Trim(' ', '`', '"');

    /// <summary>A value of a page as JSON; null for null.</summary>
    public static JsonNode? OfValue(PageValue? value) => value switch
    {
        PageValue.Object o => new JsonObject(o.Members.Select(m => KeyValuePair.Create(m.Name, OfValue(m.Value)))),
        PageValue.Array a => new JsonArray([.. a.Items.Select(OfValue)]),
        PageValue.String s => s.Value,
        PageValue.Number n => JsonNode.Parse(n.Literal),
        PageValue.Boolean b => b.Value,
        _ => null,
    };
}
