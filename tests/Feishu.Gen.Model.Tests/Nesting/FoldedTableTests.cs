using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Tests.Nesting;

public class FoldedTableTests
{
    private const string ThreeSurroundings = """
        title string
        head look
          size int
          edge line
            width int
        depth int
        body look
          size int
          edge line
            width int
        note string
        foot look
          size int
          edge line
            width int
        page int
        """;

    [Fact]
    public void Fields_of_a_type_are_left_out_but_for_the_first_place()
    {
        var folded = new FoldedTable(Tables.Flat(ThreeSurroundings));

        Assert.Equal(
            ["title", "head", "size", "edge", "width", "depth", "body", "note", "foot", "page"],
            folded.Table.Rows.Select(row => row.Name));
        Assert.Equal([6, 8], Enumerable.Range(0, folded.Table.Rows.Count).Where(folded.IsFolded));
        Assert.Equal(4, folded.Last[1]);
        Assert.True(folded.AreWhole[1]);
    }

    [Fact]
    public void What_was_left_out_is_read_as_in_the_first_place()
    {
        var folded = new FoldedTable(Tables.Flat(ThreeSurroundings));
        RowParent[] places =
        [
            new(-1, null), new(-1, null), new(1, null), new(1, null), new(3, 1), new(-1, null), new(-1, null), new(-1, null), new(-1, null), new(-1, null),
        ];

        var unfolded = folded.Unfold(places);

        Assert.Equal(Tables.Parents(ThreeSurroundings), unfolded.Select(place => place.Parent));
        Assert.Equal([4, 9, 14], Enumerable.Range(0, unfolded.Count).Where(row => unfolded[row].IsOpen));
        Assert.Equal(6, unfolded[9].Alternative);
    }

    [Fact]
    public void The_whole_table_is_rebuilt() =>
        Assert.Equal(Tables.Parents(ThreeSurroundings), Tables.Parents(NestingSolver.Solve(Tables.Flat(ThreeSurroundings), ShapeMemory.Empty)));

    [Fact]
    public void Equal_surroundings_leave_open_where_the_fields_end()
    {
        var folded = new FoldedTable(Tables.Flat("""
            first block
              edge line
                width int
              depth int
            one string
            second block
              edge line
                width int
              depth int
            two string
            third block
              edge line
                width int
              depth int
            """));

        var line = folded.Table.Rows.ToList().FindIndex(row => row.Name == "edge");

        Assert.False(folded.AreWhole[line]);
        Assert.Equal(line + 2, folded.Last[line]);
    }

    [Fact]
    public void Two_occurrences_prove_nothing()
    {
        var folded = new FoldedTable(Tables.Flat("""
            head look
              size int
            depth int
            foot look
              size int
            page int
            """));

        Assert.False(folded.IsShorter);
        Assert.Equal(int.MaxValue, folded.Last[0]);
    }

    [Fact]
    public void Rows_whose_depth_the_page_gives_are_never_left_out()
    {
        var table = Tables.Flat(ThreeSurroundings);

        var folded = new FoldedTable(table with { Rows = table.Rows.Select(row => row with { Depth = 0 }).ToEquatableArray() });

        Assert.False(folded.IsShorter);
    }
}
