using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>
/// Writes what the platform checks of a call, as the runtime's <c>FeishuOperation.RuleTable</c> has it: a line for each field that has a rule, or that leads to one; fields of fields two blanks
/// further in. What C# demands already is left out.
/// </summary>
internal static class RuleLines
{
    /// <summary>The deepest fields that have lines: as deep as there are types for them, as the runtime follows the lines level by level.</summary>
    private const int Deepest = FieldShape.MaxDepth;

    private const int BlanksOfLevel = 2;
    private const string Map = "map";

    /// <summary>The lines of an operation.</summary>
    public static IReadOnlyList<string> Of(Operation operation)
    {
        var lines = new List<string>();
        foreach (var parameter in operation.QueryParameters)
        {
            var rules = RulesOf(parameter.Rules).ToList();
            if (rules.Count > 0)
            {
                lines.Add("?" + Line(parameter.Name, rules, depth: 0));
            }
        }

        AddBody(lines, operation.Body?.Fields ?? []);
        return lines;
    }

    /// <summary>Walks the fields without recursion: pages are untrusted, and compilers have small stacks.</summary>
    private static void AddBody(List<string> lines, EquatableArray<Field> fields)
    {
        // What leads to the field at hand and has no line yet: it gets one when something below it does.
        var around = new List<(string Name, IReadOnlyList<string> Rules, bool HasLine)>();
        var open = new Stack<(Field Field, int Depth)>();
        Push(open, fields, depth: 0);
        while (open.Count > 0)
        {
            var (field, depth) = open.Pop();
            around.RemoveRange(depth, around.Count - depth);
            var rules = RulesOf(field, depth);
            var hasLine = rules.Any(r => r != Map);
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

    private static string Line(string name, IReadOnlyList<string> rules, int depth) =>
        new string(' ', depth * BlanksOfLevel) + Escaped(name) + ":" + (rules.Count == 0 ? "" : " " + string.Join(", ", rules));

    /// <summary>A name in which nothing looks like what stands around it.</summary>
    private static string Escaped(string name)
    {
        var text = name.Replace("\\", "\\\\").Replace(":", "\\:");
        return text.Length > 0 && text[0] is (' ' or '?') ? "\\" + text : text;
    }

    private static IReadOnlyList<string> RulesOf(Field field, int depth)
    {
        var rules = new List<string>();
        if (depth > 0 && field.IsRequired == true)
        {
            rules.Add("required");
        }

        if (IsMap(field.Type))
        {
            rules.Add(Map);
        }

        rules.AddRange(RulesOf(field.Rules));
        return rules;
    }

    /// <summary>The pattern is the last one: whatever is in it, it goes to the line's end.</summary>
    private static IEnumerable<string> RulesOf(ValidationRules? rules)
    {
        if (rules is null)
        {
            yield break;
        }

        if (rules.MinLength is not null || rules.MaxLength is not null)
        {
            yield return $"length {Text(rules.MinLength)}..{Text(rules.MaxLength)}";
        }

        if (rules.Minimum is not null || rules.Maximum is not null)
        {
            yield return $"range {rules.Minimum}..{rules.Maximum}";
        }

        if (rules.Pattern is { } pattern)
        {
            yield return "pattern " + pattern;
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
