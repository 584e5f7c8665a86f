using System.Net.Sockets;
using Feishu.Gen.Cli.Tests.Support;
using Feishu.Testing;

namespace Feishu.Gen.Cli.Tests;

/// <summary>Which files of a folder are pages, and in which encoding.</summary>
public sealed class PageFilesTests
{
    [Fact]
    public async Task The_ending_may_be_in_capitals()
    {
        using var folder = new PageFolder(("specs/PAGE.MD", SamplePages.UpdateShelf), ("specs/b/Page.Md", SamplePages.Endpoint("b", "GET", SamplePages.Url("b"))), ("specs/c.mdx", "x"));

        Assert.Equal(2, Tool.Run("list", folder.At("specs")).Lines.Length);
        Assert.Equal(2, Tool.Run("list", folder.At("specs/PAGE.MD"), folder.At("specs/b")).Lines.Length);
        await using var mock = await FeishuMock.StartAsync(folder.At("specs"), TestContext.Current.CancellationToken);
        Assert.Equal(2, mock.Operations.Count(o => o.Contains("library", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("check")]
    [InlineData("scopes")]
    [InlineData("openapi")]
    [InlineData("diff", ".")]
    [InlineData("emit", "-o", "out")]
    public void A_loop_of_links_stops_nothing(string command, params string[] others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        using var folder = new PageFolder(("specs/a/shelf.md", SamplePages.UpdateShelf));
        folder.Link("specs/a/up", folder.At("specs"));
        folder.Link("specs/a/around", "../../here/specs");
        folder.Link("here", folder.Root);
        folder.Link("specs/self", "self");
        folder.Link("specs/one", "two");
        folder.Link("specs/two", "one");
        string[] more = [.. others.Select(o => o switch { "." => folder.At("specs"), "out" => folder.At("out"), _ => o })];

        var run = Tool.Run([command, folder.At("specs"), .. more]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("library.v1.rack.patch", Assert.Single(Tool.Run("list", folder.At("specs")).Lines).Split(' ')[0]);
    }

    [Fact]
    public void Links_are_followed_for_reading()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        using var folder = new PageFolder(("other/b.md", SamplePages.Endpoint("b", "GET", SamplePages.Url("b"))), ("other/c/c.md", SamplePages.UpdateShelf));
        folder.Link("specs/x.md", folder.At("other/b.md"));
        folder.Link("specs/c", folder.At("other/c"));

        var lines = Tool.Run("list", folder.At("specs")).Lines;

        Assert.Equal(["specs/x.md", "specs/c/c.md"], lines.Select(l => "specs/" + l.Split(' ')[^1]));
    }

    [Fact]
    public void A_link_that_leads_to_no_file_costs_one_page()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        using var folder = new PageFolder(("shelf.md", SamplePages.UpdateShelf));
        folder.Link("a.md", "nowhere.md");
        folder.Link("b.md", "b.md");

        var check = Tool.Run("check", folder.Root);
        var list = Tool.Run("list", folder.Root);

        Assert.Equal(1, check.ExitCode);
        Assert.Equal(
            [$"{folder.At("a.md")}(1,1): error FSG0013: The page cannot be read: it is a link that leads to no file", $"{folder.At("b.md")}(1,1): error FSG0013: The page cannot be read: it is a link that leads to no file"],
            check.Lines[..2]);
        Assert.Equal((0, 1, "feishu-gen: 2 pages with errors left out; 'feishu-gen check' lists them\n"), (list.ExitCode, list.Lines.Length, list.Error));
    }

    [Fact]
    public async Task A_page_that_is_not_utf8_is_reported_at_its_first_bad_byte()
    {
        using var folder = new PageFolder(("ok.md", SamplePages.UpdateShelf));
        File.WriteAllBytes(folder.At("bad.md"), [.. "# 书\r\n\ufffd😀x"u8, 0xC4, 0xE3, .. "\n"u8, .. System.Text.Encoding.UTF8.GetBytes(SamplePages.Endpoint("b", "GET", SamplePages.Url("b")))]);

        var check = Tool.Run("check", folder.Root);

        Assert.Equal(1, check.ExitCode);
        Assert.Equal(
            $"{folder.At("bad.md")}(2,5): error FSG0013: The page cannot be read: it is not UTF-8, the byte 0xC4 belongs to no character; save it as UTF-8",
            Assert.Single(check.Lines, l => l.Contains("FSG0013:", StringComparison.Ordinal)));
        Assert.Contains("1 page with errors left out", Tool.Run("emit", folder.Root, "-o", folder.At("out")).Error, StringComparison.Ordinal);
        await using var mock = await FeishuMock.StartAsync(folder.Root, TestContext.Current.CancellationToken);
        Assert.Equal(("bad.md", 2, 5, "FSG0013"), Assert.Single(mock.Findings, f => f.Id == "FSG0013") is var f ? (f.Page, f.Line, f.Column, f.Id) : default);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("check")]
    [InlineData("scopes")]
    [InlineData("openapi")]
    [InlineData("diff", ".")]
    [InlineData("emit", "-o", "out")]
    [InlineData("update", "--base", "site")]
    public void What_is_no_regular_file_is_passed_over(string command, params string[] others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        using var site = PageSite.Start();
        site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf);
        using var folder = new PageFolder(("specs/a.md", SamplePages.UpdateShelf), ("specs/empty.md", ""));
        var pipe = folder.Pipe("specs/z.md");
        var device = folder.Link("specs/zero.md", "/dev/zero");
        var socketFile = folder.At("specs/socket.md");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(socketFile));
        string[] more = [.. others.Select(o => o switch { "." => folder.At("specs"), "out" => folder.At("out"), "site" => site.Address, _ => o })];

        var run = Tool.Run([command, folder.At("specs"), .. more]);

        Assert.Equal(0, run.ExitCode);
        Assert.All((string[])[pipe, device, socketFile], file => Assert.Contains($"feishu-gen: '{file}' is a pipe, a socket or a device and no regular file, so it was passed over\n", run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("empty.md", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_regular_file_is_no_page_of_the_mock()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));
        folder.Pipe("z.md");

        await using var mock = await FeishuMock.StartAsync(folder.Root, TestContext.Current.CancellationToken);

        Assert.Equal(("z.md", "FSG0013"), Assert.Single(mock.Findings, f => f.Page == "z.md") is var f ? (f.Page, f.Id) : default);
        Assert.Contains("it is no regular file", mock.Findings.Single(found => found.Page == "z.md").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_as_an_argument_is_no_page()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such files.");
        using var folder = new PageFolder();
        var pipe = folder.Pipe("z.md");

        var run = Tool.Run("check", pipe);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{pipe}' is a pipe, a socket or a device", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_larger_than_any_costs_nothing_but_itself()
    {
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));
        using (var file = File.Create(folder.At("large.md")))
        {
            file.SetLength((16 * 1024 * 1024) + 1);
        }

        var check = Tool.Run("check", folder.Root);

        Assert.Equal(1, check.ExitCode);
        Assert.Contains($"{folder.At("large.md")}(1,1): error FSG0013: The page cannot be read: it is larger than 16 MB", check.Lines);
        Assert.Equal("library.v1.rack.patch", Tool.Run("list", folder.Root).Output.Split(' ')[0]);
    }
}
