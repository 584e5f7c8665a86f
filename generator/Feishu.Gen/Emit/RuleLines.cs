using System.Globalization;
using System.Text;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>
/// Writes what the platform checks of a call, as the runtime's <c>FeishuOperation.RuleTable</c> has it: a line for each field that has a rule, or that leads to one; fields of fields a blank
/// further in. What C# demands already is left out.
/// </summary>
internal static class RuleLines
{
    /// <summary>The deepest fields that have lines: as deep as there are types for them, as the runtime follows the lines level by level.</summary>
    private const int Deepest = FieldShape.MaxDepth;

    /// <summary>The lines of an operation.</summary>
    public static IReadOnlyList<string> Of(Operation operation)
    {
        var lines = new List<string>();
        foreach (var parameter in operation.QueryParameters)
        {
            AddLine(lines, "?" + parameter.Name, RulesOf(parameter.Rules), depth: 0);
        }

        AddBody(lines, operation.Body?.Fields ?? []);
        return lines;
    }

    /// <summary>Walks the fields without recursion: pages are untrusted, and compilers have small stacks.</summary>
    private static void AddBody(List<string> lines, EquatableArray<Field> fields)
    {
        // What leads to the field at hand and has no line yet: it gets one when something below it does.
        var around = new List<(string Name, string Rules, bool HasLine)>();
        var open = new Stack<(Field Field, int Depth)>();
        Push(open, fields, depth: 0);
        while (open.Count > 0)
        {
            var (field, depth) = open.Pop();
            around.RemoveRange(depth, around.Count - depth);
            var rules = (depth > 0 && field.IsRequired == true ? "!" : "") + Mark(field) + RulesOf(field.Rules);
            var hasLine = rules.TrimStart('*').Length > 0;
            if (hasLine)
            {
                for (var i = 0; i < depth; i++)
                {
                    if (!around[i].HasLine)
                    {
                        lines.Add(Line(around[i].Name, around[i].Rules, i));
                        around[i] = around[i] with { HasLine = true };
                    }
                }

                lines.Add(Line(field.Name, rules, depth));
            }

            around.Add((field.Name, rules, hasLine));
            if (depth < Deepest)
            {
                Push(open, field.Fields, depth + 1);
            }
        }
    }

    private static void Push(Stack<(Field Field, int Depth)> open, EquatableArray<Field> fields, int depth)
    {
        for (var i = fields.Count - 1; i >= 0; i--)
        {
            open.Push((fields[i], depth));
        }
    }

    private static void AddLine(List<string> lines, string name, string rules, int depth)
    {
        if (rules.Length > 0)
        {
            lines.Add(Line(name, rules, depth));
        }
    }

    private static string Line(string name, string rules, int depth) => new string(' ', depth) + TableField.Escaped(name) + "\t" + rules;

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
        return rules.Pattern is { } pattern ? text.Append('p').Append(TableField.Escaped(pattern)).ToString() : text.ToString();
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
