using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Checks;

/// <summary>Says whether values are of a type. A number may be sent as text, as the platform takes it so.</summary>
internal static class ValueTypes
{
    /// <summary>Whether a value in a path, a query or a part of a form is of a type; what is no single value may be any text.</summary>
    public static bool IsText(FieldType type, string text) => type switch
    {
        FieldType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        FieldType.Number => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        FieldType.Boolean => bool.TryParse(text, out _),
        _ => true,
    };

    /// <summary>Whether a JSON value is of a type that has no parts.</summary>
    public static bool IsJson(FieldType type, JsonNode value) => type switch
    {
        FieldType.String => value.GetValueKind() == JsonValueKind.String,
        FieldType.Integer or FieldType.Number => IsText(type, value.AsText() ?? value.ToJsonString()),
        FieldType.Boolean => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    /// <summary>A type in words.</summary>
    public static string Describe(FieldType type) => type switch
    {
        FieldType.String => "a string",
        FieldType.Integer => "an integer",
        FieldType.Number => "a number",
        FieldType.Boolean => "true or false",
        FieldType.List => "an array",
        FieldType.File => "a file",
        _ => "an object",
    };
}
