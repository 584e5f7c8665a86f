using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Catalog;

/// <summary>
/// Puts the operations and events of all pages beside each other: names, shared models, lists of values, services. All at once, where the generator
/// takes the same steps one by one.
/// </summary>
public static class CatalogBuilder
{
    /// <summary>Builds the catalog of pages that were read; their order does not matter.</summary>
    /// <param name="pages">What became of each page, and its path.</param>
    public static ApiCatalog Build(IEnumerable<(string Path, PageResult Result)> pages)
    {
        var all = pages.ToList();
        return Build(
            all.Select(p => PageOperation.Of(p.Path, p.Result)).OfType<PageOperation>(),
            all.SelectMany(p => PageEvent.Of(p.Path, p.Result)),
            TypeGuide.Merge(all.Select(p => p.Result.Guide)));
    }

    /// <summary>Builds the catalog; the order of the pages does not matter.</summary>
    /// <param name="operations">The operations.</param>
    /// <param name="events">The events.</param>
    /// <param name="guide">What the pages that are no endpoints say of structures.</param>
    public static ApiCatalog Build(IEnumerable<PageOperation> operations, IEnumerable<PageEvent> events, TypeGuide guide)
    {
        List<PageOperation> pages = [.. operations.OrderBy(p => p.Path, StringComparer.Ordinal)];
        List<PageEvent> sent = [.. events.OrderBy(e => e.Path, StringComparer.Ordinal)];
        var knowledge = Knowledge.Of(pages, guide);
        var ofEvents = knowledge.With(sent.ConvertAll(Lesson.Of));
        var settled = pages.ConvertAll(p => knowledge.About(p).Settle());
        var settledEvents = sent.ConvertAll(e => ofEvents.About(e).Settle());
        var names = ClientNames.Of(settled.Select(PageHeader.Of), settledEvents.Select(EventHeader.Of));
        var versions = VersionPages.Group(settled, settledEvents, names).Select(v => v.Plan()).ToList();
        var byPath = VersionPages.ByPath(settled);
        return new ApiCatalog
        {
            Operations = versions.SelectMany(v => v.Operations).OrderBy(o => o.Id, StringComparer.Ordinal).ToEquatableArray(),
            Redirects = names.Operations.Where(o => !o.IsCallable).Select(o => OperationPlanner.PlanNames(NamedOperation.Of(o, byPath))).ToEquatableArray(),
            Events = versions.SelectMany(v => v.Events).SelectMany(file => file.Events).ToEquatableArray(),
            EventFiles = versions.SelectMany(v => v.Events).ToEquatableArray(),
            Types = versions.SelectMany(v => v.Types).ToEquatableArray(),
            Versions = names.Versions,
            Services = names.Services,
            Clients = names.Clients,
            Findings =
            [
                .. settled.SelectMany(p => p.Findings), .. settledEvents.SelectMany(e => e.Findings), .. names.Findings, .. versions.SelectMany(v => v.Findings),
            ],
        };
    }
}
