using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the items of a list of values: <c>- VALUE：text</c>.</summary>
internal static class AllowedValueReader
{
    /// <summary>How long a value with its marks may be; so the time stays in proportion to the text.</summary>
    private const int LongestValue = 128;

    /// <summary>The same where links and tags may be around it.</summary>
    private const int LongestMarkedValue = 2048;

    private static readonly char[] s_colons = [':', '：'];

    private static readonly string[] s_markers =
    [
        "可选值", "可选值有", "可选值为", "可选值如下", "可选值如下所示", "可能值", "可能值有", "可能值为",
        "枚举值", "枚举值有", "枚举值为", "枚举值如下", "枚举值如下所示", "取值有",
    ];

    /// <summary>The items on a line: one, but the mirror's dialect may write a whole list on it (<c>- `a`: text - b：text</c>).</summary>
    public static IEnumerable<string> Items(string line)
    {
        var start = 0;
        for (var at = line.IndexOf(" - ", 1 < line.Length ? 1 : 0, StringComparison.Ordinal); at > 0;
             at = line.IndexOf(" - ", at + 1, StringComparison.Ordinal))
        {
            if (BeginsItem(line, at + 1))
            {
                yield return line.Substring(start, at - start);
                start = at + 1;
            }
        }

        yield return line.Substring(start);
    }

    /// <summary>Reads an item; false for a line that is none.</summary>
    public static bool TryRead(string line, out AllowedValue value)
    {
        value = null!;
        var text = line.Trim();
        if (text.Length < 3 || text[0] is not ('-' or '*' or '•') || text[1] != ' ')
        {
            return false;
        }

        text = text.Substring(2).TrimStart();
        var end = text.IndexOfAny([':', '：']);
        var name = MarkdownText.ToPlain(end < 0 ? text : text.Substring(0, end)).Trim().Trim('"', '“', '”', '\'');
        if (name.EndsWith("（默认值）", StringComparison.Ordinal))
        {
            name = name.Substring(0, name.Length - 5).Trim();
        }

        if (!IsValue(name) || IsAddress(text, end))
        {
            return false;
        }

        value = new AllowedValue(name, end < 0 ? "" : text.Substring(end + 1).Trim());
        return true;
    }

    /// <summary>
    /// Finds a list whose marker is not in bold, as older pages print it: what the line says before it, and the items on the line itself.
    /// The marker's words only make a list where an item follows; within a sentence they belong to it.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <param name="next">The next one, or null.</param>
    public static (string Before, string Items)? FindList(string line, string? next)
    {
        for (var colon = line.IndexOfAny(s_colons); colon >= 0; colon = line.IndexOfAny(s_colons, colon + 1))
        {
            if (MarkerLength(line, colon) is not (> 0 and var length))
            {
                continue;
            }

            if (!IsItemBehind(line, colon + 1, next))
            {
                continue;
            }

            var begun = line.Substring(colon + 1, Math.Min(LongestMarkedValue, line.Length - colon - 1)).Trim();
            if (TryRead(begun.Length > 0 ? begun : next ?? "", out _))
            {
                var items = line.Substring(colon + 1).Trim();
                var before = line.Substring(0, colon - length).TrimEnd();
                return (before.Length == 0 || IsSentenceEnd(before[before.Length - 1]) ? before : line.Substring(0, colon + 1), items);
            }
        }

        return null;
    }

    /// <summary>Whether what follows a marker begins as an item does, so that it is worth reading.</summary>
    private static bool IsItemBehind(string line, int start, string? next)
    {
        while (start < line.Length && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        return start == line.Length ? next is not null : line[start] is '-' or '*' or '•' && start + 1 < line.Length && line[start + 1] == ' ';
    }

    private static int MarkerLength(string line, int end) => Array.Find(
        s_markers, m => end >= m.Length && string.CompareOrdinal(line, end - m.Length, m, 0, m.Length) == 0)?.Length ?? 0;

    private static bool IsSentenceEnd(char c) => c is '。' or '；' or '，' or '.' or ';' or ',' or '！' or '）' or ')';

    private static bool IsAddress(string text, int colon) => colon >= 0 && string.CompareOrdinal(text, colon, "://", 0, 3) == 0;

    private static bool IsValue(string text)
    {
        if (text.Length is 0 or > 100)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-' or '/'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a dash within a line stands before a value in code, or one with a colon behind it.</summary>
    private static bool BeginsItem(string line, int dash)
    {
        var text = line.Substring(dash, Math.Min(LongestValue, line.Length - dash));
        return text.StartsWith("- `", StringComparison.Ordinal) || (text.IndexOfAny([':', '：']) > 0 && TryRead(text, out _));
    }
}
