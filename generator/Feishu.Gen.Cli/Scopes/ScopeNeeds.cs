using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Scopes;

/// <summary>Permissions of which one is enough, and the operations or events that ask for them.</summary>
/// <param name="AnyOf">The permissions, in the order of the page that first names them.</param>
/// <param name="Tokens">The kinds of token that the operations accept; events are sent to the app, which has its tenant's.</param>
/// <param name="Users">The operations' ids or the events' types, in order.</param>
internal sealed record ScopeNeed(EquatableArray<Scope> AnyOf, TokenKinds Tokens, IReadOnlyList<string> Users);

/// <summary>The permissions that pages ask for.</summary>
/// <param name="Calls">What is needed to call the operations.</param>
/// <param name="Fields">What is needed besides to get single fields of responses.</param>
/// <param name="Events">What is needed to subscribe to the events.</param>
/// <param name="EventFields">What is needed besides to get single fields of events.</param>
internal sealed record ScopeNeeds(
    IReadOnlyList<ScopeNeed> Calls, IReadOnlyList<ScopeNeed> Fields, IReadOnlyList<ScopeNeed> Events, IReadOnlyList<ScopeNeed> EventFields)
{
    /// <summary>Gathers them: operations that ask for the same permissions and accept the same tokens are one need, and so are events.</summary>
    public static ScopeNeeds Of(ApiCatalog catalog)
    {
        var operations = catalog.Operations.Concat(catalog.Redirects)
            .OrderBy(o => o.Id, StringComparer.Ordinal)
            .Select(o => (User: new ScopeUser(o.Id, o.Operation.Tokens), o.Operation))
            .ToList();
        var events = catalog.Events
            .OrderBy(e => e.Event.Type, StringComparer.Ordinal)
            .Select(e => (User: new ScopeUser(e.Event.Type, TokenKinds.Tenant), e.Event))
            .ToList();
        return new ScopeNeeds(
            Gather(operations.Select(o => (o.User, o.Operation.Scopes))),
            Gather(operations.SelectMany(o => FieldSets(FieldsOf(o.Operation), o.Operation.FieldScopes).Select(s => (o.User, s)))),
            Gather(events.Select(e => (e.User, e.Event.Scopes))),
            Gather(events.SelectMany(e => FieldSets(e.Event.Fields, e.Event.FieldScopes).Select(s => (e.User, s)))));
    }

    /// <summary>The sets that fields name, and the page's own list of sensitive fields, each permission of which is for a field of its own.</summary>
    private static IEnumerable<EquatableArray<Scope>> FieldSets(IEnumerable<Field> fields, EquatableArray<Scope> ofPage)
    {
        var sets = fields.SelectMany(WithBelow).Select(f => f.Scopes).Where(s => s.Count > 0).ToList();
        var named = sets.SelectMany(s => s).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return sets.Concat(ofPage.Where(s => !named.Contains(s.Name)).Select(s => (EquatableArray<Scope>)[s]));
    }

    private static IEnumerable<Field> FieldsOf(Operation operation) => operation.PathParameters
        .Concat(operation.QueryParameters)
        .Concat(operation.Body?.Fields ?? [])
        .Concat(operation.Response.Fields);

    private static IEnumerable<Field> WithBelow(Field field) => field.Fields.SelectMany(WithBelow).Prepend(field);

    private static IReadOnlyList<ScopeNeed> Gather(IEnumerable<(ScopeUser User, EquatableArray<Scope> Scopes)> sets) =>
    [
        .. sets
            .Where(s => s.Scopes.Count > 0)
            .GroupBy(s => (Names: string.Join('\n', s.Scopes.Select(x => x.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), s.User.Tokens))
            .Select(g => new ScopeNeed(
                g.First().Scopes.DistinctBy(s => s.Name).ToEquatableArray(), g.Key.Tokens, [.. g.Select(s => s.User.Name).Distinct(StringComparer.Ordinal)]))
            .OrderBy(n => n.Users[0], StringComparer.Ordinal),
    ];

    /// <summary>An operation or event.</summary>
    private readonly record struct ScopeUser(string Name, TokenKinds Tokens);
}
