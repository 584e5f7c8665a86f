using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Catalog;

/// <summary>Puts the operations of all pages beside each other: names, shared models, lists of values, services.</summary>
public sealed class CatalogBuilder
{
    private readonly List<PageFinding> _findings = [];
    private readonly FileNames _files = new();
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

    /// <summary>Names the operations in the order of their ids, so that who has the first claim to a name is no matter of files.</summary>
    private List<NamedOperation> Name(List<(PageOperation Page, OperationName Name)> pages)
    {
        var methods = MethodNames.Of(pages.ConvertAll(p => p.Name));
        return
        [
            .. pages
                .Select((p, i) => (p.Page, p.Name, Method: methods[i]))
                .GroupBy(p => p.Name.Id, StringComparer.Ordinal)
                .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
                .SelectMany(endpoint => Name([.. endpoint.Select(p => p.Page)], endpoint.First().Name, endpoint.First().Method)),
        ];
    }

    /// <summary>
    /// Names the operations of one endpoint's pages. The first one stands for all, preferably one that is not deprecated; another
    /// one is called after itself, so that a third one does not rename it.
    /// </summary>
    private IEnumerable<NamedOperation> Name(List<PageOperation> pages, OperationName name, MethodName method)
    {
        var first = pages.Find(p => p.Operation.Deprecation is null) ?? pages[0];
        if (method.Rival is { } rival)
        {
            _findings.Add(new PageFinding(first.Path, -1, Rules.NameClash, [$"'{name.Id}'", $"'{rival}'", name.MethodIdentifier, method.Identifier]));
        }

        pages.Remove(first);
        yield return Place(first, NamedOperation.Alike(first.Operation, pages), name, method.Identifier, name.Id);
        foreach (var page in pages)
        {
            var suffix = "On" + CSharpNames.Pascal(FileName(page.Path), "Page");
            _findings.Add(new PageFinding(
                page.Path, -1, Rules.DuplicateOperation, [$"{page.Operation.Method} {page.Operation.Path}", first.Path, name.Id + suffix]));
            yield return Place(page, [], name, method.Identifier + suffix, name.Id + suffix);
        }
    }

    /// <summary>Gives an operation its place in the client, clear of what stands there already.</summary>
    private NamedOperation Place(PageOperation page, EquatableArray<Operation> others, OperationName name, string method, string id)
    {
        var place = new PagePlace(page.Path, Row: -1);
        var service = _clashes.Service(name.ServiceIdentifier, name.Service, place);
        var ns = service + name.VersionIdentifier;
        var resource = new ResourceName(service, name.VersionIdentifier, _clashes.Resource(ns, name.ResourceIdentifier, name.Resource, place));
        method = _clashes.Method(resource, method, id, place);
        return new NamedOperation(page, others, id, resource, method, _clashes.TypeBase(ns, method + resource.Name, $"{resource.Name}.{method}", place));
    }

    private static string FileName(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 3) : name;
    }

    private ApiCatalog Complete()
    {
        var callable = _operations.FindAll(o => o.Operation.IsCallable);
        var models = SharedModels.Of(callable, _clashes);
        var planner = new TypePlanner(models, _clashes, _files);
        var operations = callable.OrderBy(o => o.Id, StringComparer.Ordinal).Select(o => OperationPlanner.Plan(o, planner, _files)).ToEquatableArray();
        var shared = models.Plan(planner, _files);
        var versions = Versions(callable);
        return new ApiCatalog
        {
            Operations = operations,
            Redirects = _operations.Except(callable).OrderBy(o => o.Id, StringComparer.Ordinal).Select(OperationPlanner.PlanNames).ToEquatableArray(),
            Models = shared,
            Values = planner.Values(),
            Versions = versions,
            Services = versions.GroupBy(v => v.Version.Service).Select(Service).ToEquatableArray(),
            Findings = _findings.ToEquatableArray(),
        };
    }

    private ServicePlan Service(IGrouping<string, VersionPlan> versions) =>
        new(versions.Key, versions.Select(v => v.Version).ToEquatableArray(), _files.Take(versions.First().Version.ServiceClass));

    private EquatableArray<VersionPlan> Versions(IEnumerable<NamedOperation> operations) => operations
        .GroupBy(o => o.Resource with { Name = "" })
        .OrderBy(v => v.Key.Namespace, StringComparer.Ordinal)
        .Select(v => new VersionPlan(
            v.Key,
            v.GroupBy(o => o.Resource)
                .OrderBy(r => r.Key.Name, StringComparer.Ordinal)
                .Select(r => new ResourcePlan(r.Key, r.Select(o => o.Method).OrderBy(m => m, StringComparer.Ordinal).ToEquatableArray()))
                .ToEquatableArray(),
            _files.Take(v.Key.Namespace, v.Key.VersionClass)))
        .ToEquatableArray();
}
