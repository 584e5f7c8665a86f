namespace Feishu.Gen.Operations.Nesting;

/// <summary>Which fields the named types were seen with.</summary>
public sealed class ShapeMemory
{
    private readonly SortedDictionary<string, SortedDictionary<string, int>> _shapes = new(StringComparer.Ordinal);

    /// <summary>The memory that knows nothing.</summary>
    public static ShapeMemory Empty { get; } = new();

    internal IEnumerable<string[]> ShapesOf(string type) =>
        _shapes.TryGetValue(type, out var shapes)
            ? shapes.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(6).Select(s => s.Key.Split('\n'))
            : [];

    public static ShapeMemory Of(FlatTable table, TableNesting nesting)
    {
        var memory = new ShapeMemory();
        var n = table.Rows.Count;
        var fields = new List<string>?[n];
        var unsure = new bool[n];
        for (var row = 0; row < n; row++)
        {
            var place = nesting.Places[row];
            if (place.Parent >= 0)
            {
                (fields[place.Parent] ??= []).Add(table.Rows[row].Name);
            }

            if (place.IsOpen)
            {
                if (place.Parent >= 0) unsure[place.Parent] = true;
                if (place.Alternative >= 0) unsure[place.Alternative!.Value] = true;
            }
        }

        for (var row = 0; row < n; row++)
        {
            var type = RowType.Parse(table.Rows[row].Type);
            if (type.Kind == RowKind.Struct && fields[row] is { } names && !unsure[row])
            {
                names.Sort(StringComparer.Ordinal);
                memory.Add(type.Name, string.Join("\n", names), 1);
            }
        }

        return memory;
    }

    public static ShapeMemory Merge(params IEnumerable<ShapeMemory> memories)
    {
        var merged = new ShapeMemory();
        foreach (var memory in memories)
        {
            foreach (var type in memory._shapes)
            {
                foreach (var shape in type.Value)
                {
                    merged.Add(type.Key, shape.Key, shape.Value);
                }
            }
        }

        return merged;
    }

    private void Add(string type, string shape, int count)
    {
        if (!_shapes.TryGetValue(type, out var shapes))
        {
            _shapes.Add(type, shapes = new(StringComparer.Ordinal));
        }

        shapes[shape] = (shapes.TryGetValue(shape, out var known) ? known : 0) + count;
    }
}
