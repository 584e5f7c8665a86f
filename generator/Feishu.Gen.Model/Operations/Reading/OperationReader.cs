using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Turns a page that was taken apart into the operation that it describes.</summary>
public static class OperationReader
{
    /// <summary>Reads the text of a page.</summary>
    /// <param name="text">The Markdown, in whatever dialect and whatever state.</param>
    /// <returns>What became of it; never an exception.</returns>
    public static PageResult Read(string text) => Read(PageReader.Read(text));

    /// <summary>Reads a page that was taken apart.</summary>
    public static PageResult Read(Page page)
    {
        var findings = new List<Finding>(page.Findings);
        var rows = new List<SourceSpan>();
        var outline = PageOutline.Of(page);
        Operation? operation = null;
        var tables = PageTables.None;
        if (outline.Request is not { } request)
        {
            var reason = outline.Kind == PageKind.Event ? "it describes an event" : "it has no request table";
            findings.Add(new Finding(Rules.NotAnEndpoint, page.Title.Span, [reason]));
        }
        else if (Address.Read(request, findings) is { } address)
        {
            operation = new OperationBuilder(page, outline, request, address, rows, findings).Build(out tables);
        }

        var source = new OperationSource(page.Title.Span, outline.Request?.Url?.Span ?? page.Title.Span, rows.ToEquatableArray());
        var guide = outline.Kind == PageKind.Other ? GuideReader.Read(page) : TypeGuide.Empty;
        return new PageResult(outline.Kind, operation, tables, guide, source, findings.OrderBy(f => f.Span.Start).ToEquatableArray());
    }
}
