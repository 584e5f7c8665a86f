using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class MirrorTests
{
    [Theory]
    [InlineData("甲 **示例值**：1", "甲⏎**示例值**：1")]
    [InlineData("甲 **可选值有**：<br>- `a`: 一 - `b`: 二 - 三", "甲⏎**可选值有**：⏎- a：一⏎- b：二 - 三")]
    [InlineData("甲 **字段权限要求**： `a:b` 读 `c` 写 **默认值**：`1`", "甲⏎**字段权限要求**：⏎读(a:b)⏎写(c)⏎**默认值**：`1`")]
    [InlineData("甲<br>&gt; **Info**: 已停用", "甲⏎**注意事项**：已停用")]
    [InlineData("甲 - b: c", "甲 - b: c")]
    [InlineData("甲：      乙  丙", "甲：⏎乙  丙")]
    [InlineData("见 **设置** 页的 `a` 项", "见 **设置** 页的 `a` 项")]
    [InlineData("a - `b` c", "a - `b` c")]
    public void Cells_are_put_into_the_words_of_the_export(string cell, string expected) =>
        Assert.Equal(["x ¦ int ¦ " + expected], Pages.Rows(Pages.Table($"| n | t | d |\n|-|-|-|\n| `x` | `int` | {cell} |")));

    [Theory]
    [InlineData("> **Tip**: 甲\n> - 乙\n>\n> 丙\n\n丁", "**注意事项**：甲\n- 乙\n\n丙\n\n丁")]
    [InlineData("甲\n\n> **Note**\n**乙** 丙", "甲\n\n**乙** 丙")]
    [InlineData("> **要点**：甲\n> 乙", "> **要点**：甲\n> 乙")]
    [InlineData("> 甲\n> **乙**", "> 甲\n> **乙**")]
    public void Notes_are_put_into_the_words_of_the_export(string prose, string expected) =>
        Assert.Equal(expected, Assert.IsType<PageBlock.Prose>(Assert.Single(PageReader.Read("# t\n\n" + prose).Sections[0].Blocks)).Markdown);

    [Fact]
    public void Only_rows_of_the_mirror_are() =>
        Assert.Equal(["`x` ¦ int ¦ a **b**：c"], Pages.Rows(Pages.Table("| n | t | d |\n|-|-|-|\n| `x` | int | a **b**：c |")));
}
