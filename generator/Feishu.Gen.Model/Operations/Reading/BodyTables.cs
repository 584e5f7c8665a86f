using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Makes tables of fields fit for the search of their nesting, and checks what came of it.</summary>
/// <param name="spans">Where the page's rows stand.</param>
/// <param name="findings">Where flaws are reported.</param>
internal sealed class BodyTables(IReadOnlyList<SourceSpan> spans, List<Finding> findings)
{
    /// <summary>A table that is not solved yet: each row is at the outermost level.</summary>
    public static OpenTable Make(List<FlatField> rows, TableRoot root, BodyExamples examples, BodyKind kind) => new(
        new FlatTable(Flat(rows, kind), root, examples.Best?.Value),
        new TableNesting([]),
        rows.Select(r => r.Field).ToEquatableArray(),
        kind,
        examples.Values);

    /// <summary>Reports rows that have no place, and what an example has beside the fields.</summary>
    /// <param name="fields">The fields of the outermost level.</param>
    /// <param name="table">The table that they were made from.</param>
    /// <param name="example">The example, or null.</param>
    public void Check(EquatableArray<Field> fields, OpenTable table, BodyExample? example)
    {
        // Where the nesting is open, the catalog has yet to say which rows are repeated.
        foreach (var row in table.Nesting.IsOpen ? [] : table.Repeated)
        {
            findings.Add(new Finding(Rules.RepeatedField, spans[row.Row], [row.Name]));
        }

        foreach (var row in table.Nesting.IsOpen ? [] : table.TooDeep)
        {
            findings.Add(new Finding(Rules.TooDeep, spans[row.Row], [row.Name]));
        }

        if (example is { Value: var value })
        {
            var isWhole = table.Table.Root != TableRoot.Data;
            ExampleCheck.Run(fields, !isWhole && value is JsonValue.Object o ? o.Find(EnvelopeNames.Data) ?? value : value, example.Span, findings);
        }
    }

    /// <summary>The rows, those that are the same as one and the same object: large tables repeat most of theirs.</summary>
    private static EquatableArray<FlatRow> Flat(List<FlatField> rows, BodyKind kind)
    {
        var known = new Dictionary<FlatRow, FlatRow>();
        return rows.Select(row =>
        {
            var flat = Flat(row, kind);
            if (!known.TryGetValue(flat, out var same))
            {
                known.Add(flat, same = flat);
            }

            return same;
        }).ToEquatableArray();
    }

    /// <summary>Nothing is below a file of a form; elsewhere <c>file</c> is the name of a struct.</summary>
    private static FlatRow Flat(FlatField row, BodyKind kind) => new()
    {
        Name = row.Field.Name,
        Type = kind == BodyKind.Multipart && row.Field.Type is FieldType.File ? TypeSpelling.String.Text : row.Spelling,
        IsRequired = row.Field.IsRequired,
        Description = row.Text,
        Sample = row.Field.Example,
        Depth = row.Depth,
    };
}
