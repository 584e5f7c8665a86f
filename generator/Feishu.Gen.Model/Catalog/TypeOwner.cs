using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Where a type belongs: what its own types and lists of values are named after.</summary>
internal sealed record TypeOwner
{
    private TypeOwner()
    {
    }

    /// <summary>The namespace below the client's.</summary>
    public required string Namespace { get; init; }

    /// <summary>The C# type with its enclosing types, dotted.</summary>
    public required string Path { get; init; }

    /// <summary>What the names of its lists of values begin with.</summary>
    public required string ValuePrefix { get; init; }

    /// <summary>The operation, event or shared model that it is part of.</summary>
    public required string Root { get; init; }

    /// <summary>Several pages make it up together.</summary>
    public bool IsShared { get; private init; }

    /// <summary>Identifiers beside the type's own members whose lists of values begin with the same prefix.</summary>
    public EquatableArray<string> Beside { get; init; }

    /// <summary>The type's own name.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('.') + 1);

    private PageRow Place { get; init; }

    /// <summary>What belongs to a page's operation.</summary>
    public static TypeOwner Operation(NamedOperation named, EquatableArray<string> identifiers) => new()
    {
        Namespace = named.Place.Resource.Namespace,
        Path = named.Place.TypeBase,
        ValuePrefix = named.Place.TypeBase,
        Root = named.Place.TypeBase,
        Place = new PageRow(named.Place.Page, Row: -1),
        Beside = identifiers,
    };

    /// <summary>An event's payload.</summary>
    public static TypeOwner Event(ClientEvent place) => new()
    {
        Namespace = place.Namespace,
        Path = place.TypeName,
        ValuePrefix = place.TypeName,
        Root = place.TypeName,
        Place = new PageRow(place.Page, Row: -1),
    };

    /// <summary>A model that several pages make up together.</summary>
    /// <param name="ns">The namespace below the client's.</param>
    /// <param name="name">The C# type.</param>
    /// <param name="valuePrefix">What the names of its lists of values begin with.</param>
    /// <param name="place">The place that first names it.</param>
    public static TypeOwner Shared(string ns, string name, string valuePrefix, PageRow place) =>
        new() { Namespace = ns, Path = name, ValuePrefix = valuePrefix, Root = "model " + name, Place = place, IsShared = true };

    /// <summary>A type within this one.</summary>
    public TypeOwner Nested(string name, string prefix) => this with { Path = $"{Path}.{name}", ValuePrefix = ValuePrefix + prefix, Beside = [] };

    /// <summary>Where one of its fields stands.</summary>
    public PageRow PlaceOf(Field field) => IsShared ? Place : Place with { Row = field.Row };
}
