using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Catalog;

/// <summary>What of a page decides names: nothing else of it does, so most edits of pages leave all names as they are.</summary>
/// <param name="Path">The page.</param>
/// <param name="Address">The HTTP method and path.</param>
/// <param name="Name">What the operation is called.</param>
/// <param name="IsDeprecated">Whether the operation is deprecated.</param>
/// <param name="IsCallable">Whether the operation yields code.</param>
public sealed record PageHeader(string Path, string Address, OperationName Name, bool IsDeprecated, bool IsCallable)
{
    /// <summary>The header of a page.</summary>
    public static PageHeader Of(SettledPage page) => new(
        page.Path, $"{page.Operation.Method} {page.Operation.Path}", page.Name, page.Operation.Deprecation is not null, page.Operation.IsCallable);
}

/// <summary>What of an event's page decides names.</summary>
/// <param name="Path">The page.</param>
/// <param name="Type">The event's type.</param>
public sealed record EventHeader(string Path, string Type)
{
    /// <summary>The header of an event.</summary>
    public static EventHeader Of(SettledEvent settled) => new(settled.Path, settled.Event.Type);
}

/// <summary>The names of all operations and events of a client, and of what leads to them.</summary>
/// <param name="Operations">The operations, by id.</param>
/// <param name="Events">The events, by type.</param>
/// <param name="Namespaces">The namespaces of either, by name.</param>
/// <param name="Versions">The service versions, by name.</param>
/// <param name="Services">The services, by name.</param>
/// <param name="Findings">Which names met.</param>
public sealed record ClientNames(
    EquatableArray<ClientOperation> Operations,
    EquatableArray<ClientEvent> Events,
    EquatableArray<NamespacePlan> Namespaces,
    EquatableArray<VersionPlan> Versions,
    EquatableArray<ServicePlan> Services,
    EquatableArray<PageFinding> Findings)
{
    /// <summary>The client; none where there is nothing to call and no event.</summary>
    public EquatableArray<ClientPlan> Clients => Namespaces.Count == 0 ? [] : [new ClientPlan(Versions, Events)];

    /// <summary>Names the operations and events of all pages; the order of the pages does not matter, and a page that is there twice counts once.</summary>
    public static ClientNames Of(IEnumerable<PageHeader> pages, IEnumerable<EventHeader> events) => ClientNamer.Name(pages, events);
}

/// <summary>Where a page's operation stands in the client.</summary>
/// <param name="Page">The page.</param>
/// <param name="Others">Other pages of the same endpoint, for which this one may speak.</param>
/// <param name="Id">The id.</param>
/// <param name="Resource">Where it stands in the client.</param>
/// <param name="Method">The method, less its ending.</param>
/// <param name="TypeBase">What the names of its own types begin with.</param>
/// <param name="IsCallable">Whether it yields code.</param>
public sealed record ClientOperation(
    string Page, EquatableArray<string> Others, string Id, ResourceName Resource, string Method, string TypeBase, bool IsCallable);

/// <summary>The place of an event's type in the client.</summary>
/// <param name="Page">The page.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Namespace">The namespace below the client's.</param>
/// <param name="TypeName">The C# type.</param>
public sealed record ClientEvent(string Page, string Type, string Namespace, string TypeName)
{
    /// <summary>The C# type below the client's namespace: <c>ImV1.ImMessageReceiveV1</c>.</summary>
    public string FullTypeName => $"{Namespace}.{TypeName}";
}

/// <summary>Names operations in the order of their ids, and events in that of their types, so that who has the first claim to a name is no matter of files.</summary>
internal sealed class ClientNamer
{
    private readonly List<PageFinding> _findings = [];
    private readonly FileNames _files = new();
    private readonly NameClashes _clashes;

    private ClientNamer() => _clashes = new NameClashes(_findings);

