using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>A page's operation with its place in the client.</summary>
/// <param name="Place">The place.</param>
/// <param name="Operation">What the page says, with every kind of token that one of the endpoint's pages names.</param>
/// <param name="Others">
/// What other pages say of the same endpoint, with the same kinds of request and response: they have operations of their own, but this one
/// takes and gives whatever they list. So it stays what it is to somebody who has only one of the other pages.
/// </param>
public sealed record NamedOperation(ClientOperation Place, Operation Operation, EquatableArray<Operation> Others)
{
    /// <summary>The operation of a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="operations">The operations of all pages, by page.</param>
    public static NamedOperation Of(ClientOperation place, IReadOnlyDictionary<string, Operation> operations)
    {
        var operation = operations[place.Page];
        var others = place.Others.Select(page => operations[page]).Where(other => IsAlike(operation, other)).ToEquatableArray();

        // What a page does not say, another one may.
        var stating = others.Prepend(operation).Where(o => !o.AreTokensAssumed).ToList();
        var tokens = stating.Count == 0 ? operation.Tokens : stating.Aggregate(TokenKinds.None, (all, other) => all | other.Tokens);
        return new NamedOperation(place, operation with { Tokens = tokens, AreTokensAssumed = stating.Count == 0 }, others);
    }

    /// <summary>Something that the page says, and what the other pages say of it.</summary>
    public IEnumerable<T> All<T>(Func<Operation, T> fact) => Others.Prepend(Operation).Select(fact);

    private static bool IsAlike(Operation operation, Operation other) =>
        other.Host == operation.Host && other.Body?.Kind == operation.Body?.Kind && other.Response.Kind == operation.Response.Kind;
}
