using Feishu.Gen.Pages;

namespace Feishu.Gen.Emit;

/// <summary>Turns the Markdown of a page into lines of XML: paragraphs, lists and code.</summary>
internal static class DocBlocks
{
    /// <summary>A link that is longer ends with its line; so the time stays in proportion to the text.</summary>
    private const int LongestLink = 4096;

    private const string Fence = "```";

    /// <summary>The lines; each is whole in itself but for lists and code, whose tags stand on lines of their own.</summary>
    public static IReadOnlyList<string> ToXml(string markdown)
    {
        var xml = new List<string>();
        if (markdown.Length == 0)
        {
            return xml;
        }

        var inList = false;
        var inCode = false;
        foreach (var (raw, isItem) in Lines(markdown).SelectMany(line => inCode ? [(line, false)] : Pieces(line)))
        {
            var line = raw.Trim();
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                CloseList(xml, ref inList);
                xml.Add(inCode ? "</code>" : "<code>");
                inCode = !inCode;
            }
            else if (inCode)
            {
                xml.Add(DocInline.Escape(raw.TrimEnd()));
            }
            else
            {
                var isMarked = IsItem(line);
                Add(xml, DocInline.ToXml(isMarked ? line.Substring(2) : line.TrimStart('#', '>')), isItem || isMarked, ref inList);
            }
        }

        CloseList(xml, ref inList);
        if (inCode)
        {
            xml.Add("</code>");
        }

        return xml;
    }

    /// <summary>The lines; a link that runs over several of them is on one.</summary>
    private static IEnumerable<string> Lines(string markdown)
    {
        var open = "";
        foreach (var line in markdown.Split('\n', '\r', '\u0085', '\u2028', '\u2029'))
        {
            if (open.Length is > 0 and <= LongestLink && EndsLink(open, line))
            {
                open = open.TrimEnd() + line.Trim();
                continue;
            }

            if (open.Length > 0)
            {
                yield return open;
            }

            open = line;
            if (line.Length == 0)
            {
                yield return line;
            }
        }

        if (open.Length > 0)
        {
            yield return open;
        }
    }

    /// <summary>What tags divide a line into, and whether it is an item of a list. No tag divides a link or code, but for a block of code on one line.</summary>
    private static IEnumerable<(string Text, bool IsItem)> Pieces(string line)
    {
        if (line.IndexOf('<') < 0)
        {
            yield return (line, false);
            yield break;
        }

        var reader = new InlineReader(line, setsCodeApart: !line.TrimStart().StartsWith(Fence, StringComparison.Ordinal));
        var (start, links, isItem) = (0, 0, false);
        while (reader.Read(out var token))
        {
            links += token.Kind switch { InlineKind.LinkStart => 1, InlineKind.LinkEnd => -1, _ => 0 };

            // An item is one line, whatever paragraphs it has within.
            var divides = token.Kind is InlineKind.ListItem || (token.Kind is InlineKind.LineBreak && !isItem)
                || (token.Kind is InlineKind.BlockBreak && !(isItem && IsBlank(line, start, token.Start)));
            if (links == 0 && divides)
            {
                yield return (line.Substring(start, token.Start - start), isItem);
                (start, isItem) = (token.End, token.Kind is InlineKind.ListItem);
            }
        }

        yield return (line.Substring(start), isItem);
    }

    private static bool IsBlank(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start == end;
    }

    /// <summary>Whether a line goes on with the link that the line before it has begun: in its text, or in its address.</summary>
    private static bool EndsLink(string before, string line)
    {
        if (before.TrimEnd().EndsWith("](", StringComparison.Ordinal))
        {
            return line.IndexOf(')', 0) >= 0;
        }

        return before.LastIndexOf('[') > before.LastIndexOf(']') && line.TrimStart().StartsWith("](", StringComparison.Ordinal);
    }

    private static bool IsItem(string line) => line.Length > 2 && line[0] is '-' or '*' or '•' && line.Length > 2 && line[1] == ' ';

    private static void CloseList(List<string> xml, ref bool inList)
    {
        if (inList)
        {
            xml.Add("</list>");
            inList = false;
        }
    }

    private static void Add(List<string> xml, string text, bool isItem, ref bool inList)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (!isItem)
        {
            CloseList(xml, ref inList);
        }
        else if (!inList)
        {
            xml.Add("<list type=\"bullet\">");
            inList = true;
        }

        xml.Add(isItem ? $"<item><description>{text}</description></item>" : $"<para>{text}</para>");
    }
}
