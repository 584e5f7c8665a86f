using System.Globalization;
using Feishu.Gen.Operations;

namespace Feishu.Testing.Checks;

/// <summary>Compares values with the lengths and ranges that a page states (数据校验规则). Expressions are not looked at: pages write them in many ways.</summary>
internal static class RuleChecker
{
    /// <summary>What is wrong with a single value, which is of the field's type; null for nothing.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The value, a string without its quotes.</param>
    /// <param name="path">Where it stands.</param>
    public static Violation? CheckValue(Field field, string text, string path) => field switch
    {
        { Rules: null } => null,
        { Type: FieldType.String } => CheckLength(field.Rules, text.EnumerateRunes().Count(), path, text, "characters"),
        { Type: FieldType.Integer or FieldType.Number } => CheckRange(field.Rules, text, path),
        _ => null,
    };

    /// <summary>What is wrong with the number of items of a list; null for nothing.</summary>
    public static Violation? CheckCount(Field field, int count, string path) =>
        field is { Rules: { } rules, Type: FieldType.List } ? CheckLength(rules, count, path, Text(count), "items") : null;

    private static Violation? CheckLength(ValidationRules rules, int length, string path, string value, string what) => length switch
    {
        _ when length < rules.MinLength => new(path, value, $"{path} must have at least {Text(rules.MinLength)} {what}"),
        _ when length > rules.MaxLength => new(path, value, $"{path} must have at most {Text(rules.MaxLength)} {what}"),
        _ => null,
    };

    private static Violation? CheckRange(ValidationRules rules, string text, string path) => Number(text) switch
    {
        { } number when number < Number(rules.Minimum) => new(path, text, $"{path} must be at least {rules.Minimum}"),
        { } number when number > Number(rules.Maximum) => new(path, text, $"{path} must be at most {rules.Maximum}"),
        _ => null,
    };

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
