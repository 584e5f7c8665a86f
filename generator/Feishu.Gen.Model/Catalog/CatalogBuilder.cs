using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Catalog;

/// <summary>Puts the operations of all pages beside each other: names, shared models, lists of values, services.</summary>
public sealed class CatalogBuilder
{
    private readonly List<PageFinding> _findings = [];
    private readonly NameClashes _clashes;
    private readonly List<NamedOperation> _operations;

    private CatalogBuilder(IEnumerable<PageOperation> pages, TypeGuide guide)
    {
        _clashes = new NameClashes(_findings);
        var named = pages
            .OrderBy(p => p.Path, StringComparer.Ordinal)
            .Select(p => (Page: p, Name: OperationNamer.Name(p.Operation.Method, p.Operation.Path)))
            .ToList();
        _operations = Name([.. NestingSettler.Settle(named, guide, _findings)]);
    }

    /// <summary>Builds the catalog; the order of the pages does not matter.</summary>
    /// <param name="pages">The operations.</param>
    /// <param name="guide">What the pages that are no endpoints say of structures.</param>
    public static ApiCatalog Build(IEnumerable<PageOperation> pages, TypeGuide guide) => new CatalogBuilder(pages, guide).Complete();

    private List<NamedOperation> Name(List<(PageOperation Page, OperationName Name)> named)
    {
        var methods = MethodNames.Identifiers(named.ConvertAll(n => n.Name));
        var first = new Dictionary<string, PageOperation>(StringComparer.Ordinal);
        var operations = new List<NamedOperation>(named.Count);
        for (var i = 0; i < named.Count; i++)
        {
            var (page, name) = named[i];
            var suffix = "";
            if (!first.TryGetValue(name.Id, out var earlier))
            {
                first.Add(name.Id, page);
            }
            else
            {
                // A second page of one address is called after itself, so that a third one does not rename it.
                suffix = "On" + CSharpNames.Pascal(FileName(page.Path), "Page");
                _findings.Add(new PageFinding(
                    page.Path, -1, Rules.DuplicateOperation, [$"{page.Operation.Method} {page.Operation.Path}", earlier.Path, name.Id + suffix]));
            }

            operations.Add(Place(page, name, methods[i] + suffix, name.Id + suffix));
        }

        return operations;
    }

    /// <summary>Gives an operation its place in the client, clear of what stands there already.</summary>
    private NamedOperation Place(PageOperation page, OperationName name, string method, string id)
    {
        var place = new PagePlace(page.Path, Row: -1);
        var service = _clashes.Service(name.ServiceIdentifier, name.Service, place);
        var ns = service + name.VersionIdentifier;
        var resource = new ResourceName(service, name.VersionIdentifier, _clashes.Resource(ns, name.ResourceIdentifier, name.Resource, place));
        method = _clashes.Method(resource, method, id, place);
        return new NamedOperation(page, id, resource, method, _clashes.TypeBase(ns, method + resource.Name, $"{resource.Name}.{method}", place));
    }

    private static string FileName(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 3) : name;
    }

    private ApiCatalog Complete()
    {
        var models = SharedModels.Of(_operations, _clashes);
        var planner = new TypePlanner(models, _clashes);
        var operations = _operations.OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => OperationPlanner.Plan(o, planner)).ToEquatableArray();
        var shared = models.Plan(planner);
        return new ApiCatalog
        {
            Operations = operations,
            Models = shared,
            Values = planner.Values(),
            Versions = Versions(),
            Findings = _findings.ToEquatableArray(),
        };
    }

    private EquatableArray<VersionPlan> Versions() => _operations
        .GroupBy(o => o.Resource with { Name = "" })
        .OrderBy(v => v.Key.Namespace, StringComparer.Ordinal)
        .Select(v => new VersionPlan(
            v.Key,
            v.GroupBy(o => o.Resource)
                .OrderBy(r => r.Key.Name, StringComparer.Ordinal)
                .Select(r => new ResourcePlan(r.Key, r.Select(o => o.Method).OrderBy(m => m, StringComparer.Ordinal).ToEquatableArray()))
                .ToEquatableArray()))
        .ToEquatableArray();
}

/// <summary>A page's operation with its names.</summary>
/// <param name="Page">The page.</param>
/// <param name="Id">The id.</param>
/// <param name="Resource">Where it stands in the client.</param>
/// <param name="Method">The method, less its ending.</param>
/// <param name="TypeBase">What the names of its own types begin with.</param>
internal sealed record NamedOperation(PageOperation Page, string Id, ResourceName Resource, string Method, string TypeBase)
{
    /// <summary>What the page says.</summary>
    public Operation Operation => Page.Operation;
}
