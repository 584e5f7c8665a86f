using System.Globalization;
using System.Text;

namespace Feishu.Runtime.Descriptors;

/// <summary>Reads <see cref="FeishuOperation.RuleTable"/>.</summary>
internal static class RuleTable
{
    private const int BlanksOfLevel = 2;
    private const string Pattern = "pattern ";
    private const string Separator = ", ";

    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyList<FeishuFieldRule> Parse(IReadOnlyList<string> lines)
    {
        // A rule has its fields before their lines are read: the lists are filled below it.
        var roots = new List<FeishuFieldRule>();
        var open = new List<List<FeishuFieldRule>> { roots };
        foreach (var line in lines)
        {
            var blanks = line.Length - line.TrimStart(' ').Length;
            var depth = blanks / BlanksOfLevel;
            if (blanks % BlanksOfLevel != 0 || depth >= open.Count)
            {
                throw new FormatException($"'{line}' is indented by two blanks more than the line of the field that it belongs to.");
            }

            var fields = new List<FeishuFieldRule>();
            open[depth].Add(ParseLine(line, blanks) with { Fields = fields });
            open.RemoveRange(depth + 1, open.Count - depth - 1);
            open.Add(fields);
        }

        return roots;
    }

    private static FeishuFieldRule ParseLine(string line, int start)
    {
        var isInQuery = start < line.Length && line[start] == '?';
        var end = isInQuery ? start + 1 : start;
        var name = ParseName(line, ref end);
        var rule = new FeishuFieldRule(name) { IsInQuery = isInQuery };
        var rest = line[end..];
        if (rest.Length == 0)
        {
            return rule;
        }

        if (rest[0] != ' ')
        {
            throw Unreadable(line);
        }

        rest = rest[1..];
        while (rest.Length > 0)
        {
            // A pattern may have anything in it, so nothing comes behind it.
            var comma = rest.StartsWith(Pattern, StringComparison.Ordinal) ? -1 : rest.IndexOf(Separator, StringComparison.Ordinal);
            rule = Add(rule, comma < 0 ? rest : rest[..comma], line);
            rest = comma < 0 ? "" : rest[(comma + Separator.Length)..];
        }

        return rule;
    }

    /// <summary>Reads to the colon behind the name. A backslash in a name says that what follows it is a part of it.</summary>
    private static string ParseName(string line, ref int index)
    {
        var name = new StringBuilder();
        for (; index < line.Length; index++)
        {
            if (line[index] == ':')
            {
                index++;
                return name.ToString();
            }

            if (line[index] == '\\' && ++index == line.Length)
            {
                break;
            }

            name.Append(line[index]);
        }

        throw Unreadable(line);
    }

    private static FeishuFieldRule Add(FeishuFieldRule rule, string text, string line)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var (word, value) = blank < 0 ? (text, "") : (text[..blank], text[(blank + 1)..]);
        switch (word)
        {
            case "required" when blank < 0:
                return rule with { IsRequired = true };
            case "map" when blank < 0:
                return rule with { IsMap = true };
            case "length":
                var (shortest, longest) = ParseRange(value, line);
                return rule with { MinLength = (long?)shortest, MaxLength = (long?)longest };
            case "range":
                var (minimum, maximum) = ParseRange(value, line);
                return rule with { Minimum = minimum, Maximum = maximum };
            case "pattern" when blank > 0:
                return rule with { Pattern = value };
            default:
                throw Unreadable(line);
        }
    }

    private static (double? Low, double? High) ParseRange(string text, string line)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots < 0 ? throw Unreadable(line) : (ParseNumber(text[..dots], line), ParseNumber(text[(dots + 2)..], line));
    }

    private static double? ParseNumber(string text, string line)
        => text.Length == 0 ? null
            : double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
            : throw Unreadable(line);

    private static FormatException Unreadable(string line) => new($"'{line}' is no line of rules.");
}
