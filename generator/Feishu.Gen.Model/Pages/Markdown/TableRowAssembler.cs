namespace Feishu.Gen.Pages.Markdown;

/// <summary>
/// Puts the lines below a table's header together to rows. A cell may go over several lines, so a line either begins a row,
/// goes on with the one above, or is no part of the table. In the platform's export every line that goes on with the one above follows a hard
/// break (two blanks), but editors strip those; then the pipes decide, and what the line's first cell looks like.
/// </summary>
internal sealed class TableRowAssembler
{
    private readonly string _text;
    private readonly int _separators;
    private readonly bool _hasOuterPipes;
    private readonly List<RowRun> _rows = [];

    // The row that is being put together.
    private TextRun _row;
    private int _pipes;
    private bool _beginsWithPipe;
    private bool _endsInBreak;
    private bool _isOpen;

    // Where the block of code ends in which the last line stands; and up to where it is known that nothing closes one.
    private int _fenceEnd = -1;
    private int _noFenceBefore = -1;

    /// <summary>Makes one for the table with the given header.</summary>
    public TableRowAssembler(string text, TextRun header)
    {
        _text = text;
        _hasOuterPipes = text[header.Start] == '|';
        HasClosingPipes = _hasOuterPipes && header.Length > 1 && TableText.IsPipe(text, header.Start, header.End - 1);
        HeaderPipes = CountPipes(header);
        _separators = Math.Max(0, HeaderPipes - (_hasOuterPipes ? 1 : 0) - (HasClosingPipes ? 1 : 0));
    }

    /// <summary>How many columns the header has.</summary>
    public int Columns => _separators + 1;

    /// <summary>Whether the header begins with a pipe.</summary>
    public bool HasOuterPipes => _hasOuterPipes;

    /// <summary>Whether the header begins and ends with a pipe.</summary>
    public bool HasClosingPipes { get; }

    /// <summary>How many pipes the header has, outer ones included.</summary>
    public int HeaderPipes { get; }

    /// <summary>The rows, once the table is at its end.</summary>
    public IReadOnlyList<RowRun> Complete()
    {
        EndRow();
        return _rows;
    }

    /// <summary>Takes the next line; false when the table ended above it.</summary>
    public bool TryAdd(TextRun line)
    {
        var content = TableText.Trim(_text, line.Start, line.End);
        if (line.Start < _fenceEnd)
        {
            _pipes += _fenceEnd < content.End ? CountPipes(content with { Start = _fenceEnd }) : 0;
            Extend(content, line);
            return true;
        }

        if (EndsTable(line, content))
        {
            return false;
        }

        var pipes = CountPipes(content);
        if (!_isOpen || BeginsRow(line, content, pipes))
        {
            EndRow();
            Begin(content, line, pipes);
            return true;
        }

        if (pipes == 0 && IsClosed)
        {
            return false;
        }

        _pipes += pipes;
        Extend(content, line);
        return true;
    }

    private bool IsComplete => _pipes >= _separators + (_beginsWithPipe ? 1 : 0);

    /// <summary>Whether the row has its closing pipe: then nothing goes on with it, whatever blanks follow.</summary>
    private bool IsClosed => _pipes > _separators + (_beginsWithPipe ? 1 : 0) && TableText.IsPipe(_text, _row.Start, _row.End - 1);

    private void Begin(TextRun content, TextRun line, int pipes)
    {
        _isOpen = true;
        _row = content;
        _pipes = pipes;
        _beginsWithPipe = BeginsWithOuterPipe(content, pipes);
        _endsInBreak = line.End - content.End >= 2;
    }

    private void Extend(TextRun content, TextRun line)
    {
        _row = _row with { End = content.End };
        _endsInBreak = line.End - content.End >= 2;
    }

    private void EndRow()
    {
        if (_isOpen)
        {
            _rows.Add(new RowRun(_row, _pipes));
            _isOpen = false;
        }
    }

    private bool BeginsWithOuterPipe(TextRun content, int pipes) =>
        _text[content.Start] == '|' && (_hasOuterPipes || pipes > _separators);

