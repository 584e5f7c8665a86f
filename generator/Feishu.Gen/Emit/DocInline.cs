using System.Text;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Emit;

/// <summary>
/// Turns one line of a page's Markdown into the inside of an XML comment: one of the three ways in which text of a page may
/// reach emitted code. Code becomes <c>c</c>, links become <c>see</c>, emphasis and layout are dropped, and everything else is escaped.
/// </summary>
internal static class DocInline
{
    /// <summary>The line as XML; it holds no line break of any kind.</summary>
    public static string ToXml(string line)
    {
        line = SafeText.Visible(line);
        var xml = new StringBuilder(line.Length + 16);
        var reader = new InlineReader(line, setsCodeApart: true);
        var (links, isOpen) = (0, false);
        while (reader.Read(out var token))
        {
            // Of links within links the outermost is one.
            links += token.Kind switch { InlineKind.LinkStart => 1, InlineKind.LinkEnd => -1, _ => 0 };
            switch (token.Kind)
            {
                case InlineKind.Text when token.Value is not null:
                    xml.Append(Escape(token.Value));
                    break;
                case InlineKind.Text:
                    Append(xml, line, token.Start, token.End);
                    break;
                case InlineKind.Code:
                    xml.Append("<c>").Append(Escape(token.Value!)).Append("</c>");
                    break;
                case InlineKind.LinkStart when links == 1 && IsAddress(token.Value!):
                    xml.Append("<see href=\"").Append(Escape(token.Value!)).Append("\">");
                    isOpen = true;
                    break;
                case InlineKind.LinkEnd when links == 0 && isOpen:
                    xml.Append("</see>");
                    isOpen = false;
                    break;
                case InlineKind.LineBreak or InlineKind.BlockBreak or InlineKind.ListItem:
                    xml.Append(' ');
                    break;
            }
        }

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
        text = SafeText.Visible(text);
        var xml = new StringBuilder(text.Length + 16);
        Append(xml, text, 0, text.Length);
        return xml.ToString();
    }

    private static void Append(StringBuilder xml, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            Append(xml, text[i]);
        }
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

    private static string OneLine(string text) => string.Join(" ", text.Split('\n').Select(l => l.Trim()));

    private static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
}
