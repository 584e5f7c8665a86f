using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Model.Tests.Nesting;

/// <summary>However intricate a table is, its nesting takes steps in proportion to its rows; where that is too few, its rows are open.</summary>
public sealed class NestingBudgetTests
{
    /// <summary>The kinds of tables, with the row of a number.</summary>
    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    private static readonly Dictionary<string, Func<int, FlatRow>> s_kinds = new(StringComparer.Ordinal)
    {
        ["objects"] = i => Row($"o{i}", "object"),
        ["objects that are described alike"] = i => Row($"o{i}", "t") with { Description = "文档 Block" },
        ["lists"] = i => Row($"o{i}", "object[]"),
        ["nothing"] = i => Row($"o{i}", "-"),
        ["strings"] = i => Row($"s{i}", "string"),
        ["strings that come again"] = i => Row($"s{i % 500}", "string"),
        ["pairs"] = i => i % 2 == 0 ? Row($"o{i}", "object") : Row($"s{i}", "string"),
        ["types"] = i => i % 2 == 0 ? Row($"o{i}", $"t{i}") : Row($"s{i}", "string"),
        ["one type"] = i => i % 2 == 0 ? Row($"o{i}", "t") : Row($"s{i}", "string"),
        ["dotted types"] = i => Row($"o{i}", $"a.b{i / 2}.c{i}"),
        ["depths"] = i => Row($"o{i}", "object") with { Depth = i % 40 },
        ["depths without end"] = i => Row($"o{i}", "object") with { Depth = i },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Four_times_the_rows_take_at_most_six_times_the_steps(string kind)
    {
        var (less, more) = (Solve(kind, 2000).Steps, Solve(kind, 8000).Steps);

        Assert.InRange(more, less, 6 * less);
    }

    [Fact]
    public void Rows_beyond_the_budget_are_open()
    {
        var nesting = Solve("objects", 8000).Nesting;

        Assert.NotNull(nesting.GivenUpAt);
        Assert.Equal(8000, nesting.Places.Count);
        Assert.All(nesting.Places.Skip(Math.Max(1, nesting.GivenUpAt.Value)), place => Assert.True(place.IsOpen));
        Assert.All(nesting.Places.Select((place, row) => (place, row)), at => Assert.InRange(at.place.Parent, -1, at.row - 1));
    }

    [Fact]
    public void Depths_that_a_page_gives_hold_beyond_the_budget()
    {
        var rows = Enumerable.Range(0, 8000).Select(s_kinds["objects"]).Concat([Row("a", "object") with { Depth = 0 }, Row("b", "string") with { Depth = 1 }]);

        var nesting = Solve(new FlatTable(rows.ToEquatableArray(), TableRoot.Request, null)).Nesting;

        Assert.Equal([new RowParent(-1, null), new RowParent(8000, null)], nesting.Places.Skip(8000));
    }

    [Fact]
    public void Table_that_was_given_up_is_not_settled_again()
    {
        var table = Table("objects", 8000);
        var nesting = NestingSolver.Solve(table, ShapeMemory.Empty);

        Assert.Same(nesting, NestingSolver.Settle(table, nesting, ShapeMemory.Empty, hasOthers: true));
    }

    private static FlatRow Row(string name, string type) => new() { Name = name, Type = type };

    private static FlatTable Table(string kind, int rows) => new(Enumerable.Range(0, rows).Select(s_kinds[kind]).ToEquatableArray(), TableRoot.Request, new JsonValue.Object([]));

    private static SolvedTable Solve(string kind, int rows) => Solve(Table(kind, rows));

    private static SolvedTable Solve(FlatTable table) =>
        NestingSolver.Solve(new FoldedTable(table), ShapeMemory.Empty, null, NestingCosts.Default, NestingCosts.Default.OpenMargin);
}
