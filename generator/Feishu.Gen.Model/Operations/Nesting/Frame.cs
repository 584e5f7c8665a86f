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
    private KnownShape? _shape;

    /// <summary>What it costs that the row at hand joins it; many solutions share a frame, so it is worked out once.</summary>
    public RowMemo<double> Joining;

    /// <summary>What it costs that it ends before the row at hand.</summary>
    public RowMemo<double> Closing;

    /// <summary>What the row at hand has in common with its fields.</summary>
    public RowMemo<long> Sharing;

    private Frame(int row, Frame? parent, RowType type, JsonShape? example, JsonShape? level, KnownShape[] shapes, NameList? names, ulong nameBits,
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
        State = StateOf(parent, chain, namesHash);
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
    public KnownShape[] Shapes { get; }

    /// <summary>Whether some of that is a list of all fields.</summary>
    public bool HasShapes => Array.Exists(Shapes, shape => !shape.IsPartial && shape.Names.Count > 0);

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

    public Frame Open(int row, RowType type, JsonShape? example, JsonShape? level, KnownShape[] shapes, int last) => new(row, this, type, example, level, shapes, null, 0, ChainOf(row), 0)
    {
        Depth = Depth + 1,
        IsInList = IsInList || type.Json == JsonKinds.Array,
        MostKinds = MostKinds,
        Last = Math.Min(Last, last),
    };

    /// <summary>The chain and the state of the object that a row opens by joining this one.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="row">The row.</param>
    public (ulong Chain, ulong State) After(int name, int row)
    {
        var chain = ChainOf(row);
        var joined = StateOf(Parent, Chain, NamesWith(name));
        return (chain, unchecked(Mix(joined + Mix(chain))));
    }

    /// <summary>This object with one more field.</summary>
    public Frame With(in JoinedField field) => new(
        Row, Parent, Type, Example, Level, Shapes, new NameList(field.Name, _names), _nameBits | Bit(field.Name), Chain, NamesWith(field.Name))
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
        _traits = WithTraits(field.Traits),
    };

    /// <summary>The traits of its fields, each as often as fields have it.</summary>
    public TraitList? Traits => _traits;

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

    /// <summary>Its fields as the shape of its type.</summary>
    public KnownShape Shape
    {
        get
        {
            if (_shape is null)
            {
                _shape = new KnownShape(new NameSet());
                for (var rest = _names; rest is not null; rest = rest.Rest)
                {
                    _shape.Names.Add(rest.Name);
                }
            }

            return _shape;
        }
    }

    private ulong ChainOf(int row) => unchecked(Mix(Chain + (ulong)(row + 2)));

    private ulong NamesWith(int name) => unchecked(NamesHash + Mix((ulong)(name + 1)));

    private static ulong StateOf(Frame? parent, ulong chain, ulong namesHash) => unchecked(Mix((parent?.State ?? 0) + Mix(chain ^ namesHash)));

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

    private TraitList? WithTraits(Trait[] traits)
    {
        var all = _traits;
        foreach (var trait in traits)
        {
            all = new TraitList(trait, all);
        }

        return all;
    }

    private sealed class NameList(int name, NameList? rest)
    {
        public readonly int Name = name;
        public readonly NameList? Rest = rest;
    }
}

/// <summary>Traits of the fields of an object, the latest first.</summary>
internal sealed class TraitList(Trait trait, TraitList? rest)
{
    public readonly Trait Trait = trait;
    public readonly TraitList? Rest = rest;
}

/// <summary>A value that was worked out for one row, kept until another row is at hand.</summary>
internal struct RowMemo<T>
{
    private int _rowAndOne;

    /// <summary>The value, where it is known for the row.</summary>
    public T Value { get; private set; }

    /// <summary>Whether it is known for a row.</summary>
    public readonly bool IsOf(int row) => _rowAndOne == row + 1;

    /// <summary>Keeps it.</summary>
    public T Keep(int row, T value)
    {
        _rowAndOne = row + 1;
        return Value = value;
    }
}

/// <summary>What an object remembers of a field that joins it.</summary>
/// <param name="Name">Its name, as a number.</param>
/// <param name="Place">Its place in the example, or -1.</param>
/// <param name="IsObject">Whether it is of a named type.</param>
/// <param name="IsKind">Whether it is called like its type.</param>
/// <param name="IsNew">Whether the known shapes of the object's type lack it.</param>
/// <param name="Traits">Its traits.</param>
internal readonly record struct JoinedField(int Name, int Place, bool IsObject, bool IsKind, bool IsNew, Trait[] Traits);
