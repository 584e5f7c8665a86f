using Feishu.Gen.Catalog;

namespace Feishu.Gen.Cli.Diff;

/// <summary>What is different between two sets of pages, and what of that breaks code.</summary>
/// <param name="Operations">The operations that changed, by id.</param>
/// <param name="Declarations">What breaks in the emitted code for another reason than a change of its own page: names that clash now, models that pages share.</param>
internal sealed record CatalogDiff(IReadOnlyList<OperationChange> Operations, IReadOnlyList<Change> Declarations)
{
    /// <summary>Whether anything is different.</summary>
    public bool IsEmpty => Operations.Count + Declarations.Count == 0;

    /// <summary>How many single changes break code.</summary>
    public int Breaking => Declarations.Count + Operations.Sum(o => o.Action == ChangeAction.Changed ? o.Changes.Count(c => c.IsBreaking) : o.IsBreaking ? 1 : 0);

    /// <summary>Compares two sets of pages.</summary>
    public static CatalogDiff Of(ApiCatalog old, ApiCatalog now)
    {
        var before = new ApiSurface(old);
        var after = new ApiSurface(now);
        var breaks = before.Breaks(after).ToHashSet(StringComparer.Ordinal);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        var operations = Pairs(old, now).Select(p => Compare(p.Old, p.Now, before, after, breaks, explained)).OfType<OperationChange>().ToList();
        return new CatalogDiff(operations, [.. Unexplained(before, after, breaks, explained)]);
    }

    /// <summary>The operations of both sets, by id.</summary>
    private static IEnumerable<(OperationPlan? Old, OperationPlan? Now)> Pairs(ApiCatalog old, ApiCatalog now)
    {
        var before = ById(old);
        var after = ById(now);
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => (before.GetValueOrDefault(id), after.GetValueOrDefault(id)));
    }

    private static Dictionary<string, OperationPlan> ById(ApiCatalog catalog) =>
        catalog.Operations.Concat(catalog.Redirects).ToDictionary(o => o.Id, StringComparer.Ordinal);

    private static OperationChange? Compare(
        OperationPlan? old, OperationPlan? now, ApiSurface before, ApiSurface after, HashSet<string> breaks, HashSet<string> explained)
    {
        if (old is null || now is null)
        {
            var isBreaking = now is null && breaks.Contains(ApiSurface.MethodOf(old!));
            explained.UnionWith(now is null ? before.Everything(old!) : []);
            return new OperationChange(old is null ? ChangeAction.Added : ChangeAction.Removed, old ?? now!, isBreaking, []);
        }

        var found = new ChangeList(breaks, explained);
        new OperationComparison(before, after, found).Compare(old, now);
        return found.Changes.Count == 0 ? null : new OperationChange(ChangeAction.Changed, now, found.Changes.Any(c => c.IsBreaking), found.Changes);
    }

    /// <summary>What breaks and has no change of its page to account for it; what stands within a type that is gone goes without saying.</summary>
    private static IEnumerable<Change> Unexplained(ApiSurface before, ApiSurface after, HashSet<string> breaks, HashSet<string> explained)
    {
        var open = breaks.Except(explained, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var gone = open.Where(n => after.TextOf(n) is null).ToHashSet(StringComparer.Ordinal);
        return open
            .Where(n => !gone.Contains(n[..Math.Max(0, n.LastIndexOf('.'))]))
            .Select(n => new Change(gone.Contains(n) ? ChangeAction.Removed : ChangeAction.Changed, ChangeAspect.Declaration, n, before.TextOf(n), after.TextOf(n), IsBreaking: true));
    }
}
