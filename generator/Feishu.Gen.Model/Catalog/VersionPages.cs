using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>All pages of one namespace, mostly a service version: what its types are made from, as no other page has a say in them.</summary>
/// <param name="Namespace">The namespace below the client's.</param>
/// <param name="Files">What the names of its files begin with.</param>
/// <param name="Operations">Its operations, by id.</param>
/// <param name="Events">Its events, by type.</param>
public sealed record VersionPages(string Namespace, string Files, EquatableArray<NamedOperation> Operations, EquatableArray<NamedEvent> Events)
{
    /// <summary>The bodies of everything that is sent and received.</summary>
    internal IEnumerable<PageBody> Bodies => Operations
        .SelectMany(o => new[]
        {
            new PageBody(o.Place.Page, o.Operation.Body?.Fields ?? [], o.Operation.Body?.IsNestingOpen == true),
            new PageBody(o.Place.Page, o.Operation.Response.Fields, o.Operation.Response.IsNestingOpen),
        })
        .Concat(Events.Select(e => new PageBody(e.Place.Page, e.Event.Fields, e.Event.IsNestingOpen)));

    /// <summary>The pages by namespace.</summary>
    /// <param name="pages">The pages of operations.</param>
    /// <param name="events">The events.</param>
    /// <param name="names">Their names.</param>
    public static IEnumerable<VersionPages> Group(IEnumerable<SettledPage> pages, IEnumerable<SettledEvent> events, ClientNames names)
    {
        var byPath = ByPath(pages);
        var byType = events.ToLookup(e => (e.Path, e.Event.Type), e => e.Event);
        var operations = names.Operations.ToLookup(o => o.Resource.Namespace, StringComparer.Ordinal);
        var places = names.Events.ToLookup(e => e.Namespace, StringComparer.Ordinal);
        return names.Namespaces.Select(ns => new VersionPages(
            ns.Name,
            ns.Files,
            operations[ns.Name].Where(o => o.IsCallable).Select(o => NamedOperation.Of(o, byPath)).ToEquatableArray(),
            places[ns.Name].Select(e => new NamedEvent(e, byType[(e.Page, e.Type)].First())).ToEquatableArray()));
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

/// <summary>An event with its place in the client.</summary>
/// <param name="Place">The place.</param>
/// <param name="Event">What the page says.</param>
public sealed record NamedEvent(ClientEvent Place, EventDefinition Event);

/// <summary>A body that a page describes.</summary>
/// <param name="Page">The page.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="IsOpen">The page leaves open where some of them belong.</param>
internal readonly record struct PageBody(string Page, EquatableArray<Field> Fields, bool IsOpen);

/// <summary>The code of one namespace.</summary>
/// <param name="Operations">The operations, by id.</param>
/// <param name="Events">The events; none where there are none.</param>
/// <param name="Types">The types that belong to no single operation or event; none where there are none.</param>
/// <param name="Findings">Which names met.</param>
public sealed record VersionContents(
    EquatableArray<OperationPlan> Operations, EquatableArray<EventFilePlan> Events, EquatableArray<SharedTypesPlan> Types, EquatableArray<PageFinding> Findings);

/// <summary>Plans the code of one namespace.</summary>
internal static class VersionPlanner
{
    /// <summary>Decides everything about the emitted code of the service version.</summary>
    public static VersionContents Plan(VersionPages pages)
    {
        var findings = new List<PageFinding>();
        var clashes = new NameClashes(findings);
        var files = new FileNames();
        foreach (var named in pages.Events)
        {
            // Before any model: an event is known by its type alone.
            clashes.Event(pages.Namespace, named.Place.TypeName, named.Place.Type, new PageRow(named.Place.Page, Row: -1));
        }

        var models = SharedModels.Of(pages.Namespace, pages.Bodies, clashes);
        var planner = new TypePlanner(models, clashes);
        var operations = pages.Operations.Select(o => OperationPlanner.Plan(o, planner, pages.Files, files)).ToEquatableArray();
        var events = pages.Events.Select(e => Plan(e, planner)).ToEquatableArray();
        EquatableArray<EventFilePlan> eventFiles = events.Count == 0 ? [] : [new EventFilePlan(pages.Namespace, events, $"{pages.Files}.Events")];
        var shared = models.Plan(planner);
        EquatableArray<SharedTypesPlan> types = shared.Count == 0 ? [] : [new SharedTypesPlan(pages.Namespace, shared, planner.TakeValues(), $"{pages.Files}.Models")];
        return new VersionContents(operations, eventFiles, types, findings.ToEquatableArray());
    }

    private static EventPlan Plan(NamedEvent named, TypePlanner planner)
    {
        var model = planner.PlanModel(TypeOwner.Event(named.Place), ModelShape.Of(named.Event.Fields));
        return new EventPlan(named.Event, named.Place, model, planner.TakeValues());
    }
}
