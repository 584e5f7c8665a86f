namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// What tables whose tree is known say about others: which fields each named type has, and which names follow each other in
/// one object. Only what is certain goes in. Immutable and equatable, and merging is the same in any order, so that it may be
/// gathered over all pages of a service and used to settle those that are open.
/// </summary>
public sealed class ShapeMemory : IEquatable<ShapeMemory>
{
    private const char Separator = '\n';

    /// <summary>More shapes of one type than these are noise.</summary>
    private const int MaxShapes = 6;

    private readonly CountTable _shapes;
    private readonly CountTable _predecessors;
    private readonly CountTable _shown;
    private readonly TypeGuide _guide;

    private ShapeMemory(CountTable shapes, CountTable predecessors, CountTable shown, TypeGuide guide)
    {
        _shapes = shapes;
        _predecessors = predecessors;
        _shown = shown;
        _guide = guide;
    }

    /// <summary>The memory that knows nothing.</summary>
    public static ShapeMemory Empty { get; } = new(CountTable.Empty, CountTable.Empty, CountTable.Empty, TypeGuide.Empty);

    /// <summary>What a table says, as far as its tree is certain.</summary>
    /// <param name="table">The table.</param>
    /// <param name="nesting">Its tree.</param>
    public static ShapeMemory Of(FlatTable table, TableNesting nesting) => Of(new FoldedTable(table), nesting);

    /// <summary>What a table says that was folded before.</summary>
    internal static ShapeMemory Of(FoldedTable folded, TableNesting nesting)
    {
        var (table, types, shown) = (folded.Whole, folded.WholeTypes, CountTable.Sum(Shown(folded.Whole, folded.WholeTypes)));
        return folded.IsShorter
            ? new(CountTable.Empty, CountTable.Empty, shown, TypeGuide.Empty)
            : new(CountTable.Sum(Shapes(table, types, nesting)), CountTable.Sum(Predecessors(table, nesting)), shown, TypeGuide.Empty);
    }

    /// <summary>All that several memories know; the order does not matter.</summary>
    public static ShapeMemory Merge(params IEnumerable<ShapeMemory> memories)
    {
        var all = memories.Where(memory => memory.KnowsAnything).ToList();
        if (all.Count < 2)
        {
            return all.FirstOrDefault() ?? Empty;
        }

        return new ShapeMemory(
            CountTable.Sum(all.SelectMany(memory => memory._shapes.Entries)),
            CountTable.Sum(all.SelectMany(memory => memory._predecessors.Entries)),
            CountTable.Sum(all.SelectMany(memory => memory._shown.Entries)),
            TypeGuide.Merge(all.Select(memory => memory._guide)));
    }

    /// <summary>What of it matters to some tables.</summary>
    public ShapeMemory About(IEnumerable<FlatTable> tables)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in tables.SelectMany(table => table.Rows))
        {
            names.Add(row.Name);
            types.Add(row.Type);
        }

        types = new HashSet<string>(types.Select(type => RowType.Parse(type)).Where(type => type.Kind == RowKind.Struct).Select(type => type.Name), StringComparer.Ordinal);
        return new ShapeMemory(_shapes.About(types), _predecessors.About(names), _shown.About(types), _guide.About(types, names));
    }

    /// <summary>This memory and what guides say.</summary>
    public ShapeMemory With(TypeGuide guide) => new(_shapes, _predecessors, _shown, guide);

    /// <inheritdoc />
    public bool Equals(ShapeMemory? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _shapes.Equals(other._shapes) && _predecessors.Equals(other._predecessors) && _shown.Equals(other._shown)
            && _guide.Equals(other._guide));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ShapeMemory);

    /// <inheritdoc />
    public override int GetHashCode() => unchecked((((_shapes.GetHashCode() * 31) + _predecessors.GetHashCode()) * 31) + _shown.GetHashCode());

    /// <summary>The commonest sets of fields that a type was seen with.</summary>
    internal IEnumerable<string[]> ShapesOf(string type) => _shapes.Find(type)
        .OrderByDescending(shape => shape.Count)
        .ThenBy(shape => shape.Value, StringComparer.Ordinal)
        .Take(MaxShapes)
        .Select(shape => shape.Value.Split(Separator));

    /// <summary>The names that were seen right before a name in one object, and how often; the empty name is the object's start.</summary>
    internal IEnumerable<(string Name, int Count)> PredecessorsOf(string name) =>
        _predecessors.Find(name).Select(pair => (pair.Value, pair.Count));

    private bool KnowsAnything => _shapes.Entries.Count + _predecessors.Entries.Count + _shown.Entries.Count > 0 || !_guide.IsEmpty;

    /// <summary>What guides say.</summary>
    internal TypeGuide Guide => _guide;

    /// <summary>The keys that examples show for values of a type.</summary>
    internal IEnumerable<string> ShownKeysOf(string type) => _shown.Find(type).Select(pair => pair.Value);

    private static IEnumerable<PairCount> Shown(FlatTable table, RowType[] types) =>
        new ExampleHints(table.Example, table.Rows, types).All.SelectMany(hint => hint.Value.Names, (hint, key) => new PairCount(hint.Key, key, 1));

    /// <summary>The fields of the named types. An object is left out where an open row may belong to it or not.</summary>
    private static IEnumerable<PairCount> Shapes(FlatTable table, RowType[] types, TableNesting nesting)
    {
        var fields = new Dictionary<int, SortedSet<string>>();
        var unsure = new HashSet<int>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var place = nesting.Places[row];
            if (!fields.TryGetValue(place.Parent, out var names))
            {
                fields.Add(place.Parent, names = new SortedSet<string>(StringComparer.Ordinal));
            }

            names.Add(table.Rows[row].Name);
            if (place.Alternative is { } other)
            {
                unsure.Add(place.Parent);
                unsure.Add(other);
            }
        }

        foreach (var known in fields.Where(known => known.Key >= 0 && !unsure.Contains(known.Key)))
        {
            var type = types[known.Key];
            if (type.Kind == RowKind.Struct)
            {
                yield return new PairCount(type.Name, string.Join(Separator.ToString(), known.Value), 1);
            }
        }
    }

    private static IEnumerable<PairCount> Predecessors(FlatTable table, TableNesting nesting)
    {
        var latest = new Dictionary<int, int>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var place = nesting.Places[row];
            var hasBefore = latest.TryGetValue(place.Parent, out var before);
            if (!place.IsOpen && !(hasBefore && nesting.Places[before].IsOpen))
            {
                yield return new PairCount(table.Rows[row].Name, hasBefore ? table.Rows[before].Name : "", 1);
            }

            latest[place.Parent] = row;
        }
    }
}
