using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class SourceTests
{
    [Theory]
    [InlineData("<md-enum><md-enum-item key=\"a\" >甲</md-enum-item>\n\n<md-enum-item key=\"b\">乙\n</md-enum-item></md-enum>尾", "- a：甲⏎- b：乙⏎尾")]
    [InlineData("<md-tag mode=\"inline\" type=\"token-user\">user_access_token</md-tag> 或 <md-tag type=\"new\">新</md-tag>", "`user_access_token` 或 新")]
    [InlineData("<md-perm name=\"a:b\" desc=\"读\" tags=\"x\">读</md-perm><md-perm name=\"a\" desc=\"\">写", "读(a:b)⏎(a)")]
    [InlineData("<md-app-support types=\"custom\"></md-app-support>", "自建应用")]
    [InlineData("值<md-tooltip type=\"info\">注</md-tooltip><div style=\"x\">末</div>", "值⏎**注**⏎末")]
    [InlineData("<md-alert type=\"tip\">\n 慎用\n</md-alert>值<md-alert>\n</md-alert>", "**注意事项**：慎用⏎值")]
    [InlineData("例<md-code-json>\n{\n  \"a\": 1\n}\n</md-code-json>", "例⏎```json⏎{⏎  \"a\": 1⏎}⏎```")]
    [InlineData("<md-text type=\"field-type\">array&lt;<string>\\[\\]", "array&lt;<string>\\[\\]")]
    [InlineData("<sheetId>!A1 <b>x</b> <md-unknown a=\"<md-br>\">y</md-unknown>", "<sheetId>!A1 <b>x</b> y")]
    [InlineData("甲\n\n  乙<br>丙 [d](/ssl:ttdoc/e)", "甲⏎乙⏎丙 [d](https://open.feishu.cn/document/e)")]
    [InlineData("a < b and <md-", "a < b and <md-")]
    public void Elements_become_what_the_export_writes(string cell, string expected) =>
        Assert.Equal(["x ¦ " + expected], Pages.Rows(Table($"<md-td>x</md-td><md-td>{cell}</md-td>")));

    [Theory]
    [InlineData("<md-td>x<md-td>y")]
    [InlineData("<md-td>x</md-td>\n<md-td>y</md-td></md-tr><md-tr></md-tr>")]
    [InlineData("<md-th>x</md-th><md-td>y")]
    [InlineData("<md-td><md-text type=\"field-name\">x</md-td><md-td>y</md-text></md-td>")]
    public void Elements_need_not_be_ended(string cells) =>
        Assert.Equal(["x ¦ y"], Pages.Rows(Table(cells)));

    [Fact]
    public void Text_behind_a_cell_belongs_to_it() =>
        Assert.Equal(["x ¦ y⏎z"], Pages.Rows(Table("<md-td>x</md-td><md-td>y</md-td>\n\nz\n")));

    [Fact]
    public void Cells_that_are_too_many_stay_in_the_last_and_missing_ones_are_found()
    {
        var page = PageReader.Read(Container("<md-tr><md-td>x</md-td><md-td>y</md-td><md-td>z</md-td></md-tr>\n<md-tr><md-td>u</md-td></md-tr>"));

        Assert.Equal(["x ¦ y | z", "u ¦ "], Pages.Rows(Pages.Tables(page).Single()));
        var finding = Assert.Single(page.Findings);
        Assert.Equal((Rules.TooFewCells, 3), (finding.Rule, finding.Span.Line));
    }

    [Fact]
    public void Cells_point_at_their_text()
    {
        var text = Container("<md-tr><md-td>\n  <md-text type=\"field-name\">name</md-text></md-td><md-td><md-perm name=\"a\" desc=\"b\"></md-td></md-tr>");
        var row = Pages.Table(text).Rows.Single();

        Assert.Equal(["name", "<md-perm name=\"a\" desc=\"b\">"], row.Cells.Select(cell => text.Substring(cell.Span.Start, cell.Span.Length)));
        Assert.Equal(3, row.Span.Line);
    }

    [Fact]
    public void A_container_may_hold_prose_tables_and_code()
    {
        var page = PageReader.Read("# t\n:::html\n<md-alert>note</md-alert>\n<md-tabs><md-code-json>\n{\"a\": \"<md-td>\"}\n</md-code-json></md-tabs>\n"
            + "<table><tr><th>a</th></tr><tr><td>1</td></tr></table>\n:::\n:::note\n**b**\n:::\nc");

        Assert.Equal(
            ["**注意事项**：note", "[json]\n{\"a\": \"<md-td>\"}", "a\n> 1", "**b**\n\nc"],
            page.Sections.Single().Blocks.Select(static block => Pages.Outline(block)));
    }

    [Fact]
    public void A_container_without_end_goes_to_the_end() =>
        Assert.Equal(["x"], Pages.Rows(Pages.Table(":::html\n<table><tr><th>a</th></tr><tr><td>x")));

    private static PageBlock.Table Table(string row) => Pages.Table(Container($"<md-tr>{row}</md-tr>"));

    private static string Container(string rows) =>
        $":::html\n<md-table><md-thead><md-tr><md-th>a</md-th><md-th>b</md-th></md-tr></md-thead><md-tbody>\n{rows}</md-tbody></md-table>\n:::";
}
