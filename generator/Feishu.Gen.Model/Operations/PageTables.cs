using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Operations;

/// <summary>What the body tables of a page teach about those of other pages, and what they leave open themselves.</summary>
/// <param name="Memory">What is certain in them.</param>
/// <param name="Request">What is sent, where its nesting is open; else null.</param>
/// <param name="Answer">What comes back, where its nesting is open; else null.</param>
public sealed record PageTables(ShapeMemory Memory, OpenTable? Request, OpenTable? Answer)
{
    /// <summary>Tables that teach nothing and leave nothing open.</summary>
    public static PageTables None { get; } = new(ShapeMemory.Empty, null, null);
}

/// <summary>A body table whose nesting the page alone leaves open.</summary>
/// <param name="Table">The table.</param>
/// <param name="Nesting">Its tree so far.</param>
/// <param name="Rows">The fields of its rows, without fields of their own.</param>
/// <param name="Format">How the body is sent.</param>
public sealed record OpenTable(FlatTable Table, TableNesting Nesting, EquatableArray<Field> Rows, BodyFormat Format)
{
    /// <summary>The table with a tree that goes by more than the page.</summary>
    public OpenTable Settle(ShapeMemory memory) => this with { Nesting = NestingSolver.Settle(Table, Nesting, memory) };

    /// <summary>The fields of the outermost level with all that is below them.</summary>
    public EquatableArray<Field> Fields => FieldTree.Build(Rows, Nesting, Format);
}
