using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Writes what pages say of fields in a few words.</summary>
internal static class FieldText
{
    /// <summary>A type as pages write it.</summary>
    public static string Of(FieldType type) => type switch
    {
        FieldType.String => "string",
        FieldType.Integer => "int",
        FieldType.Number => "number",
        FieldType.Boolean => "boolean",
        FieldType.File => "file",
        FieldType.Object value => value.Name ?? "object",
        FieldType.List list => Of(list.Item) + "[]",
        FieldType.Map map => $"map<string, {Of(map.Value)}>",
        _ => "any",
    };

    /// <summary>What stands behind a field's name on the way to the fields below it.</summary>
    public static string Step(FieldType type) => type switch
    {
        FieldType.List list => "[]" + Step(list.Item),
        FieldType.Map map => "{}" + Step(map.Value),
        _ => "",
    };

    /// <summary>Rules, or null where there are none.</summary>
    public static string? Of(ValidationRules? rules) => rules is null ? null : string.Join(", ", new[]
    {
        Range("length", rules.MinLength?.ToString(System.Globalization.CultureInfo.InvariantCulture), rules.MaxLength?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Range("value", rules.Minimum, rules.Maximum),
        rules.Pattern is null ? "" : "pattern " + rules.Pattern,
    }.Where(t => t.Length > 0));

    private static string Range(string what, string? low, string? high) => low is null && high is null ? "" : $"{what} {low}..{high}";
}
