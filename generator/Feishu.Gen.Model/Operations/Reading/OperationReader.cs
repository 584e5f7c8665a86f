using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Turns a page that was taken apart into the operation, or the events, that it describes.</summary>
public static class OperationReader
{
    /// <summary>Reads the text of a page.</summary>
    /// <param name="text">The Markdown, in whatever dialect and whatever state.</param>
    /// <returns>What became of it; never an exception.</returns>
    public static PageResult Read(string text) => PageForm.WhyUnreadable(text) is { } unreadable ? PageResult.Unreadable(unreadable.Reason, unreadable.Place) : Read(PageReader.Read(text));

    /// <summary>Reads a page that was taken apart.</summary>
    public static PageResult Read(Page page)
    {
        var outline = PageOutline.Of(page);
        return outline.Request is { } request ? ReadEndpoint(page, outline, request) : ReadEvents(page, outline) ?? WithoutCode(page);
    }

    private static PageResult ReadEndpoint(Page page, PageOutline outline, RequestFacts request)
    {
        var findings = new List<Finding>(page.Findings);
        var rows = new List<SourceSpan>();
        Operation? operation = null;
        var tables = PageTables.None;
        if (Address.Read(request, findings) is { } address)
        {
            operation = new EndpointPageReader(page, outline, request, address, rows, findings).Read(out tables);
        }

        findings.AddRange(outline.FurtherEndpoints.Select(further => new Finding(Rules.SecondEndpoint, further.Span, [further.Text])));
        var place = request.Url?.Span ?? page.Title.Span;
        if (operation is { IsCallable: false })
        {
            findings.Add(new Finding(Rules.NotCallable, place, [$"{operation.Method} {operation.Path}"]));
        }

        return new PageResult(
            outline.Kind,
            operation,
            tables,
            TypeGuide.Empty,
            new OperationSource(page.Title.Span, place, rows.ToEquatableArray()),
            findings.OrderBy(f => f.Span.Start).ToEquatableArray());
    }

    /// <summary>What becomes of a page of events; null where it is none.</summary>
    private static PageResult? ReadEvents(Page page, PageOutline outline)
    {
        var findings = new List<Finding>(page.Findings);
        var rows = new List<SourceSpan>();
        var events = new EventPageReader(page, outline, rows, findings).Read();
        return events.Count == 0 && !findings.Exists(f => f.Rule == Rules.UnreadEvent) ? null : new PageResult(
            PageKind.Event,
            null,
            PageTables.None,
            TypeGuide.Empty,
            new OperationSource(page.Title.Span, outline.Event?.Type.Span ?? page.Title.Span, rows.ToEquatableArray()),
            findings.OrderBy(f => f.Span.Start).ToEquatableArray())
        {
            Events = events,
        };
    }

    /// <summary>A page without facts of an operation or event yields no code, and is left alone whatever else is the matter with it.</summary>
    private static PageResult WithoutCode(Page page)
    {
        var source = new OperationSource(page.Title.Span, page.Title.Span, []);
        return PlainText.FindAddress(page) is { } place
            ? new PageResult(PageKind.Endpoint, null, PageTables.None, TypeGuide.Empty, source, [new Finding(Rules.PlainTextPage, place, [])])
            : new PageResult(PageKind.Other, null, PageTables.None, GuideReader.Read(page), source, [new Finding(Rules.NotAnEndpoint, page.Title.Span, ["it has no request table"])]);
    }
}
