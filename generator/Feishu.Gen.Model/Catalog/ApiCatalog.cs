using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>All operations and events of a set of pages with the names, shared models and services that they make up together.</summary>
public sealed record ApiCatalog
{
    /// <summary>The operations that can be called, by id.</summary>
    public EquatableArray<OperationPlan> Operations { get; init; }

    /// <summary>Pages for browsers, by id: they have a name, but no code.</summary>
    public EquatableArray<OperationPlan> Redirects { get; init; }

    /// <summary>The events, by namespace and type.</summary>
    public EquatableArray<EventPlan> Events { get; init; }

    /// <summary>The files that the events make up, by namespace.</summary>
    public EquatableArray<EventFilePlan> EventFiles { get; init; }

    /// <summary>The types that belong to no single operation or event, by namespace.</summary>
    public EquatableArray<SharedTypesPlan> Types { get; init; }

    /// <summary>The shared models, by namespace and name.</summary>
    public IEnumerable<SharedModelPlan> Models => Types.SelectMany(t => t.Models);

    /// <summary>The open lists of values, by namespace and name.</summary>
    public IEnumerable<ValuePlan> Values => Operations.SelectMany(o => o.Values)
        .Concat(Events.SelectMany(e => e.Values))
        .Concat(Types.SelectMany(t => t.Values))
        .OrderBy(v => $"{v.Namespace}.{v.Name}", StringComparer.Ordinal);

    /// <summary>The service versions, by name.</summary>
    public EquatableArray<VersionPlan> Versions { get; init; }

    /// <summary>The services, by name.</summary>
    public EquatableArray<ServicePlan> Services { get; init; }

    /// <summary>The client; none where there is nothing to call and no event.</summary>
    public EquatableArray<ClientPlan> Clients { get; init; }

    /// <summary>What is only seen when the pages are put beside each other.</summary>
    public EquatableArray<PageFinding> Findings { get; init; }
}

/// <summary>Something about a page that is only seen beside others.</summary>
/// <param name="Path">The page.</param>
/// <param name="Row">The row (<see cref="OperationSource.Rows"/>) that it is about, or -1 for the address, or an event's type.</param>
/// <param name="Rule">What is the matter.</param>
/// <param name="Arguments">What fills the placeholders of the rule's message.</param>
public sealed record PageFinding(string Path, int Row, Rule Rule, EquatableArray<string> Arguments)
{
    /// <summary>The finding at its place on the page.</summary>
    /// <param name="source">Where the page's facts stand.</param>
    public Finding At(OperationSource source) => new(Rule, Row < 0 ? source.Address : source.Rows[Row], Arguments);
}
