using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// An open object on the way from the root to the current row. Frames are never changed: a row that joins an object makes
/// a new frame for it, which shares everything further out with the other solutions.
/// </summary>
internal sealed class ObjectFrame
{
    private readonly Tally? _names;
    private readonly ulong _nameBits;
    private Tally? _traits;
    private LastTraits _lastTraits = LastTraits.None;
    private KnownShape? _shape;

    /// <summary>What it costs that the row at hand joins it; many solutions share a frame, so it is worked out once.</summary>
    public RowMemo<double> Joining;

    /// <summary>What it costs that it ends before the row at hand.</summary>
    public RowMemo<double> Closing;

    /// <summary>What the row at hand has in common with its fields.</summary>
    public RowMemo<long> Sharing;

    private ObjectFrame(int row, ObjectFrame? parent, RowType type, JsonShape? example, JsonShape? level, KnownShape[] shapes, Tally? names, ulong nameBits,
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

    public ObjectFrame? Parent { get; }

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

    public static ObjectFrame Root(JsonShape? example) => new(-1, null, RowType.Root, example, example, [], null, 0, 1, 0);

    public ObjectFrame Open(int row, RowType type, JsonShape? example, JsonShape? level, KnownShape[] shapes, int last) => new(row, this, type, example, level, shapes, null, 0, ChainOf(row), 0)
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
    public ObjectFrame With(in JoinedField field) => new ObjectFrame(
        Row, Parent, Type, Example, Level, Shapes, Tally.Add(_names, field.Name), _nameBits | Bit(field.Name), Chain, NamesWith(field.Name))
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
        _traits = _traits,
        _lastTraits = _lastTraits,
    }.WithTraits(field.Traits);

    /// <summary>How many of its fields have a trait.</summary>
    public int CountOf(Trait trait) => Tally.Count(_traits, trait.Id);

    /// <summary>How many of its fields have an ending in common that this row or a later one has too; no more than <see cref="LastTraits.Most"/>.</summary>
    public int MostStillToCome(int row) => _lastTraits.MostFrom(row);

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
    public bool Has(int name) => (_nameBits & Bit(name)) != 0 && Tally.Count(_names, name) > 0;

    /// <summary>Its fields as the shape of its type.</summary>
    public KnownShape Shape
    {
        get
        {
            if (_shape is null)
            {
                _shape = new KnownShape(new NameSet());
                Tally.AddTo(_names, _shape.Names);
            }

            return _shape;
        }
    }

    private ulong ChainOf(int row) => unchecked(Mix(Chain + (ulong)(row + 2)));

    private ulong NamesWith(int name) => unchecked(NamesHash + Mix((ulong)(name + 1)));

    private static ulong StateOf(ObjectFrame? parent, ulong chain, ulong namesHash) => unchecked(Mix((parent?.State ?? 0) + Mix(chain ^ namesHash)));

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

    private ObjectFrame WithTraits(Trait[] traits)
    {
        foreach (var trait in traits)
        {
            _traits = Tally.Add(_traits, trait.Id);
            if (trait.Kind == TraitKind.End)
            {
                _lastTraits = _lastTraits.With(Tally.Count(_traits, trait.Id), trait.Last);
            }
        }

        return this;
    }
}

/// <summary>The last rows that have one of an object's endings, by how many of its fields have it at least.</summary>
/// <param name="OfThree">The last row with an ending that three fields have; -1 where there is none.</param>
/// <param name="OfFour">The same for four.</param>
/// <param name="OfMost">The same for <see cref="Most"/>.</param>
internal readonly record struct LastTraits(int OfThree, int OfFour, int OfMost)
{
    /// <summary>So many fields that are alike weigh in full.</summary>
    public const int Most = 5;

    /// <summary>Those of an object without fields.</summary>
    public static LastTraits None { get; } = new(-1, -1, -1);

    /// <summary>The same with an ending that now so many fields have.</summary>
    /// <param name="count">How many.</param>
    /// <param name="last">The last row that has it.</param>
    public LastTraits With(int count, int last) => count < 3 ? this : new(
        Math.Max(OfThree, last), count < 4 ? OfFour : Math.Max(OfFour, last), count < Most ? OfMost : Math.Max(OfMost, last));

    /// <summary>How many fields have an ending that a row or a later one has too: 0, three, four or <see cref="Most"/>.</summary>
    public int MostFrom(int row) => OfMost >= row ? Most : OfFour >= row ? 4 : OfThree >= row ? 3 : 0;
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
