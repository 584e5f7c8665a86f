namespace Feishu.Gen.Pages.Source;

/// <summary>A tag of the platform's source.</summary>
/// <param name="Start">The angle bracket it begins with.</param>
/// <param name="End">The character behind the angle bracket it ends with.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsClosing">Whether it ends an element.</param>
internal readonly record struct SourceTag(int Start, int End, string Name, bool IsClosing)
{
    /// <summary>How far the end of a tag is looked for; so the time stays in proportion to the text.</summary>
    private const int LongestTag = 1024;

    private const string Prefix = "md-";

    // Beside md-…, only these are tags: <sheetId> or <string> is what the page talks about, <b> or <font> is Markdown.
    private static readonly string[] s_names = ["table", "thead", "tbody", "tr", "td", "th", "div", "br"];

    /// <summary>The next tag of a run, or null.</summary>
    public static SourceTag? Find(string text, int start, int end)
    {
        while (start < end && text.IndexOf('<', start, end - start) is >= 0 and var bracket)
        {
            if (At(text, bracket, end) is { } tag)
            {
                return tag;
            }

            start = bracket + 1;
        }

        return null;
    }

    /// <summary>The value of an attribute, or null.</summary>
    public string? Attribute(string text, string name)
    {
        for (var from = Start; text.IndexOf(name, from, End - from, StringComparison.Ordinal) is >= 0 and var index; from = index + 1)
        {
            var value = index + name.Length;
            if (char.IsWhiteSpace(text[index - 1]) && value + 1 < End && text[value] == '=' && text[value + 1] == '"')
            {
                var close = text.IndexOf('"', value + 2, End - value - 2);
                return close < 0 ? null : text.Substring(value + 2, close - value - 2);
            }
        }

        return null;
    }

    private static SourceTag? At(string text, int start, int end)
    {
        var nameStart = start + 1;
        var isClosing = nameStart < end && text[nameStart] == '/';
        nameStart += isClosing ? 1 : 0;
        var nameEnd = nameStart;
        while (nameEnd < end && (text[nameEnd] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            nameEnd++;
        }

        if (!IsName(text, nameStart, nameEnd) || FindEnd(text, nameEnd, end) is not (>= 0 and var close))
        {
            return null;
        }

        return new SourceTag(start, close + 1, text.Substring(nameStart, nameEnd - nameStart), isClosing);
    }

    private static bool IsName(string text, int start, int end)
    {
        if (end == text.Length || !(char.IsWhiteSpace(text[end]) || text[end] is '>' or '/'))
        {
            return false;
        }

        if (end - start > Prefix.Length && string.CompareOrdinal(text, start, Prefix, 0, Prefix.Length) == 0)
        {
            return true;
        }

        foreach (var name in s_names)
        {
            if (end - start == name.Length && string.CompareOrdinal(text, start, name, 0, name.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the tag's closing bracket is; one between quotes does not count.</summary>
    private static int FindEnd(string text, int start, int end)
    {
        var isQuoted = false;
        end = Math.Min(end, start + LongestTag);
        for (var i = start; i < end; i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (text[i] == '>' && !isQuoted)
            {
                return i;
            }
        }

        return -1;
    }
}
