using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>All pages of one service version: what its types are made from, as no other page has a say in them.</summary>
/// <param name="Version">The version: a name with an empty resource.</param>
/// <param name="Files">What the names of its files begin with.</param>
/// <param name="Operations">Its operations, by id.</param>
public sealed record VersionPages(ResourceName Version, string Files, EquatableArray<NamedOperation> Operations)
{
    /// <summary>The pages by version.</summary>
    /// <param name="pages">All pages.</param>
    /// <param name="names">Their names.</param>
    public static IEnumerable<VersionPages> Group(IEnumerable<SettledPage> pages, ClientNames names)
    {
        var byPath = ByPath(pages);
        var byVersion = names.Operations.ToLookup(o => o.Resource.Namespace, StringComparer.Ordinal);
        return names.Versions.Select(v => new VersionPages(
            v.Version,
            v.Files,
            byVersion[v.Version.Namespace].Where(o => o.IsCallable).Select(o => NamedOperation.Of(o, byPath)).ToEquatableArray()));
    }

    /// <summary>The operations of pages by their paths.</summary>
    internal static Dictionary<string, Operation> ByPath(IEnumerable<SettledPage> pages)
    {
        var byPath = new Dictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            byPath[page.Path] = page.Operation;
        }

        return byPath;
    }

    /// <summary>Plans the code of the version.</summary>
    public VersionContents Plan() => VersionPlanner.Plan(this);
}

/// <summary>The code of one service version.</summary>
/// <param name="Operations">The operations, by id.</param>
/// <param name="Types">The types that belong to no single operation; none where there are none.</param>
/// <param name="Findings">Which names met.</param>
public sealed record VersionContents(EquatableArray<OperationPlan> Operations, EquatableArray<SharedTypesPlan> Types, EquatableArray<PageFinding> Findings);

/// <summary>Plans the code of one service version.</summary>
internal static class VersionPlanner
{
    /// <summary>Plans it.</summary>
    public static VersionContents Plan(VersionPages pages)
    {
        var findings = new List<PageFinding>();
        var clashes = new NameClashes(findings);
        var files = new FileNames();
        var models = SharedModels.Of(pages.Version.Namespace, pages.Operations, clashes);
        var planner = new TypePlanner(models, clashes);
        var operations = pages.Operations.Select(o => OperationPlanner.Plan(o, planner, pages.Files, files)).ToEquatableArray();
        var shared = models.Plan(planner);
        EquatableArray<SharedTypesPlan> types = shared.Count == 0 ? [] : [new SharedTypesPlan(pages.Version.Namespace, shared, planner.TakeValues(), $"{pages.Files}.Models")];
        return new VersionContents(operations, types, findings.ToEquatableArray());
    }
}
