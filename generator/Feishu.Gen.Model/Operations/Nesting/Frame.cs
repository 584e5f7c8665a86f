using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// An open object on the way from the root to the current row. Frames are never changed: a row that joins an object makes
/// a new frame for it, which shares everything further out with the other solutions.
/// </summary>
internal sealed class Frame
{
    private readonly NameList? _names;
    private readonly ulong _nameBits;
    private TraitList? _traits;

    private Frame(int row, Frame? parent, RowType type, JsonShape? example, JsonShape? level, IReadOnlyList<KnownShape> shapes, NameList? names, ulong nameBits,
        ulong chain, ulong namesHash)
    {
        Row = row;
        Parent = parent;
        Type = type;
        Example = example;
        Level = level;
        Shapes = shapes;
        _names = names;
        _nameBits = nameBits;
        Chain = chain;
        NamesHash = namesHash;
        State = unchecked(Mix((parent?.State ?? 0) + Mix(chain ^ namesHash)));
    }

    /// <summary>The row that it belongs to; -1 is the root.</summary>
    public int Row { get; }

    public Frame? Parent { get; }

    /// <summary>How many objects are further out.</summary>
    public int Depth { get; private init; }

    /// <summary>Whether it or an object further out is an item of a list.</summary>
    public bool IsInList { get; private init; }

    public RowType Type { get; }

    /// <summary>The value that the example shows for it, or null where the example does not reach it.</summary>
    public JsonShape? Example { get; }

    /// <summary>The object whose keys its fields should have: the example's own, or that of another value of its type; null where there is none.</summary>
    public JsonShape? Level { get; }

    /// <summary>What is known of its type from elsewhere.</summary>
    public IReadOnlyList<KnownShape> Shapes { get; }

    /// <summary>The last row that may join it; very large where nothing is known of it.</summary>
    public int Last { get; private init; } = int.MaxValue;

    /// <summary>How many fields it has so far.</summary>
    public int Count { get; private init; }

    /// <summary>How many of them are of a named type.</summary>
    public int Objects { get; private init; }

    /// <summary>Whether its latest field is one of these.</summary>
    public bool IsBehindObject { get; private init; }

    /// <summary>How many of its fields have the name of their type.</summary>
    public int Kinds { get; private init; }

    /// <summary>The most that it or an object further out has of these.</summary>
    public int MostKinds { get; private init; }

    /// <summary>The place in the example of the field that is furthest behind there; -1 before the first.</summary>
    public int LastPlace { get; private init; } = -1;

    /// <summary>Whether the latest field is absent from the example.</summary>
    public bool IsInAbsentRun { get; private init; }

    /// <summary>Whether the known shapes of its type lack the latest field.</summary>
    public bool IsInNewRun { get; private init; }

    /// <summary>A value that two frames share where they and all frames further out belong to the same rows.</summary>
    public ulong Chain { get; }

    /// <summary>A value that two frames share where their fields have the same names, in whatever order.</summary>
    public ulong NamesHash { get; }

    /// <summary>A value that two frames share where they and all frames further out belong to the same rows and have fields of the same names.</summary>
    public ulong State { get; }

    public static Frame Root(JsonShape? example) => new(-1, null, RowType.Root, example, example, [], null, 0, 1, 0);

    public Frame Open(int row, RowType type, JsonShape? example, JsonShape? level, IReadOnlyList<KnownShape> shapes, int last) => new(row, this, type, example, level, shapes, null, 0, Mix(Chain + (ulong)(row + 2)), 0)
    {
        Depth = Depth + 1,
        IsInList = IsInList || type.Json == JsonKinds.Array,
        MostKinds = MostKinds,
        Last = Math.Min(Last, last),
    };

    /// <summary>This object with one more field.</summary>
    public Frame With(in JoinedField field) => new(
        Row, Parent, Type, Example, Level, Shapes, new NameList(field.Name, _names), _nameBits | Bit(field.Name), Chain, unchecked(NamesHash + Mix((ulong)(field.Name + 1))))
    {
        Depth = Depth,
        IsInList = IsInList,
        Last = Last,
        Count = Count + 1,
        Objects = Objects + (field.IsObject ? 1 : 0),
        IsBehindObject = field.IsObject,
        Kinds = Kinds + (field.IsKind ? 1 : 0),
        MostKinds = Math.Max(MostKinds, Kinds + (field.IsKind ? 1 : 0)),
        LastPlace = Math.Max(LastPlace, field.Place),
        IsInAbsentRun = field.Place < 0,
        IsInNewRun = field.IsNew,
        _traits = field.Traits.Aggregate(_traits, (rest, trait) => new TraitList(trait, rest)),
    };

    /// <summary>The traits of its fields, each as often as fields have it.</summary>
    public IEnumerable<Trait> Traits()
    {
        for (var rest = _traits; rest is not null; rest = rest.Rest)
        {
            yield return rest.Trait;
        }
    }

    /// <summary>How many of its fields have a trait.</summary>
    public int CountOf(Trait trait)
    {
        var count = 0;
        for (var rest = _traits; rest is not null; rest = rest.Rest)
        {
            count += rest.Trait == trait ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether a known shape of its type has a field.</summary>
    public bool IsKnown(int name)
    {
        foreach (var shape in Shapes)
        {
            if (shape.Names.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a known shape of its type or its example has a field.</summary>
    public bool IsExpected(int name, string key) => IsKnown(name) || Level?.Find(key) is not null;

    /// <summary>Whether an object further out has the same type.</summary>
    public bool IsWithinItself => Parent?.IsWithin(Type) ?? false;

    /// <summary>Whether it or an object further out has a type.</summary>
    public bool IsWithin(RowType type)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame.Type.Kind == RowKind.Struct && frame.Type.Name == type.Name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it has a field of this name already.</summary>
    public bool Has(int name)
    {
        if ((_nameBits & Bit(name)) == 0)
        {
            return false;
        }

        for (var rest = _names; rest is not null; rest = rest.Rest)
        {
            if (rest.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The names of its fields.</summary>
    public IEnumerable<int> Names()
    {
        for (var rest = _names; rest is not null; rest = rest.Rest)
        {
            yield return rest.Name;
        }
    }

    private static ulong Bit(int name) => 1UL << (name & 63);

    internal static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
            value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
            return value ^ (value >> 31);
        }
    }

    private sealed record NameList(int Name, NameList? Rest);

    private sealed record TraitList(Trait Trait, TraitList? Rest);
}

/// <summary>What an object remembers of a field that joins it.</summary>
/// <param name="Name">Its name, as a number.</param>
/// <param name="Place">Its place in the example, or -1.</param>
/// <param name="IsObject">Whether it is of a named type.</param>
/// <param name="IsKind">Whether it is called like its type.</param>
/// <param name="IsNew">Whether the known shapes of the object's type lack it.</param>
/// <param name="Traits">Its traits.</param>
internal readonly record struct JoinedField(int Name, int Place, bool IsObject, bool IsKind, bool IsNew, Trait[] Traits);
