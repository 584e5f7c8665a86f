using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Parameters go where the page says, wherever it lists them.</summary>
public sealed class ParameterPlaceTests
{
    [Fact]
    public void A_mixed_table_says_where_each_is_sent()
    {
        var operation = EndpointPage.Operation(
            """
            ### 请求参数

            参数 | 类型 | 必须 | 来源 | 说明
            --- | --- | --- | --- | ---
            book_id | string | 是 | 请求 URL | 书
            lang | string | 否 | 请求URL | 语言
            order | string | 否 | Query | 顺序
            X-Reader | string | 是 | header | 谁在读
            Authorization | string | 是 | 请求头 | `user_access_token`
            note | string | 否 | Body（JSON） | 备注
            mood | string | 否 | - | 心情
            """,
            url: "/open-apis/library/v1/books/:book_id");

        Assert.Equal(["book_id! string"], EndpointPage.Paths(operation.PathParameters));
        Assert.Equal(["lang string", "order string"], EndpointPage.Paths(operation.QueryParameters));
        Assert.Equal(["X-Reader! string"], EndpointPage.Paths(operation.Headers));
        Assert.Equal(["note string", "mood string"], EndpointPage.Paths(operation.Body!.Fields));
        Assert.Equal(TokenKinds.User, operation.Tokens);
    }

    [Fact]
    public void In_a_table_of_formats_the_type_is_the_place()
    {
        var operation = EndpointPage.Operation(
            """
            ### 请求参数

            参数 | 格式 | 必须 | 说明 | 类型
            --- | --- | --- | --- | ---
            size | int | 否 | 一页几个 | 查询参数
            name | string | 是 | 书名 | 请求体
            """);

        Assert.Equal(["size integer"], EndpointPage.Paths(operation.QueryParameters));
        Assert.Equal(["name! string"], EndpointPage.Paths(operation.Body!.Fields));
    }

    [Theory]
    [InlineData("GET", "query")]
    [InlineData("POST", "body")]
    public void A_place_that_is_not_known_is_said(string method, string usual)
    {
        var result = EndpointPage.Read(
            """
            ### 请求参数

            参数 | 类型 | 来源 | 说明
            --- | --- | --- | ---
            name | string | cookie | 书名
            """,
            method);

        Assert.Equal([$"'cookie' is no place that is known for the parameter 'name'; it is sent in the {usual}"], result.Findings(Rules.UnknownLocation));
        Assert.Equal(usual == "query" ? 1 : 0, result.Operation!.QueryParameters.Count);
    }

    [Fact]
    public void A_parameter_of_the_path_needs_no_place()
    {
        var operation = EndpointPage.Operation(
            """
            ### 请求参数

            参数 | 类型 | 说明
            --- | --- | ---
            book_id | string | 书
            name | string | 书名
            """,
            url: "/open-apis/library/v1/books/:book_id");

        Assert.Equal(["book_id! string"], EndpointPage.Paths(operation.PathParameters));
        Assert.Equal(["name string"], EndpointPage.Paths(operation.Body!.Fields));
    }

    [Theory]
    [InlineData("#### 扩展请求头", "回答用哪种语言")]
    [InlineData("### 扩展请求头", "回答用哪种语言")]
    [InlineData("### 分段下载", "写在请求头里：`Range: bytes=0-9`")]
    public void Further_tables_of_headers_are_read(string heading, string description)
    {
        var operation = EndpointPage.Operation(
            $"""
            ### 请求头

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            Authorization | string | 是 | `tenant_access_token`

            {heading}

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            Range | string | 否 | {description}
            """,
            "GET");

        Assert.Equal(["Range string"], EndpointPage.Paths(operation.Headers));
        Assert.Equal(TokenKinds.Tenant, operation.Tokens);
    }

    [Theory]
    [InlineData("Content-Type | string | 是 | `application/json`\n\n还要 `X-Lark-Helpdesk-Authorization`。")]
    [InlineData("Content-Type | string | 是 | `application/json`  \n还要 `X-Lark-Helpdesk-Authorization`。")]
    [InlineData("x-lark-helpdesk-authorization | string | 是 | 服务台")]
    public void The_credentials_of_the_helpdesk_are_no_header_of_the_callers(string row)
    {
        var operation = EndpointPage.Operation($"""
            ### 请求头

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            Authorization | string | 是 | `tenant_access_token`
            {row}
            """);

        Assert.True(operation.NeedsHelpdesk);
        Assert.Empty(operation.Headers);
    }

    [Fact]
    public void A_query_parameter_that_is_listed_twice_is_said()
    {
        var result = EndpointPage.Read(
            """
            ### 查询参数

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            size | int | 否 | 一页几个
            size | string | 否 | 多大
            """,
            "GET");

        Assert.Equal(["size integer"], EndpointPage.Paths(result.Operation!.QueryParameters));
        Assert.Equal(["'size' is listed twice in one place; this row was left out"], result.Findings(Rules.RepeatedField));
    }
}
