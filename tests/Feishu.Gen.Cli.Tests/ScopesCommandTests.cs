using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Output;
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

            To get fields of their responses, one of each:

                library:person:readonly  看读者
                for library.v1.rack.get (tenant)

            2 sets for calls, 1 set for fields; 0 sets for events, 0 sets for their fields

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
    public void Events_have_sections_of_their_own()
    {
        using var folder = new PageFolder(("a.md", EventPages.Moved), ("b.md", EventPages.Lent));

        Assert.Equal(
            """
            To subscribe to events, one of each:

                library:book:lend  借书
                for book_lent, book_returned (tenant)

                  library:shelf:write     改书架
              or  library:shelf:readonly  读书架
                for library.rack.moved_v1 (tenant)

            To get fields of these events, one of each:

                library:phone:readonly  看电话
                for library.rack.moved_v1 (tenant)

                library:person:readonly  看工号
                for library.rack.moved_v1 (tenant)

            0 sets for calls, 0 sets for fields; 2 sets for events, 2 sets for their fields

            """,
            Tool.Run("scopes", folder.Root).Output);
    }

    [Theory]
    [InlineData("""{"scopes":{"tenant":["library:book:lend","library:shelf:readonly"],"user":[]}}""")]
    [InlineData("""{"scopes":{"tenant":["library:book:lend","library:shelf:readonly"],"user":[]}}""", "--tokens", "user")]
    [InlineData("""{"scopes":{"tenant":["library:book:lend","library:person:readonly","library:phone:readonly","library:shelf:readonly"],"user":[]}}""", "--fields")]
    public void Events_take_permissions_of_the_tenant(string expected, params string[] options)
    {
        using var folder = new PageFolder(("a.md", EventPages.Moved), ("b.md", EventPages.Lent));

        JsonAssert.Equal(expected, JsonNode.Parse(Tool.Run(["scopes", folder.Root, "--json", .. options]).Output));
    }

    [Fact]
    public void Calls_and_events_are_served_by_one_permission_where_it_is_enough()
    {
        using var folder = new PageFolder(("a.md", EventPages.Moved), ("update.md", SamplePages.UpdateShelf));

        JsonAssert.Equal(
            """{"scopes":{"tenant":["library:shelf:write"],"user":["library:shelf:write"]}}""", JsonNode.Parse(Tool.Run("scopes", folder.Root, "--json").Output));
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
        var all = ScopeNeeds.Of(PageSet.Load([Corpus.Find("dev")], new Terminal(TextWriter.Null, TextWriter.Null, isInteractive: false)).Catalog);
        Assert.NotEmpty(all.Events);
        ScopeNeed[] needs = [.. all.Calls, .. all.Events];
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
