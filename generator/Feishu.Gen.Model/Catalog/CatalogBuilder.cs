using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Puts the operations of all pages beside each other: names, shared models, lists of values, services.</summary>
public sealed class CatalogBuilder
{
    private readonly List<PageFinding> _findings = [];
    private readonly List<NamedOperation> _operations = [];

    private CatalogBuilder()
    {
    }

    /// <summary>Builds the catalog; the order of the pages does not matter.</summary>
    public static ApiCatalog Build(IEnumerable<PageOperation> pages)
    {
        var builder = new CatalogBuilder();
        foreach (var page in pages.OrderBy(p => p.Path, StringComparer.Ordinal))
        {
            builder.Name(page);
        }

        return builder.Complete();
    }

    /// <summary>Names a page's operation; a second page of one address gets a number behind its method.</summary>
    private void Name(PageOperation page)
    {
        var name = OperationNamer.Name(page.Operation.Method, page.Operation.Path);
        var resource = new ResourceName(CSharpNames.Pascal(name.Service), CSharpNames.Pascal(name.Version), CSharpNames.Pascal(name.Resource));
        var method = CSharpNames.Pascal(name.Method);
        var id = name.Id;
        if (_operations.Find(o => o.IsCalled(resource, method)) is { } earlier)
        {
            var number = 2;
            while (_operations.Exists(o => o.IsCalled(resource, method + number)))
            {
                number++;
            }

            method += number;
            id += number;
            _findings.Add(new PageFinding(
                page.Path, -1, Rules.DuplicateOperation, [$"{page.Operation.Method} {page.Operation.Path}", earlier.Page.Path, id]));
        }

        _operations.Add(new NamedOperation(page, id, resource, method));
    }

    private ApiCatalog Complete()
    {
        var models = SharedModels.Of(_operations);
        var planner = new TypePlanner(models);
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
internal sealed record NamedOperation(PageOperation Page, string Id, ResourceName Resource, string Method)
{
    /// <summary>What the page says.</summary>
    public Operation Operation => Page.Operation;

    /// <summary>What the names of the operation's own types begin with.</summary>
    public string TypeBase => Method + Resource.Name;

    /// <summary>Whether this is the operation's C# name.</summary>
    public bool IsCalled(ResourceName resource, string method) => Resource == resource && Method == method;
}
