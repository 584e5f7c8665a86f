using System.Text;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary>A page that is good is not replaced by what a server sends instead of it.</summary>
public sealed class PageLossTests : IDisposable
{
    private readonly PageSite _site = PageSite.Start();
    private readonly PageFolder _folder = new();

    private string Specs => _folder.At("specs");

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    public static TheoryData<string, string?, string> NoPages => new()
    {
        { """{"code":-1,"msg":"napi error"}""", "text/plain", """is JSON and not Markdown: {"code":-1,"msg":"napi error"}""" },
        { """{"code":-1,"msg":"napi error"}""", "text/markdown", "is JSON and not Markdown" },
        { """{"code":-1,"msg":"napi error"}""", null, "is JSON and not Markdown" },
        { """{"code":-1,"msg":"napi er""", null, """is no page, as it has no heading, no table and no front matter: {"code":-1,"msg":"napi er""" },
        { "This document is not public", "text/markdown", "is no page, as it has no heading, no table and no front matter: This document is not public" },
        { "<!-- 1 -->\n<!-- 2 -->\n<html><body><h1>x</h1></body></html>", "text/plain", "is a web page and not Markdown" },
        { "<?xml version=\"1.0\"?><!DOCTYPE html><p>x", null, "is a web page and not Markdown" },
        { "# x\n\0\0", "text/markdown", "is a binary file and not Markdown" },
        { " \n", "text/markdown", "is empty" },
    };

    [Theory]
    [MemberData(nameof(NoPages))]
    public void What_is_no_page_is_refused(string body, string? type, string reason)
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _folder.Write("specs/guide.md", SamplePages.Guide.Insert(0, "---\nsource_url: https://open.feishu.cn/document/sample/guide\n---\n"));
        var before = Texts();
        foreach (var path in (string[])["shelf", "guide", "new"])
        {
            _site[$"/document/sample/{path}.md"] = new(body, type);
        }

        var updated = Tool.Run("update", Specs, "--base", _site.Address);
        var added = Tool.Run("add", "sample/new", "-o", Specs, "--base", _site.Address);

