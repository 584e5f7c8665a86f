using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Tables;

/// <summary>What the body tables of a page teach about those of other pages, and what they leave open themselves.</summary>
/// <param name="Memory">What is certain in them.</param>
/// <param name="Request">
/// What is sent, where some nesting in it is open; else none. Several tables are alternatives, of which
/// <see cref="Alternatives"/> makes one body.
/// </param>
/// <param name="Response">What comes back, where its nesting is open; else null.</param>
public sealed record PageTables(ShapeMemory Memory, EquatableArray<OpenTable> Request, OpenTable? Response)
{
    /// <summary>Tables that teach nothing and leave nothing open.</summary>
    public static PageTables None { get; } = new(ShapeMemory.Empty, [], null);

    /// <summary>The tables whose nesting other pages may settle.</summary>
    public IEnumerable<OpenTable> Open => Response is null ? Request : Request.Append(Response);
}

/// <summary>A body table with its nesting, which the page alone may leave open.</summary>
/// <param name="Table">The table.</param>
/// <param name="Nesting">Its tree so far.</param>
/// <param name="Rows">The fields of its rows, without fields of their own.</param>
/// <param name="Kind">How the body is sent.</param>
/// <param name="Examples">The page's examples of it.</param>
public sealed record OpenTable(
    FlatTable Table, TableNesting Nesting, EquatableArray<Field> Rows, BodyKind Kind, EquatableArray<JsonValue> Examples)
{
    /// <summary>The table with a tree that goes by more than itself.</summary>
    /// <param name="memory">What is known.</param>
    /// <param name="hasOthers">Whether anybody but the page knows it.</param>
    public OpenTable Settle(ShapeMemory memory, bool hasOthers) => this with { Nesting = NestingSolver.Settle(Table, Nesting, memory, hasOthers) };

    /// <summary>The fields of the outermost level with all that is below them.</summary>
    public EquatableArray<Field> Fields => FieldTree.Build(Rows, Nesting, Kind, Shown());

    /// <summary>The rows that the tree has no place for, as an object has a name once.</summary>
    public IEnumerable<Field> Repeated
    {
        get
        {
            var names = new HashSet<(int Parent, string Name)>();
            return Rows.Where((row, i) => !names.Add((Nesting.Places[i].Parent, row.Name)));
        }
    }

    /// <summary>The rows that are nested too deeply for a member, less those below them.</summary>
    public IEnumerable<Field> TooDeep => FieldTree.TooDeep(Nesting).Select(row => Rows[row]);

    /// <summary>What the examples show; where the table lists the contents of <c>data</c> alone, of these.</summary>
    private JsonShape? Shown()
    {
        var whole = JsonShape.Merge(Examples);
        return Table.Root == TableRoot.Data ? whole.Find(EnvelopeNames.Data) ?? whole : whole;
    }
}
