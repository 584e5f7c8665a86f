using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What is the same for all solutions of a table, worked out once.</summary>
internal sealed class TableFacts
{
    private static readonly HashSet<string> s_envelope = new(StringComparer.Ordinal) { "code", "msg", "message", "data" };

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int> _lastUse = [];
    private readonly Dictionary<string, List<KnownShape>> _remembered = new(StringComparer.Ordinal);
    private readonly int _envelopeEnd;

    public TableFacts(FlatTable table, ShapeMemory memory)
    {
        Rows = table.Rows;
        Names = new int[table.Rows.Count];
        Types = new RowType[table.Rows.Count];
        for (var row = 0; row < Names.Length; row++)
        {
            Names[row] = Intern(table.Rows[row].Name);
            _lastUse[Names[row]] = row;
            Types[row] = RowType.Parse(table.Rows[row].Type);
        }

        foreach (var type in Types)
        {
            if (type.Kind == RowKind.Struct && !_remembered.ContainsKey(type.Name))
            {
                _remembered.Add(type.Name, [.. memory.ShapesOf(type.Name).Select(ToKnown)]);
            }
        }

        Example = RootExample(table);
        _envelopeEnd = table.Root == TableRoot.Answer ? IndexOf("data") : -1;
    }

    public EquatableArray<FlatRow> Rows { get; }

    public int Count => Rows.Count;

    /// <summary>The rows' names as numbers.</summary>
    public int[] Names { get; }

    public RowType[] Types { get; }

    /// <summary>The example of the outermost level.</summary>
    public JsonShape? Example { get; }

    /// <summary>Whether a name occurs in this row or a later one.</summary>
    public bool OccursFrom(int row, int name) => _lastUse[name] >= row;

    public bool OccursFrom(int row, string name) => _ids.TryGetValue(name, out var id) && _lastUse[id] >= row;

    public int IdOf(string name) => _ids.TryGetValue(name, out var id) ? id : -1;

    /// <summary>Whether the row is one of the envelope's own, up to and including the first <c>data</c>.</summary>
    public bool IsEnvelope(int row) => row <= _envelopeEnd && s_envelope.Contains(Rows[row].Name);

    /// <summary>The shapes of a type that the memory knows.</summary>
    public IReadOnlyList<KnownShape> Remembered(RowType type) => _remembered.TryGetValue(type.Name, out var shapes) ? shapes : [];

    private static JsonShape? RootExample(FlatTable table)
    {
        var shape = table.Example is null ? null : JsonShape.Of(table.Example).Objects;
        return table.Root == TableRoot.Data && shape?.Find("data") is { } data && shape.Find("code") is not null ? data.Objects : shape;
    }

    private KnownShape ToKnown(IEnumerable<string> names) => new([.. names.Select(IdOf).Where(id => id >= 0)]);

    private int IndexOf(string name)
    {
        for (var row = 0; row < Count; row++)
        {
            if (Rows[row].Name == name)
            {
                return row;
            }
        }

        return -1;
    }

    private int Intern(string name)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = _ids.Count;
            _ids.Add(name, id);
            _lastUse.Add(-1);
        }

        return id;
    }
}
