using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>
/// Reads the tree marks of a table's first cells as depths and takes them out of the cells.
/// <list type="bullet">
/// <item><c>∟</c> is the platform's: set in by whatever blanks or repetitions its author liked, so only the order of the indents
/// counts. All nested rows have it, and rows without are at the root.</item>
/// <item><c>└</c> before a name in backticks is a mirror's: two <c>&amp;nbsp;</c> per level, on all nested rows.</item>
/// <item><c>└</c> before a bare name was written by a user, to settle that very row: two <c>&amp;nbsp;</c> per level (one level where
/// there is none). The rows without stay unknown.</item>
/// </list>
/// </summary>
internal static class RowDepths
{
    private const int IndentPerLevel = 2;

    /// <summary>The rows with their depths, and their names without marks.</summary>
    public static EquatableArray<TableRow> Settle(List<TableRow> rows)
    {
        var isMarked = false;
        var isComplete = true;
        var readings = new TreeMarks.Reading[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            readings[i] = TreeMarks.Read(rows[i].Cells[0].Text);
            isMarked |= readings[i].Mark != default;
            isComplete &= readings[i].Mark != '└' || rows[i].Cells[0].Text.IndexOf('`', 0) >= 0;
        }

        if (!isMarked)
        {
            return rows.ToEquatableArray();
        }

        var indents = new Stack<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            rows[i] = WithoutMark(rows[i], readings[i]) with { Depth = Depth(readings[i], indents, isComplete) };
        }

        return rows.ToEquatableArray();
    }

    private static int? Depth(TreeMarks.Reading reading, Stack<int> indents, bool isComplete)
    {
        switch (reading.Mark)
        {
            case default(char):
                indents.Clear();
                return isComplete ? 0 : null;
            case '└':
                return Math.Max(1, reading.Indent / IndentPerLevel);
            default:
                while (indents.Count > 0 && indents.Peek() >= reading.Indent)
                {
                    indents.Pop();
                }

                indents.Push(reading.Indent);
                return indents.Count;
        }
    }

    private static TableRow WithoutMark(TableRow row, TreeMarks.Reading reading)
    {
        if (reading.Mark == default)
        {
            return row;
        }

        var cell = row.Cells[0];
        var name = cell.Text.Substring(reading.NameStart);
        if (reading.HasBacktick && name.Length > 0 && name[name.Length - 1] == '`')
        {
            name = name.Substring(0, name.Length - 1);
        }

        // The name is on the cell's first line, where its characters are those of the page.
        var span = cell.Span with
        {
            Start = cell.Span.Start + reading.NameStart,
            Column = cell.Span.Column + reading.NameStart,
            Length = Math.Max(0, cell.Span.Length - reading.NameStart),
        };
        Located[] cells = [.. row.Cells];
        cells[0] = new Located(name, span);
        return row with { Cells = cells.ToEquatableArray(), Span = span };
    }
}
