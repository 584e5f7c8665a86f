using System.Globalization;

namespace Feishu.Runtime.Descriptors;

/// <summary>Reads <see cref="FeishuOperation.RuleTable"/>.</summary>
internal static class RuleTable
{
    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyList<FieldRule> Parse(string[] lines)
    {
        var roots = new List<FieldRule>();
        var path = new List<FieldRule>();
        foreach (var line in lines)
        {
            var depth = line.Length - line.TrimStart(' ').Length;
            if (depth > path.Count)
            {
                throw new FormatException("A line of a rule table is at most one further in than the one before.");
            }

            var rule = ParseLine(line.AsSpan(depth));
            (depth == 0 ? roots : path[depth - 1].Fields).Add(rule);
            path.RemoveRange(depth, path.Count - depth);
            path.Add(rule);
        }

        return roots;
    }

    private static FieldRule ParseLine(ReadOnlySpan<char> line)
    {
        var tab = line.IndexOf('\t');
        if (tab < 0)
        {
            throw new FormatException("A line of a rule table has a name and rules.");
        }

        var name = Plain(line[..tab]);
        var rules = line[(tab + 1)..];
        var isRequired = Cut(ref rules, "!");
        var isMap = Cut(ref rules, "*");
        var (minLength, maxLength) = CutRange(ref rules, "l");
        var (minimum, maximum) = CutRange(ref rules, "r");
        return new FieldRule(name)
        {
            IsRequired = isRequired,
            IsMap = isMap,
            MinLength = (long?)minLength,
            MaxLength = (long?)maxLength,
            Minimum = minimum,
            Maximum = maximum,
            Pattern = Cut(ref rules, "p") ? Plain(rules) : null,
        };
    }

    private static bool Cut(ref ReadOnlySpan<char> rules, string mark)
    {
        if (!rules.StartsWith(mark))
        {
            return false;
        }

        rules = rules[mark.Length..];
        return true;
    }

    private static (double? Low, double? High) CutRange(ref ReadOnlySpan<char> rules, string mark)
    {
        if (!Cut(ref rules, mark))
        {
            return (null, null);
        }

        var (middle, end) = (rules.IndexOf('~'), rules.IndexOf(';'));
        if (middle < 0 || end < middle)
        {
            throw new FormatException("A range of a rule table is written low~high;");
        }

        var range = (NumberIn(rules[..middle]), NumberIn(rules[(middle + 1)..end]));
        rules = rules[(end + 1)..];
        return range;
    }

    private static double? NumberIn(ReadOnlySpan<char> text) => text.IsEmpty ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Plain(ReadOnlySpan<char> text) => FeishuErrorTable.ParseText(text.ToString());
}
