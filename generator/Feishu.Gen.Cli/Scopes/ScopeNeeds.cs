using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Scopes;

/// <summary>Permissions of which one is enough, and the operations that ask for them.</summary>
/// <param name="AnyOf">The permissions, in the order of the page that first names them.</param>
/// <param name="Tokens">The kinds of token that the operations accept.</param>
/// <param name="Operations">The operations' ids, in order.</param>
internal sealed record ScopeNeed(EquatableArray<Scope> AnyOf, TokenKinds Tokens, IReadOnlyList<string> Operations);

/// <summary>The permissions that pages ask for.</summary>
/// <param name="Calls">What is needed to call the operations.</param>
/// <param name="Fields">What is needed besides to get single fields of answers.</param>
internal sealed record ScopeNeeds(IReadOnlyList<ScopeNeed> Calls, IReadOnlyList<ScopeNeed> Fields)
{
    /// <summary>Gathers them: operations that ask for the same permissions, and accept the same tokens, are one need.</summary>
    public static ScopeNeeds Of(ApiCatalog catalog)
    {
        var operations = catalog.Operations.Concat(catalog.Redirects).OrderBy(o => o.Id, StringComparer.Ordinal).ToList();
        return new ScopeNeeds(
            Gather(operations.Select(o => (o, o.Operation.Scopes))),
            Gather(operations.SelectMany(o => FieldSets(o.Operation).Select(s => (o, s)))));
    }

    /// <summary>The sets that fields name, and the page's own list of sensitive fields, each permission of which is for a field of its own.</summary>
    private static IEnumerable<EquatableArray<Scope>> FieldSets(Operation operation)
    {
        var sets = FieldsOf(operation).Select(f => f.Scopes).Where(s => s.Count > 0).ToList();
        var named = sets.SelectMany(s => s).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return sets.Concat(operation.FieldScopes.Where(s => !named.Contains(s.Name)).Select(s => (EquatableArray<Scope>)[s]));
    }

    private static IEnumerable<Field> FieldsOf(Operation operation) => operation.PathParameters
        .Concat(operation.QueryParameters)
        .Concat(operation.Body?.Fields ?? [])
        .Concat(operation.Answer.Fields)
        .SelectMany(WithBelow);

    private static IEnumerable<Field> WithBelow(Field field) => field.Fields.SelectMany(WithBelow).Prepend(field);

    private static IReadOnlyList<ScopeNeed> Gather(IEnumerable<(OperationPlan Operation, EquatableArray<Scope> Scopes)> sets) =>
    [
        .. sets
            .Where(s => s.Scopes.Count > 0)
            .GroupBy(s => (Names: string.Join('\n', s.Scopes.Select(x => x.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), s.Operation.Operation.Tokens))
            .Select(g => new ScopeNeed(
                g.First().Scopes.DistinctBy(s => s.Name).ToEquatableArray(), g.Key.Tokens, [.. g.Select(s => s.Operation.Id).Distinct(StringComparer.Ordinal)]))
            .OrderBy(n => n.Operations[0], StringComparer.Ordinal),
    ];
}
