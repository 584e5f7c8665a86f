using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Which kinds of token an operation accepts, and what becomes of those whose page does not say.</summary>
public sealed class TokenKindTests
{
    private const TokenKinds Any = TokenKinds.Tenant | TokenKinds.User | TokenKinds.App;

    [Theory]
    [InlineData("`tenant_access_token`", TokenKinds.Tenant)]
    [InlineData("`tenant_access_token` 或 `user_access_token`", TokenKinds.Tenant | TokenKinds.User)]
    [InlineData("app_access_token", TokenKinds.App)]
    [InlineData("无", TokenKinds.None)]
    [InlineData("不需要", TokenKinds.None)]
    [InlineData("None", TokenKinds.None)]
    public void What_the_page_says_counts(string text, TokenKinds expected)
    {
        foreach (var page in new[] { EndpointPage.Read(Header(text)), EndpointPage.Read("", rows: $"凭证要求 | {text}", saysTokens: false) })
        {
            Assert.Equal((expected, false), (page.Operation!.Tokens, page.Operation.AreTokensAssumed));
            Assert.Empty(page.Findings(Rules.UnknownTokens));
        }
    }

    [Fact]
    public void A_page_without_a_row_for_the_token_takes_any_and_says_so_at_its_URL()
    {
        var page = EndpointPage.Read("", saysTokens: false);

        Assert.Equal((Any, true), (page.Operation!.Tokens, page.Operation.AreTokensAssumed));
        var finding = Assert.Single(page.Findings, f => f.Rule == Rules.UnknownTokens);
        Assert.Equal(
            "The page does not say which access tokens POST /open-apis/library/v1/books accepts: there is no row 'Authorization'; the method takes any kind, and sends the client's own tenant token where it is given none",
            finding.Message);
        Assert.Equal(page.Source.Address, finding.Span);
    }

    [Theory]
    [InlineData("通行证")]
    [InlineData("Bearer access_token")]
    public void A_row_that_is_not_understood_takes_any_and_says_so_in_its_line(string text)
    {
        var page = EndpointPage.Read(Header(text));

        Assert.Equal((Any, true), (page.Operation!.Tokens, page.Operation.AreTokensAssumed));
        var finding = Assert.Single(page.Findings, f => f.Rule == Rules.UnknownTokens);
        Assert.Contains("POST /open-apis/library/v1/books accepts: the row says nothing that is known;", finding.Message, StringComparison.Ordinal);
        Assert.NotEqual(page.Source.Address, finding.Span);
    }

    /// <summary>Who asks for a token has none yet.</summary>
    [Theory]
    [InlineData("app_secret", TokenKinds.None)]
    [InlineData("client_id", TokenKinds.None)]
    [InlineData("app_access_token", TokenKinds.None)]
    [InlineData("app_id", Any)]
    [InlineData("card_id", Any)]
    public void What_gives_out_tokens_takes_none(string field, TokenKinds expected)
    {
        var body = $"""
            ### 请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            {field} | string | 是 | 编号
            """;

        Assert.Equal(expected, EndpointPage.Read(body, saysTokens: false).Operation!.Tokens);
        Assert.Equal(TokenKinds.User, EndpointPage.Read($"{Header("`user_access_token`")}\n\n{body}").Operation!.Tokens);
    }

    private static string Header(string text) => $"""
        ### 请求头

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        Authorization | string | 是 | {text}
        """;
}
