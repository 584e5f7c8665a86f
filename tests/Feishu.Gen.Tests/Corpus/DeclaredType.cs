using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>What a page says of a field's type, beside the values that the field has.</summary>
internal static class DeclaredType
{
    /// <summary>Whether a value is of a type or spells one that is.</summary>
    public static bool Fits(FieldType type, JsonNode? value) => type switch
    {
        FieldType.Any => true,
        FieldType.List list => value is JsonArray items && items.All(i => Fits(list.Item, i)),
        FieldType.Map map => value is JsonObject members && members.All(m => Fits(map.Value, m.Value)),
        FieldType.Object or FieldType.File => value is JsonObject,
        FieldType.String => value?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number,
        FieldType.Boolean => value?.ToString() is "true" or "false",
        FieldType.Integer => IsNumber(value) && long.TryParse(value!.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        FieldType.Number => IsNumber(value) && double.TryParse(value!.ToString(), CultureInfo.InvariantCulture, out _),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number;
}