    /// <summary>What no cell holds outside its blocks of code: a heading, a rule, a container, code of its own, the header of the next table.</summary>
    private bool EndsTable(TextRun line, TextRun content) => _text[content.Start] switch
    {
        '#' => TableText.IsHeading(_text, line.Start, line.End),
        ':' => content.Start == line.Start && string.CompareOrdinal(_text, content.Start, ":::", 0, 3) == 0,
        '`' => !_endsInBreak && IsCodeOfItsOwn(content),
        _ => TableText.HasPipe(_text, content) && TableText.IsDelimiterRow(_text, TableText.NextLineStart(_text, line.End)),
    };

    /// <summary>Whether a fence at the start of a line opens code that stands below the table, and not in its last cell.</summary>
    private bool IsCodeOfItsOwn(TextRun content)
    {
        if (!_isOpen || IsClosed || string.CompareOrdinal(_text, content.Start, TableText.Fence, 0, TableText.Fence.Length) != 0)
        {
            return _isOpen && IsClosed;
        }

        // In a cell, the table goes on below the code.
        var close = FindFence(content.Start + TableText.Fence.Length);
        var next = close < 0 ? _text.Length : TableText.NextLineStart(_text, TableText.LineEnd(_text, close));
        return !TableText.HasPipe(_text, new TextRun(next, TableText.LineEnd(_text, next)));
    }

    private bool BeginsRow(TextRun line, TextRun content, int pipes)
    {
        var hasOuterPipe = BeginsWithOuterPipe(content, pipes);
        var isFull = pipes >= _separators + (hasOuterPipe ? 1 : 0);
        if (isFull && hasOuterPipe || IsClosed)
        {
            return pipes > 0;
        }

        var head = RowHead.Of(_text, content, hasOuterPipe);
        if (!IsComplete)
        {
            // A broken first cell has no pipe yet. A row that lacks a cell is told by the next one being there.
            return !_endsInBreak && _pipes > 0 && head.IsPlausible && (isFull || (head.LooksLikeField && _pipes + pipes > _separators));
        }

        return _endsInBreak ? isFull && _separators > 1 && head.LooksLikeField : BeginsRowAfterCompleteOne(head, pipes, isFull, hasOuterPipe);
    }

    private bool BeginsRowAfterCompleteOne(RowHead head, int pipes, bool isFull, bool hasOuterPipe)
    {
        if (pipes == 0)
        {
            return !_hasOuterPipes && head.IsBrokenLabel;
        }

        if (isFull)
        {
            return _hasOuterPipes ? head.LooksLikeField : head.IsPlausible;
        }

        return hasOuterPipe || head.LooksLikeField;
    }

    /// <summary>Counts the pipes of a line outside blocks of code, and notes a block of code that goes on below it.</summary>
    private int CountPipes(TextRun run)
    {
        var pipes = 0;
        for (var i = run.Start; i < run.End; i++)
        {
            if (TableText.IsPipe(_text, run.Start, i))
            {
                pipes++;
            }
            else if (TableText.IsFence(_text, i, run.End) && FindFence(i + TableText.FenceLength) is >= 0 and var close)
            {
                i = close + TableText.FenceLength - 1;
                _fenceEnd = i + 1;
            }
        }

        return pipes;
    }

    /// <summary>Where the block of code is closed that opens before a place, or -1: no blank line and no heading may stand between.</summary>
    private int FindFence(int from)
    {
        if (from < _noFenceBefore)
        {
            return -1;
        }

        for (var start = from; start < _text.Length;)
        {
            var end = TableText.LineEnd(_text, start);
            var close = _text.IndexOf(TableText.Fence, start, end - start, StringComparison.Ordinal);
            if (close >= 0)
            {
                return close;
            }

            start = TableText.NextLineStart(_text, end);
            end = TableText.LineEnd(_text, start);
            if (TableText.TrimStart(_text, start, end) == end || TableText.IsSubheading(_text, start, end))
            {
                _noFenceBefore = start;
                return -1;
            }
        }

        _noFenceBefore = _text.Length;
        return -1;
    }
}
