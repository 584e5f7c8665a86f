using Feishu.Gen.Pages;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Reading;

/// <summary>A table that lists parameters or fields.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">What its columns say.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record FieldTable(PageBlock.Table Table, TableColumns Columns, PageOutline.Place Place)
{
    /// <summary>A block as such a table, or null where it is none.</summary>
    public static FieldTable? Of(PageOutline.Placed placed) =>
        placed.Block is PageBlock.Table table && TableColumns.Of(table) is { } columns
            ? new FieldTable(table, columns, placed.Place)
            : null;

    /// <summary>Whether its header names a column that only tables of parameters and fields have.</summary>
    public bool SaysTypes => Columns.Type >= 0 || Columns.Required >= 0;

    /// <summary>Whether it has a row for a field of the response's envelope beside its code.</summary>
    public bool ListsEnvelope => Lists(EnvelopeNames.Code) && (Lists(EnvelopeNames.Message) || Lists(EnvelopeNames.LongMessage) || Lists(EnvelopeNames.Data));

    private bool Lists(string name) => Table.Rows.Any(r => TableColumns.Plain(r, Columns.Name) == name);
}
