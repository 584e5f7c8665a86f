using System.Text;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>
/// Puts cells of the mirror's dialect into the export's words: names and types out of their backticks; permissions as
/// <c>name(scope)</c> and not <c>`scope` name</c>; lists and labels, which it runs together, each on a line of its own.
/// </summary>
internal static class MirrorText
{
    /// <summary>How far the end of a label or of a scope is looked for; so the time stays in proportion to the text.</summary>
    private const int LongestLabel = 256;

    /// <summary>Fewer blanks than these stand between words, too.</summary>
    private const int LeastGap = 4;

    private const string PermissionsLabel = "权限要求";
    private const string Bold = "**";
    private const string ItemMark = "- `";
    private const string QuoteMark = "&gt; **";
    private const string QuoteLabelEnd = "**:";

    /// <summary>A row whose name and type stand in backticks, as only the mirror writes them, in the export's words; else as it is.</summary>
    public static TableRow Unify(TableRow row)
    {
        if (row.Cells.Count < 2 || !IsCode(row.Cells[0].Text) || !IsCode(row.Cells[1].Text))
        {
            return row;
        }

        Located[] cells = [.. row.Cells];
        cells[0] = WithoutBackticks(cells[0]);
        cells[1] = WithoutBackticks(cells[1]);
        for (var i = 2; i < cells.Length; i++)
        {
            cells[i] = cells[i] with { Text = Unify(cells[i].Text) };
        }

        return row with { Cells = cells.ToEquatableArray(), Span = cells[0].Span };
    }

    /// <summary>A cell of permissions, each on a line of its own.</summary>
    public static string Permissions(string cell) => new Rewriter(cell, isInPermissions: true).Rewrite();

    private static string Unify(string cell) => new Rewriter(cell, isInPermissions: false).Rewrite();

    private static bool IsCode(string cell) => cell.Length > 2 && cell[0] == '`' && cell.IndexOf('`', 1) == cell.Length - 1;

    private static Located WithoutBackticks(Located cell) => new(
        cell.Text.Substring(1, cell.Text.Length - 2),
        cell.Span with { Start = cell.Span.Start + 1, Column = cell.Span.Column + 1, Length = Math.Max(0, cell.Span.Length - 2) });

    /// <summary>One walk over a cell.</summary>
    private sealed class Rewriter(string text, bool isInPermissions)
    {
        private readonly StringBuilder _written = new(text.Length);
        private bool _isInPermissions = isInPermissions;
        private int _index;

        public string Rewrite()
        {
            while (_index < text.Length)
            {
                if (!ReadNote() && !ReadLabel() && !ReadItem() && !ReadPermission() && !ReadGap())
                {
                    _written.Append(text[_index++]);
                }
            }

            return _written.ToString().Trim();
        }

        /// <summary><c>&amp;gt; **Tip**: text</c> is what the export calls a note.</summary>
        private bool ReadNote()
        {
            if (!Stands(QuoteMark, _index) || Find(QuoteLabelEnd, _index + QuoteMark.Length) is not (>= 0 and var end))
            {
                return false;
            }

            BreakLine();
            _written.Append(NoteText.Label);
            _index = SkipBlanks(end + QuoteLabelEnd.Length);
            return true;
        }

        /// <summary><c>**label**：</c> begins a line, and ends the list of permissions above it.</summary>
        private bool ReadLabel()
        {
            if (!Stands(Bold, _index) || Find(Bold, _index + Bold.Length) is not (>= 0 and var close))
            {
                return false;
            }

            var end = close + Bold.Length;
            if (end < text.Length && text[end] == '：')
            {
                BreakLine();
                var label = text.IndexOf(PermissionsLabel, _index, end - _index, StringComparison.Ordinal);
                _isInPermissions = label >= 0;
            }

            _written.Append(text, _index, end - _index);
            _index = end;
            return true;
        }

        /// <summary><c>- `value`: text</c> begins a line.</summary>
        private bool ReadItem()
        {
            if (!Stands(ItemMark, _index) || !IsAfterBlank() || Find("`", _index + ItemMark.Length) is not (>= 0 and var close))
            {
                return false;
            }

            var end = close + 1;
            if (end >= text.Length || text[end] != ':')
            {
                return false;
            }

            BreakLine();
            _written.Append("- ").Append(text, _index + ItemMark.Length, close - _index - ItemMark.Length).Append('：');
            _index = SkipBlanks(end + 1);
            return true;
        }

        /// <summary><c>`scope` name</c> is what the export writes as <c>name(scope)</c>, each on a line.</summary>
        private bool ReadPermission()
        {
            if (!_isInPermissions || text[_index] != '`' || Find("`", _index + 1) is not (>= 0 and var close))
            {
                return false;
            }

            var end = close + 1;
            while (end < text.Length && text[end] is not ('`' or '\n') && !Stands(Bold, end) && !Stands(QuoteMark, end))
            {
                end++;
            }

            BreakLine(alsoAfterLabel: true);
            _written.Append(text.Substring(close + 1, end - close - 1).Trim()).Append('(').Append(text, _index + 1, close - _index - 1).Append(")\n");
            _index = end;
            return true;
        }

        /// <summary>Many blanks are what is left of a line break and the next line's indentation.</summary>
        private bool ReadGap()
        {
            var end = SkipBlanks(_index);
            if (end - _index < LeastGap)
            {
                return false;
            }

            BreakLine(alsoAfterLabel: true);
            _index = end;
            return true;
        }

        /// <summary>Begins a line; what follows a label may stay on the label's.</summary>
        private void BreakLine(bool alsoAfterLabel = false)
        {
            while (_written.Length > 0 && _written[_written.Length - 1] is ' ' or '\t')
            {
                _written.Length--;
            }

            if (_written.Length > 0 && _written[_written.Length - 1] is not '\n' and var last && (alsoAfterLabel || last != '：'))
            {
                _written.Append('\n');
            }
        }

        private bool IsAfterBlank() => _index == 0 || text[_index - 1] is ' ' or '\n';

        private bool Stands(string mark, int index) => string.CompareOrdinal(text, index, mark, 0, mark.Length) == 0;

        /// <summary>Where a mark stands within the next characters, or -1.</summary>
        private int Find(string mark, int start) =>
            text.IndexOf(mark, start, Math.Min(LongestLabel, text.Length - start), StringComparison.Ordinal);

        private int SkipBlanks(int index)
        {
            while (index < text.Length && text[index] == ' ')
            {
                index++;
            }

            return index;
        }
    }
}
