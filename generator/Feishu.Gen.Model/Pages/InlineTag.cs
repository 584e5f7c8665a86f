namespace Feishu.Gen.Pages;

/// <summary>A tag that lays text out. Whatever else stands in angle brackets (<c>&lt;sheetId&gt;</c>, <c>array&lt;string&gt;</c>) is text.</summary>
/// <param name="Kind">What it does to the text around it.</param>
/// <param name="End">The character behind its closing bracket.</param>
internal readonly record struct InlineTag(InlineKind Kind, int End)
{
    /// <summary>How far the end of a tag is looked for; so the time stays in proportion to the text.</summary>
    private const int LongestTag = 2048;

    private const int LongestName = 32;

    /// <summary>What the names of tags of the platform's own source begin with.</summary>
    private const string SourcePrefix = "md-";

    private static readonly Dictionary<string, InlineKind> s_kinds = Kinds(
        (InlineKind.LineBreak, ["br"]),
        (InlineKind.ListItem, ["li"]),
        (InlineKind.BlockBreak, ["p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "blockquote", "center", "pre"]),
        (InlineKind.Mark, ["a", "b", "big", "code", "del", "em", "font", "i", "img", "ins", "kbd", "s", "small", "span", "strike", "strong", "sub", "sup", "u"]));

    /// <summary>The tag that an opening bracket begins, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The bracket.</param>
    /// <param name="end">Where the tag must have ended.</param>
    public static InlineTag? At(string text, int start, int end)
    {
        var isClosing = start + 1 < end && text[start + 1] == '/';
        var nameStart = isClosing ? start + 2 : start + 1;
        var nameEnd = nameStart;
        while (nameEnd < end && nameEnd - nameStart <= LongestName && (char.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] == '-'))
        {
            nameEnd++;
        }

        if (nameEnd >= end || !(text[nameEnd] is '>' or '/' || char.IsWhiteSpace(text[nameEnd])) || KindOf(text.Substring(nameStart, nameEnd - nameStart)) is not { } kind)
        {
            return null;
        }

        var close = text.IndexOf('>', nameEnd, Math.Min(LongestTag, end - nameEnd));
        return close < 0 ? null : new InlineTag(isClosing && kind == InlineKind.ListItem ? InlineKind.BlockBreak : kind, close + 1);
    }

    private static InlineKind? KindOf(string name) =>
        s_kinds.TryGetValue(name, out var kind) ? kind : name.StartsWith(SourcePrefix, StringComparison.OrdinalIgnoreCase) ? InlineKind.Mark : null;

    private static Dictionary<string, InlineKind> Kinds(params (InlineKind Kind, string[] Names)[] kinds) => kinds
        .SelectMany(k => k.Names, (k, name) => (k.Kind, Name: name))
        .ToDictionary(k => k.Name, k => k.Kind, StringComparer.OrdinalIgnoreCase);
}
