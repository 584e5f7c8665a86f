using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>The table right below 事件: type, kinds of app, permissions.</summary>
internal sealed class EventFacts
{
    private EventFacts(Located type) => Type = type;

    /// <summary>The cell of the event's type.</summary>
    public Located Type { get; }

    /// <summary>Who may subscribe to it.</summary>
    public AccessRows Access { get; } = new();

    /// <summary>Reads a table, or gives null where it does not begin with the type of an event.</summary>
    public static EventFacts? Read(PageBlock.Table table)
    {
        if (table.Rows.Count == 0 || !Label(table.Rows[0]).StartsWith("事件类型", StringComparison.Ordinal) || table.Rows[0].Cells.Count < 2)
        {
            return null;
        }

        var type = table.Rows[0].Cells[1];
        var facts = new EventFacts(new Located(MarkdownText.ToPlain(type.Text).Trim(), type.Span));
        foreach (var row in table.Rows.Where(r => r.Cells.Count > 1))
        {
            facts.Access.Take(Label(row), row.Cells[1].Text);
        }

        return facts;
    }

    private static string Label(TableRow row) => MarkdownText.ToPlain(row.Cells[0].Text).Trim();
}
