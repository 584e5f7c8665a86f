using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class TableTests
{
    private const string Head = "名称 | 类型 | 描述\n---|---|---\n";

    [Theory]
    [InlineData("id | string | 编号  \n- a | b：列表项  \n或  \n    缩进  \n末行\ncount | int | 数量")]
    [InlineData("id | string | 编号\n- a | b：列表项\n或\n    缩进\n末行\ncount | int | 数量")]
    [InlineData("id | string | 编号<br>- a | b：列表项<br/>或<br />缩进<BR>末行\ncount | int | 数量")]
    [InlineData("| id | string | 编号<br>- a | b：列表项<br>或<br>缩进<br>末行 |\n| count | int | 数量 |")]
    public void A_cell_runs_over_lines(string rows) =>
        Assert.Equal(["id ¦ string ¦ 编号⏎- a | b：列表项⏎或⏎缩进⏎末行", "count ¦ int ¦ 数量"], Pages.Rows(Pages.Table(Head + rows)));

    [Theory]
    [InlineData("-1 | busy | 忙  \n再试\n-1 | gone | 没有了\n0 | ok | 好")]
    [InlineData("-1 | busy | 忙\n再试\n-1 | gone | 没有了\n0 | ok | 好")]
    public void Negative_numbers_are_no_list_items(string rows) =>
        Assert.Equal(["-1 ¦ busy ¦ 忙⏎再试", "-1 ¦ gone ¦ 没有了", "0 ¦ ok ¦ 好"], Pages.Rows(Pages.Table(Head + rows)));

    [Theory]
    [InlineData("HTTP Method | GET\n权限要求  \n            **开启任一** | 读取(a:b)  \n            写入(a:c)")]
    [InlineData("HTTP Method | GET\n权限要求\n            **开启任一** | 读取(a:b)\n            写入(a:c)")]
    [InlineData("HTTP Method | GET\n权限要求<br>**开启任一** | 读取(a:b)<br>写入(a:c)")]
    public void A_label_may_break_before_its_pipe(string rows) =>
        Assert.Equal(["HTTP Method ¦ GET", "权限要求⏎**开启任一** ¦ 读取(a:b)⏎写入(a:c)"], Pages.Rows(Pages.Table("名称 | 值\n---|---\n" + rows)));

    [Theory]
    [InlineData("|a|b|\n|-|-|\n|1|2|")]
    [InlineData("a|b\n-|-\n1|2")]
    [InlineData("| a | b |\n|:--|--:|\n| 1 | 2 |")]
    [InlineData("|a|b|\n|-|-|-|\n|1|2|")]
    [InlineData("a | b |\n| - | - |\n| 1 | 2 |")]
    [InlineData("text\n| a | b |\n|---|---|\n1 | 2\n")]
    [InlineData("- list\n\na | b\n--- | ---\n1 | 2\n\ntext")]
    [InlineData("- list\na | b\n--- | ---\n1 | 2\n# heading")]
    [InlineData("1. list\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |\n\n2. list")]
    [InlineData("  a | b\n  --- | ---\n  1 | 2")]
    public void Ordinary_tables_are_read(string markdown)
    {
        var table = Pages.Table(markdown);

        Assert.Equal(["a", "b"], table.Header.Select(static cell => cell.Text));
        Assert.Equal(["1 ¦ 2"], Pages.Rows(table));
    }

    [Theory]
    [InlineData("a | b\n\n--- | ---")]
    [InlineData("a | b\ntext | ---")]
    [InlineData("a\n---")]
    [InlineData("```\na | b\n--- | ---\n```")]
    [InlineData("    a | b\n    --- | ---")]
    [InlineData("> a | b\n> --- | ---")]
    public void Other_things_are_no_tables(string markdown) =>
        Assert.Empty(Pages.Tables(PageReader.Read(markdown)));

    [Theory]
    [InlineData("400 | 12 | use `a|b` | or c", "400 ¦ 12 ¦ use `a|b` | or c")]
    [InlineData(@"a \| b | c | d", @"a \| b ¦ c ¦ d")]
    [InlineData("a | | ", "a ¦  ¦ ")]
    [InlineData(@"a | string\[\] | \-", @"a ¦ string\[\] ¦ \-")]
    [InlineData("a | array&lt;int&gt; | <sheetId>", "a ¦ array&lt;int&gt; ¦ <sheetId>")]
    public void Surplus_pipes_belong_to_the_last_column_and_escaped_ones_to_theirs(string row, string expected) =>
        Assert.Equal([expected], Pages.Rows(Pages.Table("s|c|d\n-|-|-\n" + row)));

    [Theory]
    [InlineData("  \n```json  \n{\"x\": \"a | b\"}  \n```  \nend\nnext | int | n")]
    [InlineData("\n```json\n{\"x\": \"a | b\"}\n```\nend\nnext | int | n")]
    public void Code_in_a_cell_is_no_row(string rest) =>
        Assert.Equal(
            ["x ¦ object ¦ 示例⏎```json⏎{\"x\": \"a | b\"}⏎```⏎end", "next ¦ int ¦ n"],
            Pages.Rows(Pages.Table(Head + "x | object | 示例" + rest)));

    [Fact]
    public void Code_before_the_last_column_hides_its_pipes() =>
        Assert.Equal(["x ¦ ```⏎a | b⏎``` ¦ c"], Pages.Rows(Pages.Table(Head + "x | ```  \na | b  \n``` | c")));

    [Fact]
    public void Code_that_never_ends_is_text() =>
        Assert.Equal(["x ¦ ``` ¦ a", "y ¦ int ¦ b"], Pages.Rows(Pages.Table(Head + "x | ``` | a\ny | int | b")));

    [Fact]
    public void Code_keeps_its_indentation() =>
        Assert.Equal(["x ¦ int ¦ ```⏎{⏎  a⏎}⏎```"], Pages.Rows(Pages.Table(Head + "x | int | ```  \n{  \n  a  \n}  \n```")));

    [Fact]
    public void Below_a_closed_row_stands_prose()
    {
        var blocks = PageReader.Read("|a|b|\n|-|-|\n|1|2|\n**说明**：三\n```json\n{}\n```").Sections.Single().Blocks;

        Assert.Equal(["a ¦ b\n> 1 ¦ 2", "**说明**：三", "[json]\n{}"], blocks.Select(static block => Pages.Outline(block)));
    }

    [Fact]
    public void A_heading_ends_a_table_even_below_a_hard_break()
    {
        var page = PageReader.Read(Head + "x | int | a  \n### 响应体  \n名称 | 类型  \n---|---\ny | int");

        Assert.Equal(2, page.Sections.Count);
        Assert.Equal([["x ¦ int ¦ a"], ["y ¦ int"]], Pages.Tables(page).Select(Pages.Rows));
    }

    [Fact]
    public void A_rule_ends_a_table() =>
        Assert.Equal(["a ¦ b\n> 1 ¦ 2", "text"], PageReader.Read("a|b\n-|-\n1|2\n---\ntext").Sections.Single().Blocks.Select(static block => Pages.Outline(block)));

    [Fact]
    public void A_second_table_begins_at_its_header() =>
        Assert.Equal([["1 ¦ 2"], ["3 ¦ 4 ¦ 5"]], Pages.Tables(PageReader.Read("a|b\n-|-\n1|2\nc|d|e\n-|-|-\n3|4|5")).Select(Pages.Rows));

    [Fact]
    public void Rows_of_a_swallowed_table_are_rows_though_a_hard_break_stands_above() =>
        Assert.Equal(["x ¦ string ¦ a", "y ¦ int ¦ b"], Pages.Rows(Pages.Table(Head + "x | string | a  \ny | int | b  ")));

    [Fact]
    public void A_first_cell_may_break_in_every_row()
    {
        const string Rows = "[读](/a)  \n`GET` /a | 甲  \n乙 | 是\n[写](/b)  \n`PUT` /b | 丙 | 否";
        IEnumerable<string> expected = ["[读](/a)⏎`GET` /a ¦ 甲⏎乙 ¦ 是", "[写](/b)⏎`PUT` /b ¦ 丙 ¦ 否"];

        Assert.Equal(expected, Pages.Rows(Pages.Table(Head + Rows)));
        Assert.Equal(expected, Pages.Rows(Pages.Table(Head + Rows.Replace("  \n", "\n", StringComparison.Ordinal))));
    }

    [Fact]
    public void Two_names_in_a_cell_stay_together() =>
        Assert.Equal(
            ["a ¦ int ¦ x", "leader_id⏎&emsp;∟leader_key ¦ string ¦ y"],
            Pages.Rows(Pages.Table(Head + "a | int | x\nleader_id  \n&emsp;∟leader_key | string | y")));

    [Fact]
    public void A_row_with_too_few_cells_is_filled_up_and_found()
    {
        var page = PageReader.Read("# t\n" + Head + "x | int\ny | int | z");

        Assert.Equal(["x ¦ int ¦ ", "y ¦ int ¦ z"], Pages.Rows(Pages.Tables(page).Single()));
        var finding = Assert.Single(page.Findings);
        Assert.Equal(Rules.TooFewCells, finding.Rule);
        Assert.Equal(new SourceSpan(4 + Head.Length, 7, 3, 0), finding.Span);
        Assert.Contains("2 of 3", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_grows_very_long_is_read_in_time_with_its_length()
    {
        var cell = string.Concat(Enumerable.Repeat("`a|b` ``` <br ", 50_000));
        var table = Pages.Table("a|b\n-|-\nx|" + cell);

        Assert.Equal(cell.Trim(), Assert.Single(table.Rows).Cells[1].Text);
    }
}
