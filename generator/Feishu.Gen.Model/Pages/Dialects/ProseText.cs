using System.Text;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>
/// Gathers what stands between headings, tables and examples. It is handed on as it is, but for what differs between editors: line
/// ends, the blanks before them, and how many empty lines there are.
/// </summary>
internal sealed class ProseText(PageText page)
{
    private readonly StringBuilder _builder = new();
    private SourceSpan _span;
    private int _end;

    /// <summary>The lines of a run, joined with LF, with no more than one empty line in a row.</summary>
    public static string Lines(string text, int start, int end)
    {
        var builder = new StringBuilder(end - start);
        AppendLines(builder, text, start, end);
        return builder.ToString().Trim('\n');
    }

    /// <summary>Adds a run of the page.</summary>
    public void Add(int start, int end)
    {
        if (_builder.Length == 0)
        {
            _span = page.Span(start, end);
        }
        else
        {
            // From the end of the last line that was added, to keep the empty lines between.
            AppendLines(_builder, page.Body, _end, start);
        }

        AppendLines(_builder, page.Body, start, end);
        _end = end;
    }

    /// <summary>Adds paragraphs that had to be written anew, and that end at a place of the page.</summary>
    public void Add(PageBlock.Prose prose, int end)
    {
        _span = _builder.Length == 0 ? prose.Span : _span;
        _builder.Append(_builder.Length == 0 || EndsInEmptyLine(_builder) ? "" : "\n\n").Append(prose.Markdown).Append("\n\n");
        _end = end;
    }

    /// <summary>What was gathered since the last time, or null.</summary>
    public PageBlock.Prose? Take()
    {
        var prose = NoteText.OfQuotes(SiteLinks.Resolve(_builder.ToString())).Trim('\n');
        _builder.Clear();
        return prose.Length == 0 ? null : new PageBlock.Prose(prose, _span);
    }

    private static void AppendLines(StringBuilder builder, string text, int start, int end)
    {
        while (start < end)
        {
            var lineEnd = Math.Min(TableText.LineEnd(text, start), end);
            builder.Append(text, start, TableText.TrimEnd(text, start, lineEnd) - start);
            start = TableText.NextLineStart(text, lineEnd);
            if ((start < end || lineEnd < end) && !EndsInEmptyLine(builder))
            {
                builder.Append('\n');
            }
        }
    }

    private static bool EndsInEmptyLine(StringBuilder builder) =>
        builder.Length > 1 && builder[builder.Length - 1] == '\n' && builder[builder.Length - 2] == '\n';
}
