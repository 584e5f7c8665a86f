using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Each kind of page that a reference folder holds does the sensible thing.</summary>
public sealed class PageKindTests
{
    [Fact]
    public void An_event_page_yields_an_event()
    {
        var result = OperationReader.Read("""
            # 书被借走

            ## 事件

            名称 | 值
            ---|---
            事件类型 | library.book.lent_v1
            推送方式 | [Webhook](https://open.feishu.cn/document/library)

            ### 事件体

            | 名称 | 类型 | 描述 |
            | --- | --- | --- |
            | book_id | string | 哪本书 |
            """);

        Assert.Equal(PageKind.Event, result.Kind);
        Assert.Null(result.Operation);
        Assert.Equal("library.book.lent_v1", Assert.Single(result.Events).Event.Type);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_guide_is_left_alone_whatever_else_is_the_matter_with_it()
    {
        var result = OperationReader.Read("""
            ---
            tags: [a, b]
            ---

            # 怎样借书

            | 方法 | 权限 | 说明 |
            | --- | --- | --- |
            | 借书 |

            在 `HTTP URL` 里填写书号。
            """);

        Assert.Equal(PageKind.Other, result.Kind);
        Assert.Equal([Rules.NotAnEndpoint], result.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_page_copied_as_text_says_how_to_get_it_as_Markdown()
    {
        var result = OperationReader.Read("""
            ---
            title: "看书"
            ---

            开发文档
            搜索目录
            看书
            请求
            基本	
            HTTP URL	
            https://open.feishu.cn/open-apis/library/v1/books/:book_id

            HTTP Method	
            GET

            路径参数
            名称
            类型
            描述
            book_id

            string

            书号
            """);

        Assert.Equal(PageKind.Endpoint, result.Kind);
        Assert.Null(result.Operation);
        var finding = Assert.Single(result.Findings);
        Assert.Equal((Rules.PlainTextPage, Severity.Warning, 4), (finding.Rule, finding.Rule.Severity, finding.Span.Line));
        Assert.Contains("as Markdown", finding.Rule.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_table_that_lost_its_delimiter_row_is_not_passed_over_in_silence()
    {
        var result = OperationReader.Read("""
            # 看书

            ## 请求

            名称 | 值
            HTTP URL | https://open.feishu.cn/open-apis/library/v1/books
            HTTP Method | GET
            """);

        Assert.Equal([Rules.PlainTextPage], result.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_page_for_a_browser_is_an_operation_that_cannot_be_called()
    {
        var result = EndpointPage.Read(
            """
            ### 查询参数

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            app_id | string | 是 | 应用
            redirect_uri | string | 是 | 同意之后去哪里

            ## 响应

            ### 成功响应

            名称 | 描述
            --- | ---
            code | 授权码
            """,
            "GET",
            "https://accounts.feishu.cn/open-apis/authen/v1/consent",
            saysTokens: false);

        Assert.Equal((ResponseKind.Redirect, false), (result.Operation!.Response.Kind, result.Operation.IsCallable));
        Assert.Equal(
            ["GET /open-apis/authen/v1/consent is a page to which a user's browser is sent, so no method is emitted for it"], result.Findings(Rules.NotCallable));
        Assert.Single(result.Findings);
    }

    [Theory]
    [InlineData("### 请求头\n\n名称 | 类型 | 必填 | 描述\n---|---|---|---\nAuthorization | string | 是 | `app_access_token`\n\n", "", "GET")]
    [InlineData("", "### 响应体\n\n名称 | 类型 | 描述\n---|---|---\ncode | int | 0 为成功\n", "GET")]
    [InlineData("", "### 响应体示例\n\n```json\n{ \"code\": 0 }\n```\n", "GET")]
    [InlineData("", "", "POST")]
    public void An_address_that_takes_a_token_or_has_a_response_can_be_called(string headers, string response, string method)
    {
        var operation = EndpointPage.Operation(
            $"""
            {headers}### 查询参数

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            redirect_uri | string | 是 | 去哪里

            ## 响应

            {response}
            """,
            method);

        Assert.True(operation.IsCallable);
    }

    [Theory]
    [InlineData("https://open.feishu.cn/open-apis/library/v1/books", Host.Open, "/open-apis/library/v1/books")]
    [InlineData("https://www.feishu.cn/approval/openapi/v2/library/get", Host.Web, "/approval/openapi/v2/library/get")]
    [InlineData("https://accounts.feishu.cn/open-apis/library/v1/books", Host.Accounts, "/open-apis/library/v1/books")]
    [InlineData("https://open.larksuite.com/open-apis/library/v1/books/", Host.Open, "/open-apis/library/v1/books/")]
    public void The_old_approval_pages_and_others_keep_their_host(string url, Host host, string path)
    {
        var operation = EndpointPage.Operation("", url: url);

        Assert.Equal((host, path), (operation.Host, operation.Path));
    }

    [Fact]
    public void Sample_values_in_the_URL_are_no_part_of_the_path()
    {
        var operation = EndpointPage.Operation(
            """
            ### 查询参数

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            page_size | int | 是 | 一页几个
            """,
            "GET",
            "/open-apis/library/v1/books?page_size=1&fields=id&fields=name&order={ORDER}");

        Assert.Equal("/open-apis/library/v1/books", operation.Path);
        Assert.Equal(["page_size! integer", "fields string", "order string"], EndpointPage.Paths(operation.QueryParameters));
    }
}
