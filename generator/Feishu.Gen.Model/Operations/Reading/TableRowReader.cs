using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>A row of a parameter or body table whose place in the tree is not settled yet.</summary>
/// <param name="Field">What the row says; without fields of its own.</param>
/// <param name="Spelling">The type column's plain text.</param>
/// <param name="Text">The description's plain words, for hints about other rows.</param>
/// <param name="Depth">How deep the row is nested, where the page says so.</param>
/// <param name="Location">The location column's plain text (path, query, body), where there is one.</param>
/// <param name="Span">The name cell.</param>
internal sealed record FlatField(Field Field, string Spelling, string Text, int? Depth, string? Location, SourceSpan Span);

/// <summary>Reads the rows of parameter and body tables.</summary>
/// <param name="rows">Where the spans of rows are collected; a field's <see cref="Field.Row"/> is a place in it.</param>
/// <param name="findings">Where flaws are reported.</param>
internal sealed class TableRowReader(ICollection<SourceSpan> rows, ICollection<Finding> findings)
{
    /// <summary>How many rows of a page are read. The longest pages of the platform have 4,500; far more would stop the editor and the compiler.</summary>
    public const int MostRows = 10_000;

    /// <summary>A cell with more names than these is none of names.</summary>
    private const int MostNames = 64;

    private readonly HashSet<PageBlock.Table> _read = new(ByReference.Instance);
    private readonly Dictionary<RowFacts, ReadFacts> _alike = [];
    private bool _hasTooMany;

    /// <summary>Whether a table was read.</summary>
    public bool HasRead(PageBlock.Table table) => _read.Contains(table);

    /// <summary>The rows of a table; rows without a name yield nothing, and a finding if they seem to be fields.</summary>
    public List<FlatField> Read(FieldTable table)
    {
        _read.Add(table.Table);
        var fields = new List<FlatField>();
        foreach (var row in table.Table.Rows)
        {
            if (rows.Count >= MostRows)
            {
                ReportTooMany(row, table);
                break;
            }

            var before = fields.Count;
            fields.AddRange(Names(row.Cells[table.Columns.Name].Text).Select(name => ReadRow(row, table, name)));
            if (fields.Count == before && TableColumns.Plain(row, table.Columns.Type) is { Length: > 0 })
            {
                findings.Add(new Finding(Rules.NoFieldName, row.Span, [Shortened(TableColumns.Plain(row, table.Columns.Name) ?? "")]));
            }
        }

        return fields;
    }

    private void ReportTooMany(TableRow row, FieldTable table)
    {
        if (!_hasTooMany)
        {
            _hasTooMany = true;
            findings.Add(new Finding(Rules.TooManyRows, row.Span, [Shortened(TableColumns.Plain(row, table.Columns.Name) ?? "")]));
        }
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text.Substring(0, 40) + "…";

    private FlatField ReadRow(TableRow row, FieldTable table, string name)
    {
        var columns = table.Columns;
        var span = row.Cells[columns.Name].Span;
        var facts = new RowFacts(
            name,
            TableColumns.Plain(row, columns.Type) ?? "",
            columns.Description < 0 ? "" : row.Cells[columns.Description].Text,
            Remarks(row, table),
            columns.IsRequired(row),
            Sample(row, columns));
        var read = Read(facts);
        if (!read.IsTypeKnown)
        {
            findings.Add(new Finding(Rules.UnknownType, row.Cells[columns.Type].Span, [Shortened(facts.Spelling), name]));
        }

        var field = read.Field with { Row = rows.Count };
        rows.Add(span);
        return new FlatField(field, read.Facts.Spelling, read.Facts.Description, row.Depth, TableColumns.Plain(row, columns.Location), span);
    }

    /// <summary>What a row says. Large tables say the same in hundreds of rows; it is read and kept once.</summary>
    private ReadFacts Read(RowFacts facts)
    {
        if (!_alike.TryGetValue(facts, out var read))
        {
            var isKnown = TypeReader.TryRead(facts.Spelling, out var type);
            var described = DescriptionReader.Read(new Field { Name = facts.Name, Type = type, IsRequired = facts.IsRequired }, facts.Description + facts.Remarks);
            _alike.Add(facts, read = new ReadFacts(facts, described with { Example = described.Example ?? facts.Sample }, isKnown));
        }

        return read;
    }

    /// <summary>What columns say whose meaning is not known, each behind the header's word; so that nothing of it is lost.</summary>
    private static string Remarks(TableRow row, FieldTable table)
    {
        var said = table.Columns.Others.Where(i => TableColumns.Plain(row, i) is not (null or "" or "-"));
        return string.Concat(said.Select(i => $"\n**{MarkdownText.ToPlain(table.Table.Header[i].Text)}**：{row.Cells[i].Text}"));
    }

    /// <summary>The sample of a table that has a column for it.</summary>
    private static string? Sample(TableRow row, TableColumns columns) =>
        TableColumns.Plain(row, columns.Sample) is { Length: > 0 } sample && sample != "-" ? sample : null;

    /// <summary>The names in a name cell: one, or several that share a row (<c>employee_id、open_id</c>); prose names nothing.</summary>
    private static IEnumerable<string> Names(string cell)
    {
        var plain = MarkdownText.ToPlain(cell).Trim();
        if (IsName(plain))
        {
            yield return plain;
            yield break;
        }

        var parts = plain.Split(['\n', '、', ',', '，'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts.Length > MostNames ? [] : parts)
        {
            // Behind the name a cell may say 必选; a blank within a name is a slip of the page.
            var name = part.Trim();
            if (IsName(name))
            {
                yield return name;
            }
            else if (name.Split(' ') is { Length: 2 } words && Array.TrueForAll(words, IsName))
            {
                yield return string.Concat(words);
            }
        }
    }

    private static bool IsName(string text)
    {
        if (text.Length is 0 or > 100)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '$' or '@'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Two tables of a page may say the same.</summary>
    private sealed class ByReference : IEqualityComparer<PageBlock.Table>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals(PageBlock.Table? x, PageBlock.Table? y) => ReferenceEquals(x, y);

        public int GetHashCode(PageBlock.Table table) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(table);
    }

    /// <summary>The texts of a row.</summary>
    private readonly record struct RowFacts(string Name, string Spelling, string Description, string Remarks, bool? IsRequired, string? Sample);

    /// <summary>The texts of the first of several rows that say the same, and what they mean.</summary>
    private sealed record ReadFacts(RowFacts Facts, Field Field, bool IsTypeKnown);
}
