using System.Net;
using System.Text;

namespace Feishu.Gen.Emit;

/// <summary>
/// Turns one line of a page's Markdown into the inside of an XML comment: one of the three ways in which text of a page may
/// reach emitted code. Code becomes <c>c</c>, links become <c>see</c>, emphasis is dropped, and everything else is escaped.
/// </summary>
internal static class DocInline
{
    /// <summary>How many ticks begin a block of code.</summary>
    private const int Fence = 3;

    /// <summary>Longer than the name of any tag that is known.</summary>
    private const int LongestTag = 16;

    /// <summary>The line as XML; it holds no line break of any kind.</summary>
    public static string ToXml(string line)
    {
        line = SafeText.Visible(line);
        var xml = new StringBuilder(line.Length + 16);
        Append(xml, new DocMarks(line), 0, line.Length, inLink: false);
        return xml.ToString().Trim();
    }

    /// <summary>Several lines as one.</summary>
    public static string Joined(string markdown) => ToXml(OneLine(markdown));

    /// <summary>
    /// A value that a page shows, as code. Where it is a sentence about values, which has code of its own, it is text.
    /// </summary>
    public static string Code(string markdown)
    {
        var text = OneLine(markdown).Trim();
        if (text.StartsWith("```", StringComparison.Ordinal))
        {
            return ToXml(text);
        }

        var isSentence = text.Length > 0 && text[0] is not ('"' or '{' or '[') && (text.IndexOf('`', 0) >= 0 || text.IndexOf("](", 0, StringComparison.Ordinal) >= 0);
        return isSentence ? ToXml(text) : $"<c>{Escape(text)}</c>";
    }

    /// <summary>Plain text as XML, with nothing of Markdown looked for.</summary>
    public static string Escape(string text)
    {
        var xml = new StringBuilder(text.Length + 16);
        foreach (var c in SafeText.Visible(text))
        {
            Append(xml, c);
        }

        return xml.ToString();
    }

    private static void Append(StringBuilder xml, DocMarks marks, int start, int end, bool inLink)
    {
        var text = marks.Text;
        for (var i = start; i < end;)
        {
            i = text[i] switch
            {
                '\\' when i + 1 < end && text[i + 1] is > ' ' and < '\u007f' && !char.IsLetterOrDigit(text[i + 1]) => AppendOne(xml, text[i + 1], i + 2),
                '`' => AppendCode(xml, marks, i, end),
                '[' when !inLink => AppendLink(xml, marks, i, end),
                '!' when !inLink && i + 1 < end && text[i + 1] == '[' => AppendLink(xml, marks, i + 1, end),
                '*' when i + 1 < end && text[i + 1] == '*' => i + 2,
                '&' => AppendEntity(xml, text, i, end),
                '<' => AppendTag(xml, marks, i, end),
                var c => AppendOne(xml, c, i + 1),
            };
        }
    }

    private static int AppendOne(StringBuilder xml, char c, int next)
    {
        Append(xml, c);
        return next;
    }

    private static void Append(StringBuilder xml, char c)
    {
        switch (c)
        {
            case '&':
                xml.Append("&amp;");
                break;
            case '<':
                xml.Append("&lt;");
                break;
            case '>':
                xml.Append("&gt;");
                break;
            case '"':
                xml.Append("&quot;");
                break;
            case '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029':
                xml.Append(' ');
                break;
            default:
                xml.Append(SafeText.IsUnsafe(c) ? '\ufffd' : c);
                break;
        }
    }

    private static int AppendCode(StringBuilder xml, DocMarks marks, int start, int end)
    {
        var text = marks.Text;
        var ticks = 1;
        while (start + ticks < end && text[start + ticks] == '`')
        {
            ticks++;
        }

        var open = start + ticks;
        var close = marks.FindTicks(ticks, open, end);
        if (close < 0)
        {
            return open;
        }

        if (ticks >= Fence)
        {
            open = SkipLanguage(text, open, close);
        }

        xml.Append("<c>").Append(Escape(text.Substring(open, close - open).Trim())).Append("</c>");
        return close + ticks;
    }

    private static string OneLine(string text) => string.Join(" ", text.Split('\n').Select(l => l.Trim()));

    /// <summary>A block of code that was brought onto one line keeps the word after its fence.</summary>
    private static int SkipLanguage(string text, int start, int end)
    {
        var word = start;
        while (word < end && text[word] is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
        {
            word++;
        }

        return word < end && text[word] == ' ' ? word : start;
    }

    private static int AppendLink(StringBuilder xml, DocMarks marks, int start, int end)
    {
        var text = marks.Text;
        var close = marks.FindClosing(start, end);
        if (close < 0 || close + 1 >= end || text[close + 1] != '(')
        {
            return AppendOne(xml, '[', start + 1);
        }

        var stop = marks.Find(')', close + 2, end);
        if (stop < 0)
        {
            // An address that has no end goes as far as an address can.
            stop = marks.Find(' ', close + 2, end) is >= 0 and var blank ? blank - 1 : end - 1;
        }

        var address = text.Substring(close + 2, Math.Max(0, stop - close - 2)).Trim().Split(' ')[0];
        var isLink = address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal);
        if (isLink)
        {
            xml.Append("<see href=\"").Append(Escape(address)).Append("\">");
        }

        Append(xml, marks, start + 1, close, inLink: true);
        if (isLink)
        {
            xml.Append("</see>");
        }

        return stop + 1;
    }

    private static int AppendEntity(StringBuilder xml, string text, int start, int end)
    {
        var stop = text.IndexOf(';', start, Math.Min(12, end - start));
        if (stop > start + 1)
        {
            var decoded = WebUtility.HtmlDecode(text.Substring(start, stop - start + 1));
            if (decoded.Length is 1 or 2 && decoded[0] != '&' || decoded == "&")
            {
                xml.Append(Escape(decoded == "\u00a0" ? " " : decoded));
                return stop + 1;
            }
        }

        return AppendOne(xml, '&', start + 1);
    }

    /// <summary>Tags of layout are dropped; anything else in angle brackets (<c>&lt;sheetId&gt;</c>) is text.</summary>
    private static int AppendTag(StringBuilder xml, DocMarks marks, int start, int end)
    {
        var text = marks.Text;
        var stop = marks.Find('>', start, end);
        if (stop < 0)
        {
            return AppendOne(xml, '<', start + 1);
        }

        var from = start + 1;
        while (from < stop && text[from] == '/')
        {
            from++;
        }

        var name = text.Substring(from, Math.Min(LongestTag, stop - from)).Split(' ', '/')[0];
        var isLayout = name.StartsWith("md-", StringComparison.Ordinal)
            || name is "br" or "b" or "i" or "u" or "p" or "a" or "em" or "strong" or "span" or "div" or "font" or "code" or "sup" or "sub" or "img";
        return isLayout ? stop + 1 : AppendOne(xml, '<', start + 1);
    }
}