    /// <summary>Names them.</summary>
    public static ClientNames Name(IEnumerable<PageHeader> pages, IEnumerable<EventHeader> events) => new ClientNamer().NameAll(
        [.. pages.GroupBy(p => p.Path, StringComparer.Ordinal).Select(same => same.First()).OrderBy(p => p.Path, StringComparer.Ordinal)],
        events.Distinct().OrderBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Path, StringComparer.Ordinal));

    private ClientNames NameAll(List<PageHeader> pages, IEnumerable<EventHeader> events)
    {
        var methods = MethodNames.Of(pages.ConvertAll(p => p.Name));
        List<ClientOperation> operations =
        [
            .. pages
                .Select((p, i) => (Page: p, Method: methods[i]))
                .GroupBy(p => p.Page.Name.Id, StringComparer.Ordinal)
                .OrderBy(endpoint => endpoint.Key, StringComparer.Ordinal)
                .SelectMany(endpoint => Name([.. endpoint.Select(p => p.Page)], endpoint.First().Method)),
        ];
        var places = events.GroupBy(e => e.Type, StringComparer.Ordinal).Select(same => Place([.. same])).ToEquatableArray();
        var callable = operations.FindAll(o => o.IsCallable);
        var namespaces = Namespaces(callable.Select(o => o.Resource.Namespace).Concat(places.Select(e => e.Namespace)));
        var versions = Versions(callable, namespaces);
        var services = versions.GroupBy(v => v.Version.Service).Select(Service).ToEquatableArray();
        return new ClientNames(
            operations.OrderBy(o => o.Id, StringComparer.Ordinal).ToEquatableArray(), places, namespaces, versions, services, _findings.ToEquatableArray());
    }

    /// <summary>
    /// Names the operations of one endpoint's pages. The first one stands for all, preferably one that is not deprecated; another
    /// one is called after itself, so that a third one does not rename it.
    /// </summary>
    private IEnumerable<ClientOperation> Name(List<PageHeader> pages, MethodName method)
    {
        var first = pages.Find(p => !p.IsDeprecated) ?? pages[0];
        var name = first.Name;
        if (method.Rival is { } rival)
        {
            _findings.Add(new PageFinding(first.Path, -1, Rules.NameClash, [$"'{name.Id}'", $"'{rival}'", name.MethodIdentifier, method.Identifier]));
        }

        pages.Remove(first);
        yield return Place(first, pages.Select(p => p.Path).ToEquatableArray(), method.Identifier, name.Id);
        foreach (var page in pages)
        {
            var suffix = "On" + CSharpNames.Pascal(FileName(page.Path), "Page");
            _findings.Add(new PageFinding(page.Path, -1, Rules.DuplicateOperation, [page.Address, first.Path, name.Id + suffix]));
            yield return Place(page, [], method.Identifier + suffix, name.Id + suffix);
        }
    }

    /// <summary>Gives an operation its place in the client, clear of what stands there already.</summary>
    private ClientOperation Place(PageHeader page, EquatableArray<string> others, string method, string id)
    {
        var name = page.Name;
        var place = new PageRow(page.Path, Row: -1);
        var service = _clashes.Service(name.ServiceIdentifier, name.Service, place);
        var ns = service + name.VersionIdentifier;
        var resource = new ResourceName(service, name.VersionIdentifier, _clashes.Resource(ns, name.ResourceIdentifier, name.Resource, place));
        method = _clashes.Method(resource, method, id, place);
        var typeBase = _clashes.TypeBase(ns, method + resource.Name, $"{resource.Name}.{method}", place);
        return new ClientOperation(page.Path, others, id, resource, method, typeBase, page.IsCallable);
    }

    /// <summary>Gives an event its place; of several pages about it the first one speaks.</summary>
    private ClientEvent Place(List<EventHeader> pages)
    {
        var first = pages[0];
        _findings.AddRange(pages.Skip(1).Select(other => new PageFinding(other.Path, -1, Rules.DuplicateEvent, [other.Type, first.Path])));
        var name = EventName.Of(first.Type);
        var place = new PageRow(first.Path, Row: -1);
        var ns = name.Version.Length == 0
            ? EventName.Unversioned
            : _clashes.Service(CSharpNames.Pascal(name.Service), name.Service, place) + CSharpNames.Pascal(name.Version);
        return new ClientEvent(first.Path, first.Type, ns, _clashes.Event(ns, name.Identifier, first.Type, place));
    }

    private static string FileName(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        return name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 3) : name;
    }

    private ServicePlan Service(IGrouping<string, VersionPlan> versions) =>
        new(versions.Key, versions.Select(v => v.Version).ToEquatableArray(), _files.Take(versions.First().Version.ServiceClass));

    private EquatableArray<NamespacePlan> Namespaces(IEnumerable<string> names) => names
        .Distinct(StringComparer.Ordinal)
        .OrderBy(name => name, StringComparer.Ordinal)
        .Select(name => new NamespacePlan(name, _files.Take(name)))
        .ToEquatableArray();

    private static EquatableArray<VersionPlan> Versions(IEnumerable<ClientOperation> operations, EquatableArray<NamespacePlan> namespaces) => operations
        .GroupBy(o => o.Resource with { Name = "" })
        .OrderBy(v => v.Key.Namespace, StringComparer.Ordinal)
        .Select(v => new VersionPlan(
            v.Key,
            v.GroupBy(o => o.Resource)
                .OrderBy(r => r.Key.Name, StringComparer.Ordinal)
                .Select(r => new ResourcePlan(r.Key, r.Select(o => o.Method).OrderBy(m => m, StringComparer.Ordinal).ToEquatableArray()))
                .ToEquatableArray(),
            namespaces.First(ns => ns.Name == v.Key.Namespace).Files))
        .ToEquatableArray();
}
