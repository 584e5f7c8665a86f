using Feishu.Gen.Catalog;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Nesting;

/// <summary>What the generator knows of structures before it has seen a page.</summary>
public sealed class StandardGuideTests
{
    /// <summary>No example, and nothing else that says what the last fields belong to.</summary>
    private const string Page = """
        # 读取一段

        ## 请求

        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/library/v1/notes/:note_id
        HTTP Method | GET

        ## 响应

        ### 响应体

        名称 | 类型 | 描述
        --- | --- | ---
        code | int | 结果
        msg | string | 说明
        data | \- | \-
        text_run | text_run | 一段文字
        content | string | 内容
        text_element_style | text_element_style | 样式
        bold | boolean | 加粗
        link | link | 链接
        url | string | 地址
        comment_ids | string[] | 评论

        """;

    [Fact]
    public void Fields_of_a_known_structure_find_their_way_without_another_page()
    {
        var catalog = CatalogBuilder.Build([("a.md", OperationReader.Read(Page))]);

        var run = Assert.Single(Assert.Single(catalog.Operations).Operation.Response.Result);
        Assert.Equal(["content", "text_element_style"], run.Fields.Select(f => f.Name));
        Assert.Equal(["bold", "link", "comment_ids"], run.Fields[1].Fields.Select(f => f.Name));
        Assert.Equal(["url"], run.Fields[1].Fields[1].Fields.Select(f => f.Name));
    }

    [Fact]
    public void What_a_page_is_certain_of_is_not_overruled()
    {
        var page = Page.Replace("comment_ids | string[] | 评论\n", "comment_ids | string[] | 评论\n\n### 响应体示例\n```json\n"
            + """{ "code": 0, "data": { "text_run": { "content": "c", "text_element_style": { "bold": true, "link": { "url": "u", "comment_ids": ["1"] } } } } }""" + "\n```\n", StringComparison.Ordinal);
        Assert.NotEqual(Page, page);

        var catalog = CatalogBuilder.Build([("a.md", OperationReader.Read(page))]);

        var style = Assert.Single(Assert.Single(catalog.Operations).Operation.Response.Result).Fields[1];
        Assert.Equal(["url", "comment_ids"], style.Fields[1].Fields.Select(f => f.Name));
    }

    [Fact]
    public void A_type_that_is_called_alike_is_another_one()
    {
        var rows = Page[..Page.IndexOf("text_run |", StringComparison.Ordinal)] + "task | task | 任务\nsummary | string | 题目\ndue | string | 何时\nowner | string | 谁\n";

        var catalog = CatalogBuilder.Build([("a.md", OperationReader.Read(rows))]);

        Assert.Equal(["summary", "due", "owner"], Assert.Single(Assert.Single(catalog.Operations).Operation.Response.Result).Fields.Select(f => f.Name));
    }

    [Fact]
    public void It_says_what_guides_say()
    {
        Assert.False(TypeGuide.Standard.IsEmpty);
        Assert.Equal(["content", "text_element_style"], Assert.Single(TypeGuide.Standard.Definitions("TextRun")).Order());
        Assert.Contains("url", TypeGuide.Standard.KeysOf("link"));
        Assert.Empty(Assert.Single(TypeGuide.Standard.Definitions("divider")));
    }
}
