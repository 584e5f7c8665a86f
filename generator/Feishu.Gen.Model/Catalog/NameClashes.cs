using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Catalog;

/// <summary>
/// Keeps apart what would have one name. Who asks first keeps the name; who comes later gets a number behind it, and a finding. So
/// the order of asking must follow from what is named alone.
/// </summary>
/// <param name="findings">Where clashes are reported.</param>
internal sealed class NameClashes(ICollection<PageFinding> findings)
{
    private static readonly string[] s_everyObject =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Transport"];

    // The last one is what the client is called where nobody says otherwise: no member may be called as its class is.
    private static readonly string[] s_everyClient = [.. s_everyObject, "Create", "Dispose", "Events", "Operations", "Users", "FeishuClient"];

    private readonly Dictionary<(string Scope, string Root, string Thing), string> _names = [];
    private readonly Dictionary<(string Scope, string Name), string> _owners = [];
    private readonly Dictionary<(string Scope, string Name), int> _numbers = [];

    /// <summary>The client's property for a service.</summary>
    public string Service(string name, string wireName, PageRow place) => Share("", name, $"the service '{wireName}'", place, s_everyClient);

    /// <summary>The property for a resource of a service version.</summary>
    public string Resource(string ns, string name, string wireName, PageRow place) =>
        Share(ns + " resources", name, $"the resource '{wireName}'", place, [.. s_everyObject, ns + "Service"]);

    /// <summary>The method of an operation, less its ending.</summary>
    public string Method(ResourceName resource, string name, string id, PageRow place) =>
        Claim($"{resource.Namespace}.{resource.Name} methods", name, $"'{id}' of '{place.Path}'", place, []);

    /// <summary>What the names of an operation's own types begin with.</summary>
    public string TypeBase(string ns, string name, string method, PageRow place) =>
        Claim(ns + " bases", name, $"the types of '{method}'", place, []);

    /// <summary>The payload of an event.</summary>
    public string Event(string ns, string name, string type, PageRow place) => Type(ns, name, $"the event '{type}'", place);

    /// <summary>A model that the pages of a service version share.</summary>
    public string Model(string ns, string name, PageRow place) => Type(ns, name, $"the type '{name}'", place);

    /// <summary>A list of values.</summary>
    public string Values(TypeOwner owner, string name, string member, PageRow place) =>
        Type(owner.Namespace, name, $"the values of '{owner.ValuePrefix}.{member}'", place, owner.Root);

    private string Type(string ns, string name, string thing, PageRow place, string root = "") =>
        Share(ns + " types", name, thing, place, [ns + "Service"], root);

    /// <summary>The name of what several pages speak of: the same each time.</summary>
    private string Share(string scope, string name, string thing, PageRow place, string[] fixedNames, string root = "")
    {
        if (!_names.TryGetValue((scope, root, thing), out var known))
        {
            _names.Add((scope, root, thing), known = Claim(scope, name, thing, place, fixedNames));
        }

        return known;
    }

    private string Claim(string scope, string name, string thing, PageRow place, string[] fixedNames)
    {
        var free = name;
        if (OwnerOf(scope, name, fixedNames) is { } owner)
        {
            // A name that was taken stays so: the numbers up to the last one need not be tried again.
            var number = _numbers.TryGetValue((scope, name), out var last) ? last : 1;
            do
            {
                free = name + ++number;
            }
            while (OwnerOf(scope, free, fixedNames) is not null);

            _numbers[(scope, name)] = number;
            findings.Add(new PageFinding(place.Path, place.Row, Rules.NameClash, [thing, owner, name, free]));
        }

        _owners.Add((scope, free), thing);
        return free;
    }

    private string? OwnerOf(string scope, string name, string[] fixedNames) =>
        _owners.TryGetValue((scope, name), out var owner) ? owner
        : fixedNames.Contains(name, StringComparer.Ordinal) ? "a name that is always there"
        : null;
}

/// <summary>Where on which page something is said.</summary>
/// <param name="Path">The page.</param>
/// <param name="Row">The row, or -1 for the address.</param>
internal readonly record struct PageRow(string Path, int Row);
