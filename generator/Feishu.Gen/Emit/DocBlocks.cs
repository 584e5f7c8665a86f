namespace Feishu.Gen.Emit;

/// <summary>Turns the Markdown of a page into lines of XML: paragraphs, lists and code.</summary>
internal static class DocBlocks
{
    /// <summary>A link that is longer ends with its line; so the time stays in proportion to the text.</summary>
    private const int LongestLink = 4096;

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
        foreach (var raw in Lines(markdown))
        {
            var line = raw.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                CloseList(xml, ref inList);
                xml.Add(inCode ? "</code>" : "<code>");
                inCode = !inCode;
            }
            else if (inCode)
            {
                xml.Add(DocInline.Escape(raw.TrimEnd()));
            }
            else if (IsItem(line))
            {
                if (!inList)
                {
                    xml.Add("<list type=\"bullet\">");
                    inList = true;
                }

                AddIfText(xml, "<item><description>", line.Substring(2), "</description></item>");
            }
            else if (line.Length > 0)
            {
                CloseList(xml, ref inList);
                AddIfText(xml, "<para>", line.TrimStart('#', '>').TrimStart(), "</para>");
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
        foreach (var line in markdown.Replace("<br>", "\n").Replace("<br/>", "\n").Split('\n', '\r', '\u0085', '\u2028', '\u2029'))
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

    private static void AddIfText(List<string> xml, string open, string line, string close)
    {
        var text = DocInline.ToXml(line);
        if (text.Length > 0)
        {
            xml.Add(open + text + close);
        }
    }
}
