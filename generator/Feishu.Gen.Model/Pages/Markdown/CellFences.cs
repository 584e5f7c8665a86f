namespace Feishu.Gen.Pages.Markdown;

/// <summary>
/// Follows the blocks of code that stand within cells, as the pipes in them separate nothing. Fences are paired within a table and
/// not over the page: one that is not closed before the next blank line or heading is text.
/// </summary>
internal sealed class CellFences(string text)
{
    // Where the next blank line or heading is; looked for once for all fences before it.
    private int _paragraphEnd = -1;

    /// <summary>Where the block of code ended that was opened last; beyond the line that was looked at when it goes on below.</summary>
    public int End { get; private set; } = -1;

    /// <summary>Counts the pipes of a run outside blocks of code.</summary>
    public int CountPipes(TextRun run)
    {
        var pipes = 0;
        for (var i = run.Start; i < run.End; i++)
        {
            if (TableText.IsPipe(text, run.Start, i))
            {
                pipes++;
            }
            else if (TableText.IsFence(text, i, run.End) && Find(i + TableText.FenceLength) is >= 0 and var close)
            {
                End = close + TableText.FenceLength;
                i = End - 1;
            }
        }

        return pipes;
    }

    /// <summary>Whether the fence at a place opens a block of code that is closed.</summary>
    public bool IsClosed(int fence) => Find(fence + TableText.FenceLength) >= 0;

    private int Find(int from)
    {
        if (from >= _paragraphEnd)
        {
            _paragraphEnd = FindParagraphEnd(from);
        }

        return text.IndexOf(TableText.Fence, from, _paragraphEnd - from, StringComparison.Ordinal);
    }

    private int FindParagraphEnd(int from)
    {
        var end = TableText.LineEnd(text, from);
        while (end < text.Length)
        {
            var start = TableText.NextLineStart(text, end);
            end = TableText.LineEnd(text, start);
            if (TableText.TrimStart(text, start, end) == end || TableText.IsSubheading(text, start, end))
            {
                return start;
            }
        }

        return end;
    }
}
