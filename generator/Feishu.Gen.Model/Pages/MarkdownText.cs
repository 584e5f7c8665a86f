using System.Text;

namespace Feishu.Gen.Pages;

/// <summary>Markdown of a cell or a heading as plain text.</summary>
public static class MarkdownText
{
    /// <summary>
    /// What a reader sees: without backticks, bold, escapes, tags and the targets of links; entities (only those with their semicolon)
    /// and blanks of all kinds as plain characters. Line breaks stay, and paragraphs and items of lists begin lines.
    /// </summary>
    /// <param name="markdown">A cell or a heading.</param>
    public static string ToPlain(string markdown)
    {
        if (!InlineReader.HasMarks(markdown))
        {
            return markdown.Trim();
        }

        var plain = new StringBuilder(markdown.Length);
        var reader = new InlineReader(markdown, setsCodeApart: false);
        while (reader.Read(out var token))
        {
            Append(plain, markdown, token);
        }

        return plain.ToString().Trim();
    }

    private static void Append(StringBuilder plain, string markdown, InlineToken token)
    {
        switch (token.Kind)
        {
            case InlineKind.Text when token.Value is not null:
                plain.Append(token.Value);
                break;

            // A link that is broken off is what it looks like.
            case InlineKind.Text:
            case InlineKind.LinkStart or InlineKind.LinkEnd when !token.IsWhole:
                plain.Append(markdown, token.Start, token.End - token.Start);
                break;
            case InlineKind.LineBreak:
            case InlineKind.BlockBreak or InlineKind.ListItem when plain.Length > 0 && plain[plain.Length - 1] != '\n':
                plain.Append('\n');
                break;
        }
    }
}
