using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;
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
    public EquatableArray<EventResult> Read()
    {
        var bodies = EventBodies.Find(outline, _reader, new ExampleReader(outline, findings));
        var events = new List<EventResult>();
        var types = new HashSet<string>(StringComparer.Ordinal);
        var left = new List<Finding>();
        foreach (var body in bodies)
        {
            var type = TypeOf(body, isFirst: events.Count == 0, isOnly: bodies.Count == 1);
            if (type is not null && types.Add(type))
            {
                events.Add(Read(body, type));
            }
            else if (body.Table is { } table)
            {
                var reason = type is null ? "neither it nor its example says of which event it is" : $"the page has a table of '{type}' already";
                left.Add(UnreadTables.Of(table.Table, table.Place.Heading, reason));
            }
        }

        UnreadTables.Report(outline, _reader, findings);
        findings.AddRange(events.Count > 0 ? left : WhyUnread(bodies) is { } finding ? [finding] : []);
        return events.ToEquatableArray();
    }

    /// <summary>The type of a body's event. What the page states is that of its only or first one; of several, each knows its own better.</summary>
    private string? TypeOf(EventBody body, bool isFirst, bool isOnly)
    {
        var stated = isFirst && outline.Event is { } facts ? EventType.Find(facts.Type.Text) : null;
        return isOnly ? stated ?? body.Type : body.Type ?? stated;
    }

    /// <summary>What a page without events lacks; null where it is none of an event.</summary>
    private Finding? WhyUnread(List<EventBody> bodies)
    {
        if (outline.Event is { Type: var type })
        {
            return Unread(type, EventType.Find(type.Text) is null ? "this is no type of an event" : "has no table of its fields (事件体), and no example");
        }

        return bodies.Exists(body => body.Payload.Count > 0) ? Unread(page.Title, "has no table that begins with its type (事件类型), and no example that says it") : null;

        static Finding Unread(Located subject, string reason) => new(Rules.UnreadEvent, subject.Span, [subject.Text, reason]);
    }

    /// <summary>The page's text, less the line that announces the example below it.</summary>
    private static string WithoutAnnouncement(string introduction)
    {
        var start = introduction.LastIndexOf('\n') + 1;
        return EventBodies.IsAnnouncement(introduction.Substring(start)) ? introduction.Substring(0, start).TrimEnd() : introduction;
    }

    private EventResult Read(EventBody body, string type)
    {
        var table = Solve(body);
        var summary = WithoutAnnouncement(outline.Introduction);
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
            Fields = table?.Fields ?? body.Shown,
            Example = body.Whole?.Text,
            IsNestingOpen = table is { Nesting.IsOpen: true },
        };
        return new EventResult(definition, table is null ? PageTables.None : Tables(table));
    }

    /// <summary>The table with its tree; null where the page has none.</summary>
    private OpenTable? Solve(EventBody body)
    {
        if (body.Payload.Count == 0)
        {
            return null;
        }

        var table = BodyTables.Make(body.Payload, TableRoot.Request, body.Examples, BodyKind.Json);
        table = table with { Nesting = NestingSolver.Solve(table.Table, ShapeMemory.Empty) };
        _tables.Check(table.Fields, table, body.Examples.Best);
        return table;
    }

    private static PageTables Tables(OpenTable table) =>
        new(ShapeMemory.Of(table.Table, table.Nesting), [], table.Nesting.IsOpen ? table : null);
}
