using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class LogicalTableTests
{
    private const int Count = 300;

    [Theory]
    [InlineData(true, "")]
    [InlineData(true, "        ")]
    [InlineData(false, "")]
    [InlineData(false, "    ")]
    public void Whatever_the_export_says_is_read_back(bool keepsBreaks, string indent) =>
        ForAll(table =>
        {
            var read = Read(table.Exported(keepsBreaks, indent));
            Assert.Equal(table.Outline, Pages.Rows(read));
            Assert.All(read.Rows, static row => Assert.Null(row.Depth));
        });

    [Fact]
    public void Whatever_is_copied_is_read_back() =>
        ForAll(static table => Assert.Equal(table.Outline, Pages.Rows(Read(table.Copied()))));

    [Fact]
    public void Whatever_the_mirror_says_is_read_back_with_its_nesting() =>
        ForAll(static table => AssertNested(table, Read(table.Mirrored())));

    [Fact]
    public void Whatever_the_source_says_is_read_back_with_its_nesting() =>
        ForAll(static table => AssertNested(table, Read(table.Source())));

    private static void AssertNested(LogicalTable expected, PageBlock.Table table)
    {
        Assert.Equal(expected.Outline, Pages.Rows(table));
        if (table.Rows.Any(static row => row.Depth is not null))
        {
            Assert.Equal(expected.Rows.Select(static row => (int?)row.Depth), table.Rows.Select(static row => row.Depth));
        }
        else
        {
            // The mirror marks nothing where nothing is nested.
            Assert.All(expected.Rows, static row => Assert.Equal(0, row.Depth));
        }
    }

    private static PageBlock.Table Read(string markdown)
    {
        var page = PageReader.Read($"# t\n\n{markdown}\n\n## end\n");
        Assert.Empty(page.Findings);
        return Assert.Single(Pages.Tables(page));
    }

    private static void ForAll(Action<LogicalTable> check)
    {
        for (var seed = 0; seed < Count; seed++)
        {
            check(LogicalTable.Generate(new Random(seed)));
        }
    }
}
