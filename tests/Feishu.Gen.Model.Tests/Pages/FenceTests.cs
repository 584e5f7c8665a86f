using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

/// <summary>Blocks of code whose fences are set in.</summary>
public sealed class FenceTests
{
    [Theory]
    [InlineData("```", "\n")]
    [InlineData("  ```", "\n")]
    [InlineData("    ```", "\n")]
    [InlineData("\t```  ", "\n")]
    [InlineData("        ```", "\r\n")]
    public void A_closing_fence_may_be_set_in_with_the_code(string fence, string lineEnd)
    {
        var text = $"## 请求体示例\n\n```json\n    {{\n        \"a\": 1\n    }}\n{fence}\n\n字段说明：\n\n## 响应\n\na | b\n---|---\n1 | 2\n"
            .Replace("\n", lineEnd, StringComparison.Ordinal);

        var page = PageReader.Read(text);

        Assert.Equal(["", "请求体示例", "响应"], page.Sections.Select(s => s.Heading.Text));
        Assert.Equal(["[json]\n    {\n        \"a\": 1\n    }", "字段说明："], page.Sections[1].Blocks.Select(b => Pages.Outline(b)));
        Assert.Equal(["1 ¦ 2"], Pages.Rows(Pages.Table(text)));
    }

    [Fact]
    public void A_fence_within_code_that_is_closed_is_code()
    {
        var block = Assert.Single(PageReader.Read("```\ntext\n    ```\n    inner\n    ```\nmore\n```\n").Sections.Single().Blocks);

        Assert.Equal("[]\ntext\n    ```\n    inner\n    ```\nmore", Pages.Outline(block));
    }

    [Fact]
    public void Many_fences_take_time_in_proportion()
    {
        var text = "```\n" + string.Concat(Enumerable.Repeat("x\n        ````\n", 20_000)) + "```\n";

        Assert.Single(PageReader.Read(text).Sections.Single().Blocks);
    }
}
