namespace Feishu.Gen.Pages.Markdown;

/// <summary>
/// Puts the lines below a table's header together to rows. A cell may go over several lines, so a line either begins a row, goes on
/// with the one above, or is no part of the table. In the platform's export every line that goes on with the one above follows a
/// hard break (two blanks), but editors strip those; then the pipes decide, and what the line's first cell looks like.
/// </summary>
internal sealed class TableRowAssembler
{
    /// <summary>How many lines are looked at to see whether a row that begins is completed; so the time stays in proportion to the text.</summary>
    private const int LongestLookAhead = 32;

    private readonly string _text;
    private readonly int _separators;
    private readonly bool _hasOuterPipes;
    private readonly CellFences _fences;
    private readonly List<RowRun> _rows = [];

    // The row that is being put together.
    private TextRun _row;
    private int _pipes;
    private bool _beginsWithPipe;
    private bool _endsInBreak;
    private bool _isOpen;

    // What the lines so far have shown: how the first row begins, and that hard breaks were not stripped.
    private char _openingMark;
    private bool _listsFields;
    private bool _keepsBreaks;

    /// <summary>Makes one for the table with the given header.</summary>
    /// <param name="text">The text.</param>
    /// <param name="header">The header line.</param>
    /// <param name="delimiter">Where the delimiter row begins.</param>
    public TableRowAssembler(string text, TextRun header, int delimiter)
    {
        _text = text;
        _fences = new CellFences(text);
        var headerHasOuterPipe = text[header.Start] == '|';
        HasClosingPipes = header.Length > 1 && TableText.IsPipe(text, header.Start, header.End - 1);
        HeaderPipes = _fences.CountPipes(header);
        _separators = Math.Max(0, HeaderPipes - (headerHasOuterPipe ? 1 : 0) - (HasClosingPipes ? 1 : 0));
        _hasOuterPipes = headerHasOuterPipe || text[TableText.TrimStart(text, delimiter, text.Length)] == '|';
    }

    /// <summary>How many columns the header has.</summary>
    public int Columns => _separators + 1;

    /// <summary>Whether rows begin with a pipe, as the header or the delimiter row does.</summary>
    public bool HasOuterPipes => _hasOuterPipes;

    /// <summary>Whether the header ends with a pipe.</summary>
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
        if (line.Start < _fences.End)
        {
            _pipes += _fences.End < content.End ? _fences.CountPipes(content with { Start = _fences.End }) : 0;
            Extend(content, line);
            return true;
        }

        if (EndsTable(line, content))
        {
            return false;
        }

        var pipes = _fences.CountPipes(content);
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
        if (_rows.Count == 0)
        {
            _openingMark = _text[content.Start] is ('[' or '`' or '<') and var mark ? mark : default;
            _listsFields = RowHead.Of(_text, content, _beginsWithPipe).LooksLikeField;
        }

        NoteBreak(content, line);
    }

    private void Extend(TextRun content, TextRun line)
    {
        _row = _row with { End = content.End };
        NoteBreak(content, line);
    }

    private void NoteBreak(TextRun content, TextRun line)
    {
        _endsInBreak = EndsInBreak(content, line);
        _keepsBreaks |= _endsInBreak && !IsClosed;
    }

    private static bool EndsInBreak(TextRun content, TextRun line) => line.End - content.End >= 2;

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
        '-' when TableText.IsRule(_text, content) => true,
        _ => TableText.HasPipe(_text, content) && TableText.IsDelimiterRow(_text, TableText.NextLineStart(_text, line.End)),
    };

    /// <summary>Whether a fence opens code that stands below the table, and not in its last cell.</summary>
    private bool IsCodeOfItsOwn(TextRun content) =>
        TableText.IsFence(_text, content.Start, content.End)
        && (!_isOpen || IsClosed || !_fences.IsClosed(content.Start));

    private bool BeginsRow(TextRun line, TextRun content, int pipes)
    {
        var hasOuterPipe = BeginsWithOuterPipe(content, pipes);
        var isFull = pipes >= _separators + (hasOuterPipe ? 1 : 0);
        if ((isFull && hasOuterPipe) || IsClosed)
        {
            return pipes > 0;
        }

        var head = RowHead.Of(_text, content, hasOuterPipe);
        if (!IsComplete)
        {
            return BeginsRowBelowIncompleteOne(head, pipes, isFull);
        }

        if (_endsInBreak)
        {
            return _separators > 1 && (isFull ? head.LooksLikeField : pipes > 1 && head.LooksLikeTypedField);
        }

        var isKept = _keepsBreaks || EndsInBreak(content, line);
        return isKept && !_hasOuterPipes && head.IsPlausible
            ? pipes > 0 || EndsInBreak(content, line)
            : BeginsRowBelowCompleteOne(head, content, pipes, isFull);
    }

    /// <summary>A broken first cell has no pipe yet. A row that really lacks a cell shows by a whole one below it.</summary>
    private bool BeginsRowBelowIncompleteOne(RowHead head, int pipes, bool isFull) =>
        !_endsInBreak
        && !_beginsWithPipe
        && _pipes > 0
        && head.IsPlausible
        && (isFull || (head.LooksLikeField && _pipes + pipes > _separators));

    /// <summary>There are no hard breaks to tell by: the line begins a row when it looks like one.</summary>
    private bool BeginsRowBelowCompleteOne(RowHead head, TextRun content, int pipes, bool isFull)
    {
        if (_hasOuterPipes)
        {
            return pipes > 0 && head.LooksLikeField;
        }

        if (_text[content.Start] == _openingMark)
        {
            return true;
        }

        if (pipes == 0)
        {
            return head.IsBrokenLabel;
        }

        // In a table of fields, a line that is none and has a pipe is more of the description above.
        return isFull
            ? head.IsPlausible
            : head.LooksLikeField ? pipes == _separators - 1 : head.IsPlausible && !_listsFields && IsCompletedBelow(content.End, pipes);
    }

    /// <summary>Whether the lines below have just the pipes that lack, as when a cell before the last is broken.</summary>
    private bool IsCompletedBelow(int end, int pipes)
    {
        for (var i = 0; i < LongestLookAhead && pipes < _separators; i++)
        {
            var start = TableText.NextLineStart(_text, TableText.LineEnd(_text, end));
            end = TableText.LineEnd(_text, start);
            var content = TableText.Trim(_text, start, end);
            if (content.Length == 0)
            {
                return false;
            }

            for (var j = content.Start; j < content.End; j++)
            {
                pipes += TableText.IsPipe(_text, content.Start, j) ? 1 : 0;
            }
        }

        return pipes == _separators;
    }
}
