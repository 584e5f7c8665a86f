using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the events of a page: mostly one, sometimes several with a table each, or with nothing but an example.</summary>
/// <param name="page">The page.</param>
/// <param name="outline">Its sections.</param>
/// <param name="rows">Where the spans of rows are collected.</param>
/// <param name="findings">Where flaws are reported.</param>
internal sealed class EventPageReader(Page page, PageOutline outline, List<SourceSpan> rows, List<Finding> findings)
{
    private readonly TableRowReader _reader = new(rows, findings);
    private readonly BodyTables _tables = new(rows, findings);

    /// <summary>The events, in the page's order, each type once.</summary>
    public EquatableArray<EventReading> Read()
    {
        var bodies = EventBodies.Find(outline, _reader, new ExampleReader(outline, findings));
        var events = new List<EventReading>();
        foreach (var body in bodies)
        {
            var stated = events.Count == 0 ? EventType.Find(outline.Event?.Type.Text ?? "") : null;
            if ((bodies.Count == 1 ? stated ?? body.Type : body.Type ?? stated) is { } type && !events.Exists(e => e.Event.Type == type))
            {
                events.Add(Read(body, type));
            }
        }

        UnreadTables.Report(outline, _reader, findings);
        if (events.Count == 0 && outline.Event is { } facts)
        {
            findings.Add(new Finding(Rules.UnreadEvent, facts.Type.Span, [facts.Type.Text, EventType.Find(facts.Type.Text) is null ? "this is no type of an event" : "has no table of its fields (事件体), and no example"]));
        }

        return events.ToEquatableArray();
    }

    private EventReading Read(EventBody body, string type)
    {
        var table = body.Payload.Count == 0 ? null : BodyTables.Make(body.Payload, TableRoot.Request, body.Examples, BodyFormat.Json);
        table = table is null ? null : table with { Nesting = NestingSolver.Solve(table.Table, ShapeMemory.Empty) };
        var fields = table?.Fields ?? body.Shown;
        if (table is not null)
        {
            _tables.Check(fields, table, body.Examples.Best);
        }

        var summary = outline.Introduction;
        var access = outline.Event?.Access ?? new AccessRows();
        var definition = new EventDefinition
        {
            Type = type,
            IsOldForm = body.IsOldForm,
            Title = page.Title.Text,
            Summary = summary,
            PageUrl = page.FrontMatter.SourceUrl,
            UpdatedOn = page.FrontMatter.UpdatedOn,
            Deprecation = DeprecationReader.OfPage(page.Title.Text, summary, page.FrontMatter.SourceUrl),
            AppTypes = access.AppTypes,
            Scopes = access.Scopes,
            ScopeNote = access.ScopeNote,
            FieldScopes = access.FieldScopes,
            Fields = fields,
            Example = body.Whole?.Text,
            IsNestingOpen = table is { Nesting.IsOpen: true },
        };
        return new EventReading(definition, table is null ? PageTables.None : new PageTables(ShapeMemory.Of(table.Table, table.Nesting), [], table.Nesting.IsOpen ? table : null));
    }
}
