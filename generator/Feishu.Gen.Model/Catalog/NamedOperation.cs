using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>A page's operation with its names.</summary>
/// <param name="Page">The page.</param>
/// <param name="Others">
/// What other pages say of the same endpoint, sent and answered in the same way: they have operations of their own, but this one
/// takes and gives whatever they list. So it stays what it is to somebody who has only one of the other pages.
/// </param>
/// <param name="Id">The id.</param>
/// <param name="Resource">Where it stands in the client.</param>
/// <param name="Method">The method, less its ending.</param>
/// <param name="TypeBase">What the names of its own types begin with.</param>
internal sealed record NamedOperation(
    PageOperation Page, EquatableArray<Operation> Others, string Id, ResourceName Resource, string Method, string TypeBase)
{
    /// <summary>What the page says, with every kind of token that one of the pages names.</summary>
    public Operation Operation { get; } = Page.Operation with { Tokens = Others.Aggregate(Page.Operation.Tokens, (tokens, other) => tokens | other.Tokens) };

    /// <summary>The pages of one endpoint of which one can speak for all, as they are sent and answered in the same way as it is.</summary>
    public static EquatableArray<Operation> Alike(Operation operation, IEnumerable<PageOperation> others) => others
        .Select(o => o.Operation)
        .Where(o => o.Host == operation.Host && o.Body?.Format == operation.Body?.Format && o.Answer.Shape == operation.Answer.Shape)
        .ToEquatableArray();

    /// <summary>Something that the page says, and what the other pages say of it.</summary>
    public IEnumerable<T> All<T>(Func<Operation, T> fact) => Others.Prepend(Operation).Select(fact);
}
