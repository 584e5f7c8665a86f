using Feishu.Gen.Catalog;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Compares what two sets of pages describe.</summary>
internal sealed class CatalogComparison
{
    private readonly ApiCatalog _old;
    private readonly ApiCatalog _now;
    private readonly ApiSurface _before;
    private readonly ApiSurface _after;
    private readonly HashSet<string> _breaks;
    private readonly HashSet<string> _explained = new(StringComparer.Ordinal);

    /// <summary>Prepares the comparison.</summary>
    public CatalogComparison(ApiCatalog old, ApiCatalog now)
    {
        _old = old;
        _now = now;
        _before = new ApiSurface(old);
        _after = new ApiSurface(now);
        _breaks = _before.Breaks(_after).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Compares them.</summary>
    public CatalogDiff Compare()
    {
        var operations = Compare(
            Operations(_old),
            Operations(_now),
            ApiSurface.MethodOf,
            _before.Everything,
            (old, now, found) => new OperationComparison(_before, _after, found).Compare(old, now));
        var events = Compare(
            Events(_old),
            Events(_now),
            e => e.Place.FullTypeName,
            e => _before.Everything(e.Place.FullTypeName),
            (old, now, found) => new EventComparison(_before, _after, found).Compare(old, now));
        return new CatalogDiff(operations, events, [.. Unexplained()]);
    }

    private static Dictionary<string, OperationPlan> Operations(ApiCatalog catalog) =>
        catalog.Operations.Concat(catalog.Redirects).ToDictionary(o => o.Id, StringComparer.Ordinal);

    private static Dictionary<string, EventPlan> Events(ApiCatalog catalog) => catalog.Events.ToDictionary(e => e.Event.Type, StringComparer.Ordinal);

    /// <summary>Compares what has the same key, in ordinal order of the keys.</summary>
    /// <param name="old">What was there.</param>
    /// <param name="now">What is there.</param>
    /// <param name="declaration">The name of the declaration whose loss breaks code where one is gone.</param>
    /// <param name="everything">The names of all declarations that may go with one.</param>
    /// <param name="compare">Compares two versions of one.</param>
    private List<PlanChange<TPlan>> Compare<TPlan>(
        Dictionary<string, TPlan> old,
        Dictionary<string, TPlan> now,
        Func<TPlan, string> declaration,
        Func<TPlan, IEnumerable<string>> everything,
        Action<TPlan, TPlan, ChangeList> compare)
        where TPlan : class
    {
        var changes = new List<PlanChange<TPlan>>();
        foreach (var key in old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (!old.TryGetValue(key, out var was))
            {
                changes.Add(new PlanChange<TPlan>(ChangeAction.Added, now[key], IsBreaking: false, []));
            }
            else if (!now.TryGetValue(key, out var same))
            {
                changes.Add(new PlanChange<TPlan>(ChangeAction.Removed, was, _breaks.Contains(declaration(was)), []));
                _explained.UnionWith(everything(was));
            }
            else
            {
                var found = new ChangeList(_breaks, _explained);
                compare(was, same, found);
                if (found.Changes.Count > 0)
                {
                    changes.Add(new PlanChange<TPlan>(ChangeAction.Changed, same, found.Changes.Any(c => c.IsBreaking), found.Changes));
                }
            }
        }

        return changes;
    }

    /// <summary>What breaks and has no change of its page to account for it; what stands within a type that is gone goes without saying.</summary>
    private IEnumerable<Change> Unexplained()
    {
        var open = _breaks.Except(_explained, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var gone = open.Where(n => _after.TextOf(n) is null).ToHashSet(StringComparer.Ordinal);
        return open
            .Where(n => !gone.Contains(n[..Math.Max(0, n.LastIndexOf('.'))]))
            .Select(n => new Change(gone.Contains(n) ? ChangeAction.Removed : ChangeAction.Changed, ChangeAspect.Declaration, n, _before.TextOf(n), _after.TextOf(n), IsBreaking: true));
    }
}
