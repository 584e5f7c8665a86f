using System.Text;
using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>
/// Turns the characters of a cell into its text: physical lines and <c>&lt;br&gt;</c> become LF; blanks around lines and empty lines
/// go, but for those of code.
/// </summary>
internal sealed class CellReader(PageText page)
{
    private readonly StringBuilder _builder = new();
    private string _text = page.Body;

    // Whether links may be written as in the platform's source; looked for once a page, and only when a cell is read from it.
    private bool? _hasSiteLinks;

    /// <summary>Reads a cell that stands in the page as it is.</summary>
    public Located Read(int start, int end)
    {
        _text = page.Body;
        var run = Trim(start, end);
        var text = Text(run);
        return new Located((_hasSiteLinks ??= SiteLinks.AreIn(page.Body)) ? SiteLinks.Resolve(text) : text, page.Span(run.Start, run.End));
    }

    /// <summary>Reads a cell that had to be written anew.</summary>
    public string Read(string text)
    {
        _text = text;
        return Text(Trim(0, text.Length));
    }

    private TextRun Trim(int start, int end)
    {
        while (start < end && IsBlankOrLineEnd(_text[start]))
        {
            start++;
        }

        while (end > start && IsBlankOrLineEnd(_text[end - 1]))
        {
            end--;
        }

        return new TextRun(start, end);
    }

    private string Text(TextRun run) => IsPlain(run.Start, run.End) ? _text.Substring(run.Start, run.Length) : Join(run.Start, run.End);

    private static bool IsBlankOrLineEnd(char c) => TableText.IsBlank(c) || c is '\n' or '\r';

    private bool IsPlain(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_text[i] is '\n' or '\r' or '<')
            {
                return false;
            }
        }

        return true;
    }

    private string Join(int start, int end)
    {
        _builder.Clear();
        var isInFence = false;
        for (var lineStart = start; lineStart < end;)
        {
            var (lineEnd, next) = FindLineEnd(lineStart, end);
            isInFence = Append(lineStart, lineEnd, isInFence);
            lineStart = next;
        }

        return _builder.ToString();
    }

    /// <summary>Adds a line, without its indentation unless it is code; empty lines are left out.</summary>
    private bool Append(int start, int end, bool isInFence)
    {
        var run = TableText.Trim(_text, start, end);
        if (run.Length == 0)
        {
            return isInFence;
        }

        if (_builder.Length > 0)
        {
            _builder.Append('\n');
        }

        var hasFence = HasOddFence(run);
        var from = isInFence && !hasFence ? start : run.Start;
        _builder.Append(_text, from, run.End - from);
        return isInFence != hasFence;
    }

    private bool HasOddFence(TextRun run)
    {
        var isOdd = false;
        for (var i = run.Start; i < run.End; i++)
        {
            if (TableText.IsFence(_text, i, run.End))
            {
                isOdd = !isOdd;
                i += TableText.FenceLength - 1;
            }
        }

        return isOdd;
    }

    /// <summary>The end of the line that begins at a place and the start of the next: a physical one or what <c>&lt;br&gt;</c> divides.</summary>
    private (int End, int Next) FindLineEnd(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            switch (_text[i])
            {
                case '\n' or '\r':
                    return (i, i + 1);
                case '<' when InlineTag.At(_text, i, end) is { Kind: InlineKind.LineBreak } tag:
                    return (i, tag.End);
            }
        }

        return (end, end);
    }
}
