namespace Feishu.Gen.Model.Tests.Pages;

public sealed class MirrorTests
{
    [Theory]
    [InlineData("甲 **示例值**：1", "甲⏎**示例值**：1")]
    [InlineData("甲 **可选值有**：<br>- `a`: 一 - `b`: 二 - 三", "甲⏎**可选值有**：⏎- a：一⏎- b：二 - 三")]
    [InlineData("甲 **字段权限要求**： `a:b` 读 `c` 写 **默认值**：`1`", "甲⏎**字段权限要求**：⏎读(a:b)⏎写(c)⏎**默认值**：`1`")]
    [InlineData("甲<br>&gt; **Info**: 已停用", "甲⏎**注意事项**：已停用")]
    [InlineData("见 **设置** 页的 `a` 项", "见 **设置** 页的 `a` 项")]
    [InlineData("a - `b` c", "a - `b` c")]
    public void Cells_are_put_into_the_words_of_the_export(string cell, string expected) =>
        Assert.Equal(["x ¦ int ¦ " + expected], Pages.Rows(Pages.Table($"| n | t | d |\n|-|-|-|\n| `x` | `int` | {cell} |")));

    [Fact]
    public void Only_rows_of_the_mirror_are() =>
        Assert.Equal(["`x` ¦ int ¦ a **b**：c"], Pages.Rows(Pages.Table("| n | t | d |\n|-|-|-|\n| `x` | int | a **b**：c |")));
}
