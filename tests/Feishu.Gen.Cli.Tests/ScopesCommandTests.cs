using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Pages;
using Feishu.Gen.Cli.Scopes;
using Feishu.Gen.Cli.Tests.Support;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Tests;

public sealed class ScopesCommandTests
{
    private const string Headers = "### 请求头\n\n名称 | 类型 | 必填 | 描述\n---|---|---|---\nAuthorization | string | 是 | ";

    [Fact]
    public void Sets_are_printed_with_what_needs_them()
    {
        using var folder = Folder();

        Assert.Equal(
            """
            To call operations, one of each:

                  library:shelf:write     改书架
              or  library:shelf:readonly  读书架
                for library.v1.rack.get (tenant)

                library:shelf:write  改书架
                for library.v1.rack.patch (tenant, user)

            To get fields of their answers, one of each:

                library:person:readonly  看读者
                for library.v1.rack.get (tenant)

            2 sets for calls, 1 set for fields

            """,
            Tool.Run("scopes", folder.Root).Output);
    }

    [Theory]
    [InlineData("""{"scopes":{"tenant":["library:shelf:write"],"user":["library:shelf:write"]}}""")]
    [InlineData("""{"scopes":{"tenant":["library:shelf:write"],"user":[]}}""", "--tokens", "tenant")]
    [InlineData("""{"scopes":{"tenant":[],"user":["library:shelf:write"]}}""", "--tokens", "user")]
    [InlineData("""{"scopes":{"tenant":["library:person:readonly","library:shelf:write"],"user":["library:shelf:write"]}}""", "--fields")]
    public void Json_is_a_choice_that_is_enough(string expected, params string[] options)
    {
        using var folder = Folder();

        JsonAssert.Equal(expected, JsonNode.Parse(Tool.Run(["scopes", folder.Root, "--json", .. options]).Output));
    }

    [Fact]
    public void What_only_reads_is_chosen_before_what_writes()
    {
        using var folder = new PageFolder(("get.md", Get));

        JsonAssert.Equal("""{"scopes":{"tenant":["library:shelf:readonly"],"user":[]}}""", JsonNode.Parse(Tool.Run("scopes", folder.Root, "--json").Output));
    }

    [Fact]
    public void Each_need_of_the_real_pages_is_met()
    {
        var needs = ScopeNeeds.Of(PageSet.Load([Corpus.Find("dev")], new Terminal(TextWriter.Null, TextWriter.Null, IsInteractive: false)).Catalog).Calls;
        foreach (var token in (TokenKinds[])[TokenKinds.Tenant, TokenKinds.User])
        {
            var chosen = ScopeChoice.Choose(needs, token);

            Assert.All(needs.Where(n => n.Tokens.HasFlag(token)), n => Assert.Contains(n.AnyOf, s => chosen.Contains(s.Name)));
            Assert.All(chosen, c => Assert.Contains(needs, n => n.AnyOf.Any(s => s.Name == c)));
        }
    }

    private static string Get => SamplePages.Endpoint("读书架", "GET", SamplePages.Url("racks/:rack_id"), Headers + "`tenant_access_token`\n")
        .Replace("HTTP Method | GET\n", "HTTP Method | GET\n权限要求 | 改书架(library:shelf:write)<br>读书架(library:shelf:readonly)\n字段权限要求 | 看读者(library:person:readonly)\n", StringComparison.Ordinal);

    private static PageFolder Folder() => new(("get.md", Get), ("update.md", SamplePages.UpdateShelf));
}
