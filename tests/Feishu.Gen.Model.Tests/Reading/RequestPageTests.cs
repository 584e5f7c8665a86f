using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Where pages say what they usually say elsewhere.</summary>
public sealed class RequestPageTests
{
    [Fact]
    public void A_token_may_stand_in_the_request_table()
    {
        var operation = Read("凭证要求 | user_access_token", "");

        Assert.Equal(TokenKinds.User, operation.Tokens);
    }

    [Fact]
    public void A_token_of_the_request_table_adds_to_those_of_the_header()
    {
        var operation = Read("凭证要求 | user_access_token", """
            ### 请求头

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            Authorization | string | 是 | `tenant_access_token`
            """);

        Assert.Equal(TokenKinds.User | TokenKinds.Tenant, operation.Tokens);
    }

    [Theory]
    [InlineData("示例")]
    [InlineData("示例值")]
    [InlineData("**示例**")]
    public void Samples_may_have_a_column(string header)
    {
        var operation = Read("", $"""
            ### 查询参数

            参数 | 类型 | 必填 / 选填 | {header} | 说明
            --- | --- | --- | --- | ---
            size | int | 选填 | 20 | 一页几个
            order | string | 必填 | - | 顺序
            mark | string | 选填 | a | 记号。<br>**示例值**：b
            """);

        Assert.Equal(["size 20 False", "order  True", "mark b False"], operation.QueryParameters.Select(p => $"{p.Name} {p.Example} {p.IsRequired}"));
        Assert.Equal("一页几个", operation.QueryParameters[0].Description);
    }

    [Theory]
    [InlineData("甲 | **示例值**：b", "甲", "b")]
    [InlineData("甲<br>**示例值**：`b`", "甲", "b")]
    [InlineData("甲<br>**示例值**：`b`<br>乙", "甲\n乙", "b")]
    [InlineData("甲<br>**示例值**：`b`、`c`", "甲", "`b`、`c`")]
    [InlineData("甲<br>**示例值**：b<br>c", "甲", "b\nc")]
    [InlineData("甲<br><md-alert type=\"warn\"><br>乙</md-alert>", "甲\n**注意事项**：乙", null)]
    [InlineData("&nbsp;", "", null)]
    public void Descriptions_are_told_from_samples(string cell, string description, string? sample)
    {
        var parameter = Assert.Single(Read("", $"""
            ### 查询参数

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            size | string | 否 | {cell}
            """).QueryParameters);

        Assert.Equal((description, sample), (parameter.Description, parameter.Example));
    }

    private static Operation Read(string row, string below)
    {
        var result = OperationReader.Read($"""
            # 列出书

            ## 请求

            名称 | 值
            ---|---
            HTTP URL | https://open.feishu.cn/open-apis/library/v1/books
            HTTP Method | GET
            {row}

            {below}
            """);
        return Assert.IsType<Operation>(result.Operation);
    }
}
