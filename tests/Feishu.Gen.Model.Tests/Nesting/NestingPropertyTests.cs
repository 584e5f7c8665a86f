using System.Text;
using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Tests.Nesting;

public class NestingPropertyTests
{
    [Fact]
    public void A_tree_with_a_full_example_is_rebuilt_exactly()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var tree = RandomTree.Make(seed);

            var nesting = NestingSolver.Solve(tree.Table, ShapeMemory.Empty);

            Assert.True(tree.Parents.SequenceEqual(Tables.Parents(nesting)), "seed " + seed);
        }
    }

    [Fact]
    public void Known_depths_are_obeyed_whatever_the_example_says()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var tree = RandomTree.Make(seed);
            var other = RandomTree.Make(seed + 1000);
            var table = tree.Table with
            {
                Rows = tree.Table.Rows.Select((row, i) => row with { Depth = tree.DepthOf(i) }).ToEquatableArray(),
                Example = other.Table.Example,
            };

            var nesting = NestingSolver.Solve(table, ShapeMemory.Empty);

            Assert.True(tree.Parents.SequenceEqual(Tables.Parents(nesting)), "seed " + seed);
            Assert.False(nesting.IsOpen);
        }
    }

    [Fact]
    public void The_order_of_pages_does_not_matter_to_a_memory()
    {
        var memories = Enumerable.Range(0, 12).Select(seed => RandomTree.Make(seed).Table)
            .Select(table => ShapeMemory.Of(table, NestingSolver.Solve(table, ShapeMemory.Empty))).ToList();
        var table = RandomTree.Make(77).Table with { Example = null };

        var forth = ShapeMemory.Merge(memories);
        memories.Reverse();
        var back = ShapeMemory.Merge([ShapeMemory.Merge(memories.Take(5)), ShapeMemory.Merge(memories.Skip(5)), ShapeMemory.Empty]);

        Assert.Equal(forth, back);
        Assert.Equal(forth.GetHashCode(), back.GetHashCode());
        Assert.NotEqual(forth, ShapeMemory.Merge(memories.Skip(1)));
        Assert.Equal(NestingSolver.Solve(table, forth), NestingSolver.Solve(table, back));
    }

    [Fact]
    public void The_work_grows_with_the_rows_and_fits_a_small_stack()
    {
        var block = "b{0} block\n  style style\n    bold boolean\n    wide boolean\n  parts part[]\n    text string\n    link link\n      url string\n";
        var lines = string.Concat(Enumerable.Range(0, 300).Select(i => block.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var table = Tables.Flat(lines);
        SolvedTable? solved = null;
        var thread = new Thread(() => solved = NestingSolver.Solve(new FoldedTable(table), ShapeMemory.Empty, null, NestingCosts.Default, NestingCosts.Default.OpenMargin), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(table.Rows.Count, solved!.Nesting.Places.Count);
        Assert.InRange(solved.Decisions, table.Rows.Count, table.Rows.Count * 1000);
    }

    [Fact]
    public void A_very_deep_table_fits_a_small_stack()
    {
        var rows = Enumerable.Range(0, 3000).Select(i => new FlatRow { Name = "f" + i, Type = "t" + i, Depth = i }).ToEquatableArray();
        TableNesting? nesting = null;
        var thread = new Thread(() => nesting = NestingSolver.Solve(new FlatTable(rows, TableRoot.Request, null), ShapeMemory.Empty), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(Enumerable.Range(-1, 3000), Tables.Parents(nesting!));
    }

    /// <summary>A tree of distinct field names, its flat table and an example with every field.</summary>
    private sealed record RandomTree(FlatTable Table, int[] Parents)
    {
        public static RandomTree Make(int seed)
        {
            var random = new Random(seed);
            var rows = new List<FlatRow>();
            var parents = new List<int>();
            var example = new StringBuilder();
            Fill(random, rows, parents, example, -1, 0);
            return new RandomTree(new FlatTable(rows.ToEquatableArray(), TableRoot.Request, LenientJson.Read(example.ToString()).Value), [.. parents]);
        }

        public int DepthOf(int row) => Parents[row] < 0 ? 0 : DepthOf(Parents[row]) + 1;

        private static void Fill(Random random, List<FlatRow> rows, List<int> parents, StringBuilder example, int parent, int depth)
        {
            var count = random.Next(1, 6);
            example.Append('{');
            for (var i = 0; i < count; i++)
            {
                var row = rows.Count;
                var isObject = depth < 5 && random.Next(3) == 0;
                var isList = isObject && random.Next(2) == 0;
                rows.Add(new FlatRow { Name = "f" + row, Type = isObject ? "type_" + row + (isList ? "[]" : "") : "string" });
                parents.Add(parent);
                example.Append(i > 0 ? "," : "").Append('"').Append(rows[row].Name).Append("\":").Append(isList ? "[" : "");
                if (isObject)
                {
                    Fill(random, rows, parents, example, row, depth + 1);
                }
                else
                {
                    example.Append("\"v\"");
                }

                example.Append(isList ? "]" : "");
            }

            example.Append('}');
        }
    }
}
