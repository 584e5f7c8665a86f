using Feishu.Gen.Catalog;

namespace Feishu.Gen.Cli.Diff;

/// <summary>What is different between two sets of pages, and what of that breaks code.</summary>
/// <param name="Operations">The operations that changed, by id.</param>
/// <param name="Events">The events that changed, by type.</param>
/// <param name="Declarations">What breaks in the emitted code for another reason than a change of its own page: names that clash now, models that pages share.</param>
internal sealed record CatalogDiff(
    IReadOnlyList<PlanChange<OperationPlan>> Operations, IReadOnlyList<PlanChange<EventPlan>> Events, IReadOnlyList<Change> Declarations)
{
    /// <summary>Whether anything is different.</summary>
    public bool IsEmpty => Operations.Count + Events.Count + Declarations.Count == 0;

    /// <summary>How many single changes break code.</summary>
    public int Breaking => Declarations.Count + Operations.Sum(o => o.Breaking) + Events.Sum(e => e.Breaking);

    /// <summary>Compares two sets of pages.</summary>
    public static CatalogDiff Of(ApiCatalog old, ApiCatalog now) => new CatalogComparison(old, now).Compare();
}
