using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Error tables, wherever pages put them.</summary>
public sealed class ErrorCodeTests
{
    private const string Main = """
        ### 错误码

        HTTP状态码 | 错误码 | 描述 | 排查建议
        --- | --- | --- | ---
        400 | 7001 | Book is lent. | 等一等
        400 | 7002 | Card failed. | 看子错误码
        """;

    [Theory]
    [InlineData("### 7002 子错误码")]
    [InlineData("#### 7002 子错误码")]
    public void Codes_in_the_message_of_another_are_its_details(string heading)
    {
        var errors = Read($"""
            {Main}

            {heading}

            错误码 | 描述 | 排查建议
            --- | --- | ---
            21 | ErrCode: 21; no template | 换模板
            22 | ErrCode: 22; no right | \-
            """);

        Assert.Equal([7001, 7002], errors.Select(e => e.Code));
        Assert.Empty(errors[0].Details);
        Assert.Equal([(21L, "换模板"), (22L, "")], errors[1].Details.Select(e => (e.Code, e.Suggestion)));
    }

    [Theory]
    [InlineData("## 补充错误码")]
    [InlineData("### 业务错误码")]
    public void Further_codes_below_a_heading_of_their_own_are_codes(string heading)
    {
        var errors = Read($"""
            {Main}

            {heading}

            **错误码** | **原因** | **排查建议**
            --- | --- | ---
            7003 | 书号格式不对 | 核对
            """);

        Assert.Equal([(400, 7001L), (400, 7002L), (null, 7003L)], errors.Select(e => (e.Status, e.Code)));
        Assert.Equal("书号格式不对", errors[2].Description);
    }

    [Fact]
    public void A_second_table_of_the_section_counts_too()
    {
        var errors = Read($"""
            {Main}

            再加上：

            HTTP状态码 | 错误码 | 描述 | 排查建议
            --- | --- | --- | ---
            200 | 7009 | Moved. | 重试
            400 | 7001 | Book is lent. | 又一次
            """);

        Assert.Equal([7001, 7002, 7009], errors.Select(e => e.Code));
    }

    [Fact]
    public void A_row_without_a_code_is_said()
    {
        var result = EndpointPage.Read($"""
            {Main}
            500 | 待定 | Unknown. | 联系我们
            """);

        Assert.Equal(2, result.Operation!.Errors.Count);
        Assert.Equal(["'待定' is not an error code; the row was left out"], result.Findings(Rules.NoErrorCode));
    }

    [Theory]
    [InlineData("9999 子错误码", "the heading names no error code of the page")]
    [InlineData("子错误码", "the heading names no error code of the page")]
    public void Details_of_no_code_are_said(string heading, string reason)
    {
        var result = EndpointPage.Read($"""
            {Main}

            ### {heading}

            错误码 | 描述
            --- | ---
            21 | no template
            """);

        Assert.Equal([$"The table below '{heading}' was not read: {reason}"], result.Findings(Rules.UnreadTable));
    }

    [Fact]
    public void A_section_whose_table_has_no_codes_is_said()
    {
        var result = EndpointPage.Read("""
            ### 错误码

            状态 | 含义
            --- | ---
            坏 | 不行
            """);

        Assert.Equal(
            ["The table below '错误码' was not read: no column of its header is that of the codes (错误码)"], result.Findings(Rules.UnreadTable));
    }

    private static EquatableArray<ErrorCode> Read(string below) => EndpointPage.Operation(below).Errors;
}
