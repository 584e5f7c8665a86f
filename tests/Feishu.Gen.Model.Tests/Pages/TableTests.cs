using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class TableTests
{
    [Fact]
    public void A_cell_runs_over_the_lines_that_follow_a_hard_break()
    {
        var table = Pages.Table("名称 | 类型 | 描述\n---|---|---\nid | string | 编号  \n- a | b：列表项  \n或\ncount | int | 数量");

        Assert.Equal(["id ¦ string ¦ 编号⏎- a | b：列表项⏎或", "count ¦ int ¦ 数量"], Pages.Rows(table));
    }

    [Fact]
    public void Stripped_blanks_make_no_difference()
    {
        var table = Pages.Table("名称 | 类型 | 描述\n---|---|---\nid | string | 编号\n- a | b：列表项\n或\ncount | int | 数量");

        Assert.Equal(["id ¦ string ¦ 编号⏎- a | b：列表项⏎或", "count ¦ int ¦ 数量"], Pages.Rows(table));
    }

    [Fact]
    public void A_label_may_break_before_its_first_pipe()
    {
        var table = Pages.Table("名称 | 值\n---|---\nHTTP Method | GET\n权限要求\n            **开启任一** | 读取(a:b)\n            写入(a:c)");

        Assert.Equal(["HTTP Method ¦ GET", "权限要求⏎**开启任一** ¦ 读取(a:b)⏎写入(a:c)"], Pages.Rows(table));
    }

    [Theory]
    [InlineData("|a|b|\n|-|-|\n|1|2|")]
    [InlineData("a|b\n-|-\n1|2")]
    [InlineData("| a | b |\n|:--|--:|\n| 1 | 2 |")]
    [InlineData("|a|b|\n|-|-|-|\n|1|2|")]
    [InlineData("text\n| a | b |\n|---|---|\n1 | 2\n")]
    public void Ordinary_tables_are_read(string markdown)
    {
        var table = Pages.Table(markdown);

        Assert.Equal(["a", "b"], table.Header.Select(cell => cell.Text));
        Assert.Equal(["1 ¦ 2"], Pages.Rows(table));
    }

    [Fact]
    public void Surplus_pipes_belong_to_the_last_column() =>
        Assert.Equal(["400 ¦ 12 ¦ use `a|b` | or c"], Pages.Rows(Pages.Table("s|c|d\n-|-|-\n400 | 12 | use `a|b` | or c")));

    [Fact]
    public void A_row_with_too_few_cells_is_filled_up_and_found()
    {
        var page = PageReader.Read("a|b|c\n-|-|-\nx | int\ny | int | z");

        Assert.Equal(["x ¦ int ¦ ", "y ¦ int ¦ z"], Pages.Rows(Pages.Tables(page).Single()));
        var finding = Assert.Single(page.Findings);
        Assert.Equal(Rules.TooFewCells, finding.Rule);
        Assert.Equal(2, finding.Span.Line);
    }
}
