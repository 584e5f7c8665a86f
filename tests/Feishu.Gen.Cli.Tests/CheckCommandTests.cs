using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

public sealed class CheckCommandTests
{
    [Fact]
    public void Findings_come_by_page_and_line_with_a_summary()
    {
        using var folder = new PageFolder(
            ("b.md", SamplePages.ForeignHost),
            ("a/shelf.md", SamplePages.UpdateShelf.Replace("grid | int\\[\\]\\[\\]", "grid | int?!", StringComparison.Ordinal)
                .Replace("anything | object", "anything | map<string", StringComparison.Ordinal)),
            ("c.md", EventPages.Lent),
            ("d.md", SamplePages.Guide));

        var run = Tool.Run("check", folder.Root);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                folder.At("a/shelf.md") + "(48,8): warning FSG0006: The type 'int?!' of 'grid' is not known; the member is a FeishuJson",
                folder.At("a/shelf.md") + "(50,12): warning FSG0006: The type 'map<string' of 'anything' is not known; the member is a FeishuJson",
                folder.At("b.md") + "(6,12): error FSG0004: The host 'example.com' is none of the platform's; "
                    + "tokens are sent to open.feishu.cn, www.feishu.cn and accounts.feishu.cn alone",
                "4 pages: 2 endpoint, 1 event, 1 other; 1 operation, 2 events",
                "     1 error   FSG0004 Foreign host",
                "     2 warning FSG0006 Unknown type",
                "     1 hidden  FSG0002 Not an endpoint page",
            ],
            run.Lines);
    }

    [Fact]
    public void Warnings_alone_are_a_success()
    {
        const string headers = "### 请求头\n\n名称 | 类型 | 必填 | 描述\n---|---|---|---\nAuthorization | string | 是 | `tenant_access_token`\n";
        using var folder = new PageFolder(
            ("a.md", SamplePages.Endpoint("甲", "GET", SamplePages.Url("books"), headers)), ("b.md", SamplePages.Endpoint("乙", "GET", SamplePages.Url("books"), headers)));

        var run = Tool.Run("check", folder.Root);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(folder.At("b.md") + "(6,12): warning FSG0011: GET /open-apis/library/v1/books is described by 'a.md' too", run.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_cannot_be_read_is_counted_as_a_page_alone()
    {
        using var folder = new PageFolder(("a.md", "# 书架变更\n\n## 事件\n\n名称 | 值\n---|---\n事件类型 | library.rack.painted_v1\n"));

        var run = Tool.Run("check", folder.Root);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning FSG0022: The page is about the event 'library.rack.painted_v1'", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal("1 page: 1 event; 0 operations, 0 events", run.Lines[1]);
    }

    [Fact]
    public void Hidden_findings_are_printed_on_demand()
    {
        using var folder = new PageFolder(("a.md", SamplePages.Guide));

        Assert.Equal(2, Tool.Run("check", folder.Root).Lines.Length);
        Assert.Equal(
            folder.At("a.md") + "(1,3): hidden FSG0002: The page is not an endpoint page (it has no request table); it yields no code",
            Tool.Run("check", folder.Root, "--verbose").Lines[0]);
    }

    [Fact]
    public void Paths_are_those_that_the_user_gave()
    {
        using var folder = new PageFolder(("a/b.md", SamplePages.Guide));
        var argument = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.At("a"));

        var line = Tool.Run("check", argument, "-v").Lines[0];

        Assert.StartsWith(argument.Replace('\\', '/') + "/b.md(1,3): ", line, StringComparison.Ordinal);
    }
}
