using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Dialects;
using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages.Reading;

/// <summary>Cuts the rows of a <see cref="PageTable"/> into cells.</summary>
internal sealed class TableReader(PageText page, List<Finding> findings)
{
    private readonly string _text = page.Body;
    private readonly CellReader _cells = new(page);

    /// <summary>Reads a table.</summary>
    public PageBlock.Table Read(PageTable table)
    {
        var shape = table.Rows;
        var header = Cut(new RowRun(table.Header, shape.HeaderPipes), shape);
        var rows = new List<TableRow>();
        foreach (var run in shape.Complete())
        {
            rows.Add(ReadRow(run, shape));
        }

        var settled = RowDepths.Settle(rows).Select(MirrorText.Unify).ToEquatableArray();
        return RequestTableText.Unify(new PageBlock.Table(header.ToEquatableArray(), settled, page.Span(table.Header.Start, table.Header.End)));
    }

    private TableRow ReadRow(RowRun run, TableRowAssembler shape)
    {
        var cells = Cut(run, shape);
        return new TableRow(RowCells.Fit(cells, shape.Columns, page.Span(run.Run.Start, run.Run.End), findings), Depth: null, cells[0].Span);
    }

    /// <summary>Cuts at the first pipes; those that are too many stay in the last cell.</summary>
    private List<Located> Cut(RowRun row, TableRowAssembler shape)
    {
        var (start, end, pipes) = (row.Run.Start, row.Run.End, row.Pipes);
        if (_text[start] == '|' && (shape.HasOuterPipes || pipes >= shape.Columns))
        {
            start++;
            pipes--;
        }

        if (end > start && TableText.IsPipe(_text, start, end - 1) && (pipes >= shape.Columns || shape.HasClosingPipes))
        {
            end--;
        }

        var cells = new List<Located>(shape.Columns);
        while (cells.Count < shape.Columns - 1 && FindSeparator(start, end) is >= 0 and var separator)
        {
            cells.Add(_cells.Read(start, separator));
            start = separator + 1;
        }

        cells.Add(_cells.Read(start, end));
        return cells;
    }

    /// <summary>The next pipe that is not escaped and not within a block of code, or -1.</summary>
    private int FindSeparator(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (TableText.IsPipe(_text, start, i))
            {
                return i;
            }

            if (TableText.IsFence(_text, i, end))
            {
                var close = _text.IndexOf(TableText.Fence, i + TableText.FenceLength, end - i - TableText.FenceLength, StringComparison.Ordinal);
                i = (close < 0 ? i : close) + TableText.FenceLength - 1;
            }
        }

        return -1;
    }
}
