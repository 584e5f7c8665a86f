using System.Globalization;
using System.Text;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Dialects;
using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages.Source;

/// <summary>A table of the platform's source while it is read.</summary>
internal sealed class SourceTable(PageText page, SourceTag tag)
{
    private readonly CellReader _cellReader = new(page);
    private readonly SourceWriter _cell = new(page.Body);
    private readonly List<Row> _rows = [];
    private Row? _row;
    private bool _isInHeader;
    private bool _isInCell;

    /// <summary>Whether a table begins or ends with an element of that name.</summary>
    public static bool IsTable(string name) => name is "md-table" or "md-dt-table" or "table";

    /// <summary>Adds text, which belongs to the cell it stands in or, by an author's slip, behind.</summary>
    public void Add(int start, int end)
    {
        if (_isInCell)
        {
            _cell.Add(start, end);
        }
        else if (_row is { Cells.Count: > 0 } row)
        {
            _cell.Add(start, end);
            row.AddBehindLast(_cellReader.Read(_cell.Take()));
        }
    }

    /// <summary>Adds an element that stands within the table.</summary>
    public void Add(SourceTag element)
    {
        switch (element.Name)
        {
            case "thead" or "md-thead" or "md-dt-thead":
                EndRow();
                _isInHeader = !element.IsClosing;
                break;
            case "tbody" or "md-tbody" or "md-dt-tbody":
                EndRow();
                _isInHeader = false;
                break;
            case "tr" or "md-tr" or "md-dt-tr":
                EndRow();
                _row = element.IsClosing ? null : new Row(element, Level(element), _isInHeader);
                break;
            case "td" or "th" or "md-td" or "md-th" or "md-dt-td" or "md-dt-th":
                EndCell();
                BeginCell(element);
                break;
            default:
                if (_isInCell)
                {
                    _cell.Add(element);
                }

                break;
        }
    }

    /// <summary>The table, once it is at its end; null where it has no cell, or more columns than a table may have.</summary>
    public PageBlock.Table? ToTable(List<Finding> findings)
    {
        EndRow();
        if (_rows.Count == 0)
        {
            return null;
        }

        // Without a head, the first row is it.
        var header = _rows.Find(static row => row.IsHeader) ?? _rows[0];
        if (header.Cells.Count > PageTable.MostColumns)
        {
            return null;
        }

        var hasLevels = _rows.Exists(static row => row.Level is not null);
        var rows = new List<TableRow>();
        foreach (var row in _rows)
        {
            if (row != header && !row.IsHeader)
            {
                rows.Add(ToRow(row, header.Cells.Count, hasLevels, findings));
            }
        }

        var settled = hasLevels ? rows.ToEquatableArray() : RowDepths.Settle(rows);
        return RequestTableText.Unify(new PageBlock.Table(header.Cells.ToEquatableArray(), settled, page.Span(tag.Start, tag.End)));
    }

    private TableRow ToRow(Row row, int columns, bool hasLevels, List<Finding> findings)
    {
        var place = page.Span(row.Tag.Start, row.Tag.End);
        var cells = RowCells.Fit([.. row.Cells], columns, place, findings);
        return new TableRow(cells, hasLevels ? row.Level ?? 0 : null, cells[0].Span);
    }

    private int? Level(SourceTag element) =>
        int.TryParse(element.Attribute(page.Body, "level"), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null;

    private void BeginCell(SourceTag element)
    {
        if (!element.IsClosing)
        {
            _row ??= new Row(element, null, _isInHeader);
            _isInCell = true;
        }
    }

    private void EndCell()
    {
        if (_isInCell)
        {
            var span = page.Span(Math.Max(0, _cell.Start), _cell.End);
            _row!.EndCell();
            _row.Cells.Add(new Located(_cellReader.Read(_cell.Take()), span));
            _isInCell = false;
        }
    }

    private void EndRow()
    {
        EndCell();
        if (_row is { Cells.Count: > 0 } row)
        {
            row.EndCell();
            _rows.Add(row);
        }

        _row = null;
    }

    /// <summary>A row while it is read.</summary>
    private sealed class Row(SourceTag tag, int? level, bool isHeader)
    {
        public SourceTag Tag { get; } = tag;

        public int? Level { get; } = level;

        public bool IsHeader { get; } = isHeader;

        public List<Located> Cells { get; } = [];

        private readonly StringBuilder _behindLast = new();

        public void AddBehindLast(string text) => _behindLast.Append(_behindLast.Length == 0 || text.Length == 0 ? "" : "\n").Append(text);

        /// <summary>Puts what stands behind the last cell into it.</summary>
        public void EndCell()
        {
            if (_behindLast.Length > 0)
            {
                var last = Cells[Cells.Count - 1];
                Cells[Cells.Count - 1] = last with { Text = last.Text.Length == 0 ? _behindLast.ToString() : $"{last.Text}\n{_behindLast}" };
                _behindLast.Clear();
            }
        }
    }
}
