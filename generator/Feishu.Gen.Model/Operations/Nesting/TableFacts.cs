using Feishu.Gen.Json;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What is the same for all solutions of a table, worked out once.</summary>
internal sealed class TableFacts
{
    /// <summary>Stands among <see cref="Predecessors"/> for the start of an object.</summary>
    public const int Start = -1;

    private const int NotInTable = -2;

    private static readonly HashSet<string> s_paging = new(StringComparer.Ordinal) { "page_token", "next_page_token", "has_more" };

    private readonly FoldedTable _folded;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<int> _lastUse = [];
    private readonly Dictionary<string, int> _lastWithin = new(StringComparer.Ordinal);
    private readonly int _envelopeEnd;

    public TableFacts(FoldedTable folded, ShapeMemory memory)
    {
        var table = folded.Table;
        _folded = folded;
        Rows = table.Rows;
        Names = [.. Rows.Select((row, i) => Intern(row.Name, i))];
        Types = folded.Types;
        for (var row = 0; row < Count; row++)
        {
            if (Types[row].Outer.Length > 0)
            {
                _lastWithin[Types[row].Name.Substring(0, Types[row].Name.LastIndexOf('.'))] = row;
            }
        }

        TypeNumbers = NumberTypes();
        Earlier = FindEarlier();
        Predecessors = FindPredecessors(memory);
        Repeats = new Repeats(Rows, Types);
        Traits = new RowTraits(Rows, Types);
        Known = new KnownTypes(folded, memory, IdOf);
        _envelopeEnd = table.Root == TableRoot.Response ? Rows.ToList().FindIndex(row => row.Name == EnvelopeNames.Data) : -1;
        Example = RootExample(table);
    }

    public EquatableArray<FlatRow> Rows { get; }

    public int Count => Rows.Count;

    /// <summary>The rows' names as numbers.</summary>
    public int[] Names { get; }

    public RowType[] Types { get; }

    /// <summary>The rows' named types as numbers; those of other rows mean nothing.</summary>
    public int[] TypeNumbers { get; }

    /// <summary>For each row the latest one before it that has the same name and the same named type, or -1.</summary>
    public int[] Earlier { get; }

    /// <summary>For each row the names that were seen before its name in other objects, and how often.</summary>
    public (int Name, int Count)[][] Predecessors { get; }

    public Repeats Repeats { get; }

    /// <summary>What is known of the types.</summary>
    public KnownTypes Known { get; }

    /// <summary>What the rows have in common.</summary>
    public RowTraits Traits { get; }

    /// <summary>The example of the outermost level, or null.</summary>
    public JsonShape? Example { get; }

    /// <summary>The last row that can be below a row; very large where nothing is known of it.</summary>
    public int LastBelow(int row) => _folded.Last[row];

    /// <summary>Whether all rows up to the last that can be below a row are below it.</summary>
    public bool IsWhole(int row) => row >= 0 && _folded.AreWhole[row];

    /// <summary>Whether a row's fields are left out of the table.</summary>
    public bool IsFolded(int row) => row >= 0 && _folded.IsFolded(row);

    /// <summary>Whether a name occurs in this row or a later one.</summary>
    public bool OccursFrom(int row, int name) => _lastUse[name] >= row;

    /// <summary>Whether the type of this row or a later one is named as being within a type.</summary>
    public bool IsWithinFrom(int row, RowType type) => _lastWithin.TryGetValue(type.Name, out var last) && last >= row;

    /// <summary>The number of a name; negative where the table does not have it.</summary>
    public int IdOf(string name) => _ids.TryGetValue(name, out var id) ? id : NotInTable;

    /// <summary>Whether the row is one of the envelope's own, up to and including the first <c>data</c>.</summary>
    public bool IsEnvelope(int row) => row <= _envelopeEnd && EnvelopeNames.Contains(Rows[row].Name);

    /// <summary>Whether the row is the envelope's <c>data</c>.</summary>
    public bool IsEnvelopeData(int row) => row >= 0 && row == _envelopeEnd;

    /// <summary>Whether the row stands behind the envelope's <c>data</c>.</summary>
    public bool IsBehindEnvelope(int row) => _envelopeEnd >= 0 && row > _envelopeEnd;

    /// <summary>Whether a row tells of the next page of results.</summary>
    public bool IsPaging(int row) => s_paging.Contains(Rows[row].Name);

    /// <summary>Examples come with the envelope and without, whatever the table lists.</summary>
    private JsonShape? RootExample(FlatTable table)
    {
        if (table.Example is null || JsonShape.Of(table.Example).Objects is not { } shape)
        {
            return null;
        }

        var hasEnvelope = shape.Names.Any(EnvelopeNames.Contains);
        return table.Root switch
        {
            TableRoot.Data when hasEnvelope && shape.Find(EnvelopeNames.Data) is { } data => data.Objects,
            TableRoot.Response when !hasEnvelope && _envelopeEnd >= 0 => JsonShape.Of(new JsonValue.Object([new JsonMember(EnvelopeNames.Data, table.Example)])),
            _ => shape,
        };
    }

    private int Intern(string name, int row)
    {
        if (!_ids.TryGetValue(name, out var id))
        {
            id = _ids.Count;
            _ids.Add(name, id);
            _lastUse.Add(row);
        }

        _lastUse[id] = row;
        return id;
    }

    private int[] NumberTypes()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(Types, type =>
        {
            if (!numbers.TryGetValue(type.Name, out var number))
            {
                numbers.Add(type.Name, number = numbers.Count);
            }

            return number;
        });
    }

    private int[] FindEarlier()
    {
        var found = new int[Count];
        var latest = new Dictionary<(int, string), int>();
        for (var row = 0; row < Count; row++)
        {
            var key = (Names[row], Types[row].Name);
            var isKnown = latest.TryGetValue(key, out var before) && Types[row].Kind == RowKind.Struct;
            found[row] = isKnown ? before : -1;
            latest[key] = row;
        }

        return found;
    }

    private (int, int)[][] FindPredecessors(ShapeMemory memory)
    {
        var byName = _ids.Keys.ToDictionary(
            name => name,
            name => memory.PredecessorsOf(name).Select(p => (p.Name.Length == 0 ? Start : IdOf(p.Name), p.Count)).ToArray(),
            StringComparer.Ordinal);
        return [.. Rows.Select(row => byName[row.Name])];
    }
}