        Assert.Equal((2, "0 pages written, 0 unchanged, 2 failed\nNothing changed.\n"), (updated.ExitCode, updated.Output));
        Assert.Equal(2, updated.Error.Split('\n').Count(l => l.Contains(reason, StringComparison.Ordinal)));
        Assert.Equal(2, added.ExitCode);
        Assert.Contains($"sample/new: {reason}", added.Error, StringComparison.Ordinal);
        Assert.Equal(before, Texts());
    }

    [Fact]
    public void A_page_of_an_endpoint_or_event_does_not_become_a_guide()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _folder.Write("specs/moved.md", EventPages.Moved);
        _site["/document/sample/shelf.md"] = new("# 无权限\n\n请登录。\n");
        _site["/document/sample/rack_moved.md"] = new(SamplePages.UpdateShelf.Replace("HTTP Method | PATCH", "HTTP Method | PULL", StringComparison.Ordinal));
        var before = Texts();

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"sample/shelf: describes no endpoint or event any more, so '{Specs}/shelf.md' was left as it is; delete the file if the page was withdrawn\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("rack_moved: describes no endpoint or event any more (The request table does not give", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Texts());
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void A_page_without_its_end_is_refused(double part)
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf[..(int)(SamplePages.UpdateShelf.Length * part)]);

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"sample/shelf: seems to be cut off, so '{Specs}/shelf.md' was left as it is", run.Error, StringComparison.Ordinal);
        Assert.Equal(SamplePages.UpdateShelf, Texts().Single());
    }

    [Theory]
    [InlineData("### 响应体\n", true)]
    [InlineData("## 响应\n", true)]
    [InlineData("应体\n", true)]
    [InlineData("\"code\": 0", true)]
    [InlineData("### 错误码\n", false)]
    public void A_page_that_changed_is_refused_where_its_last_tables_are_gone(string end, bool isRefused)
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        var changed = SamplePages.UpdateShelf.Replace("改书架的名字。", "改名字。", StringComparison.Ordinal);
        _site["/document/sample/shelf.md"] = new(changed[..changed.IndexOf(end, StringComparison.Ordinal)]);

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(isRefused, run.Error.Contains("seems to be cut off", StringComparison.Ordinal));
        Assert.Equal(isRefused, Texts().Single() == SamplePages.UpdateShelf);
    }

    [Fact]
    public void A_page_that_lost_a_table_and_goes_on_below_has_changed()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        var (from, to) = (SamplePages.UpdateShelf.IndexOf("### 请求体\n", StringComparison.Ordinal), SamplePages.UpdateShelf.IndexOf("## 响应\n", StringComparison.Ordinal));
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf.Remove(from, to - from));

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("### 响应体\n", "## 服务异常，请稍后再试\n")]
    [InlineData("应体\n", "\n## 服务异常，请稍后再试\n")]
    [InlineData("## 响应\n", "# 500\n\n服务异常，请稍后再试\n\n## 返回首页\n")]
    [InlineData("### 请求体\n", "## 服务异常，请稍后再试\n")]
    [InlineData("tags |", "\n## 服务异常，请稍后再试\n")]
    [InlineData("&nbsp;&nbsp;└ `shelf`", "\n服务异常，请稍后再试\n")]
    [InlineData("| shelf | 书架", "\n\n服务异常，请稍后再试\n")]
    [InlineData("### 错误码\n", "服务异常，请稍后再试\n")]
    [InlineData("400 | 99102", "\n## 服务异常，请稍后再试\n")]
    public void A_page_that_ends_in_a_message_is_refused(string end, string message)
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf[..SamplePages.UpdateShelf.IndexOf(end, StringComparison.Ordinal)] + message);

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"sample/shelf: seems to be cut off, so '{Specs}/shelf.md' was left as it is", run.Error, StringComparison.Ordinal);
        Assert.Equal(SamplePages.UpdateShelf, Texts().Single());
    }

    [Fact]
    public void A_page_that_changed_and_ends_in_a_message_is_refused()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        var changed = SamplePages.UpdateShelf.Replace("改书架的名字。", "改名字。", StringComparison.Ordinal);
        _site["/document/sample/shelf.md"] = new(changed[..changed.IndexOf("### 响应体\n", StringComparison.Ordinal)] + "## 服务异常，请稍后再试\n");

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal((2, SamplePages.UpdateShelf), (run.ExitCode, Texts().Single()));
    }

    [Theory]
    [InlineData("400 | 99102 | no such shelf | \\-\n", "")]
    [InlineData("200 | 99103 | half done | 再试一次\n", "200 | 99103 | half done | 不必再试\n\n## 说明\n\n再读一遍。\n")]
    [InlineData("200 | 99103 | half done | 再试一次\n", "200 | 99103 | half done | 再试一次\n\n## 说明\n\n再读一遍。\n")]
    [InlineData("name | string | 是 | 名字<br>**示例值**：\"小说\"<br>**数据校验规则**：<br>- 长度范围：`1` ～ `20` 字符\n", "")]
    public void A_page_that_says_less_or_more_has_changed(string old, string now)
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        var changed = SamplePages.UpdateShelf.Replace(old, now, StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.UpdateShelf, changed);
        _site["/document/sample/shelf.md"] = new(changed);

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(("", changed), (run.Error, Texts().Single()));
    }

    [Fact]
    public void A_page_with_fewer_events_is_refused_where_it_ends_early()
    {
        var page = EventPages.Lent.Insert(0, "---\nsource_url: https://open.feishu.cn/document/sample/lent\n---\n");
        _folder.Write("specs/lent.md", page);
        _site["/document/sample/lent.md"] = new(page[..page.IndexOf("## 还回", StringComparison.Ordinal)].Replace("借书证", "卡", StringComparison.Ordinal));

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("seems to be cut off", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_that_is_shorter_than_it_says_is_an_error()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf + "new\n") { Missing = 10 };

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("sample/shelf: cannot be read: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(SamplePages.UpdateShelf, Texts().Single());
    }

    [Fact]
    public void One_bad_response_costs_one_page()
    {
        string[] names = ["a", "b", "c", "d", "e", "f"];
        foreach (var name in names)
        {
            _site[$"/document/sample/{name}.md"] = name == "c" ? new("x") : new(SamplePages.Endpoint(name, "GET", SamplePages.Url(name)));
        }

        var run = Tool.Run(["add", .. names.Select(n => "sample/" + n), "-o", Specs, "--base", _site.Address]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["a.md", "b.md", "d.md", "e.md", "f.md"], run.Lines.Where(l => l.StartsWith("added", StringComparison.Ordinal)).Select(l => Path.GetFileName(l)));
        Assert.Equal(5, Texts().Count);
    }

    private List<string> Texts() =>
        [.. Directory.EnumerateFiles(Specs, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f, Encoding.UTF8))];
}
