using System.Globalization;
using System.Text;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>
/// Writes what the platform checks of a call, as the runtime's <c>FeishuOperation.RuleTable</c> has it: a line for each field that has a rule, or that leads to one; fields of fields a blank
/// further in. What C# demands already is left out.
/// </summary>
internal static class RuleLines
{
    /// <summary>The lines of an operation.</summary>
    public static IReadOnlyList<string> Of(Operation operation)
    {
        var lines = new List<string>();
        foreach (var parameter in operation.QueryParameters)
        {
            Add(lines, "?" + parameter.Name, RulesOf(parameter.Rules), [], depth: 0);
        }

        foreach (var field in operation.Body?.Fields ?? [])
        {
            Add(lines, field.Name, Mark(field) + RulesOf(field.Rules), field.Fields, depth: 0);
        }

        return lines;
    }

    private static void Add(List<string> lines, string name, string rules, EquatableArray<Field> fields, int depth)
    {
        var at = lines.Count;
        foreach (var field in fields)
        {
            Add(lines, field.Name, (field.IsRequired == true ? "!" : "") + Mark(field) + RulesOf(field.Rules), field.Fields, depth + 1);
        }

        if (rules.TrimStart('*').Length > 0 || lines.Count > at)
        {
            lines.Insert(at, new string(' ', depth) + TableText.Escaped(name) + "\t" + rules);
        }
    }

    private static string Mark(Field field) => IsMap(field.Type) ? "*" : "";

    private static string RulesOf(ValidationRules? rules)
    {
        if (rules is null)
        {
            return "";
        }

        var text = new StringBuilder();
        AddRange(text, 'l', Text(rules.MinLength), Text(rules.MaxLength));
        AddRange(text, 'r', rules.Minimum, rules.Maximum);
        return rules.Pattern is { } pattern ? text.Append('p').Append(TableText.Escaped(pattern)).ToString() : text.ToString();
    }

    private static void AddRange(StringBuilder text, char mark, string? low, string? high)
    {
        if (low is not null || high is not null)
        {
            text.Append(mark).Append(low).Append('~').Append(high).Append(';');
        }
    }

    private static bool IsMap(FieldType type) => type switch
    {
        FieldType.Map => true,
        FieldType.List list => IsMap(list.Item),
        _ => false,
    };

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
