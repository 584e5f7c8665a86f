using System.Net;
using System.Text;
using Feishu.Gen.Cli.Fetching;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary><c>feishu-gen add</c> and <c>update</c>, against a site on loopback.</summary>
public sealed class FetchingTests : IDisposable
{
    private const string Shelf = "https://open.feishu.cn/document/library/shelf/update";

    private readonly PageSite _site = PageSite.Start();
    private readonly PageFolder _folder = new();

    private string Specs => _folder.At("specs");

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Shelf)]
    [InlineData(Shelf + ".md?lang=zh-CN#top")]
    [InlineData("library/shelf/update")]
    [InlineData("/document/library/shelf/update/")]
    public void A_page_is_written_under_its_address(string address)
    {
        _site["/document/library/shelf/update.md"] = new(SamplePages.UpdateShelf);

        var run = Add(address);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"""
            added    {Specs}/library/shelf/update.md
            1 page written, 0 unchanged, 0 failed
             + library.v1.rack.patch  PATCH /open-apis/library/v1/racks/:rack_id  更新书架
            1 operation added, nothing breaks code

            """,
            run.Output);
        Assert.Equal(SamplePages.UpdateShelf, Read("library/shelf/update.md"));
    }

    [Fact]
    public void A_page_of_an_event_is_as_good_as_any()
    {
        _site["/document/sample/rack_moved.md"] = new(EventPages.Moved);

        var added = Add("sample/rack_moved");
        _site["/document/sample/rack_moved.md"] = new(EventPages.Moved.Replace("`steps` | int |", "`steps` | string |", StringComparison.Ordinal));
        var updated = Add("sample/rack_moved");

        Assert.Equal(
            $"""
            added    {Specs}/sample/rack_moved.md
            1 page written, 0 unchanged, 0 failed
             + library.rack.moved_v1  EVENT LibraryV1.LibraryRackMovedV1  书架被移动
            1 event added, nothing breaks code

            """,
            added.Output);
        Assert.Equal("", added.Error);
        Assert.EndsWith("!    ~ event.steps: int -> string\n1 event changed, 1 change (!) may break code\n", updated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_does_not_say_where_it_is_from_is_made_to()
    {
        _site["/document/library/a"] = new(SamplePages.Endpoint("读\"书架\"", "GET", SamplePages.Url("shelves"))) { LastModified = "Tue, 05 Mar 2024 20:00:00 GMT" };

        Add("library/a");

        Assert.StartsWith(
            "---\ntitle: \"读\\\"书架\\\"\"\nsource_url: https://open.feishu.cn/document/library/a\nlast_remote_update: 2024-03-06\n---\n# 读\"书架\"\n",
            Read("library/a.md"),
            StringComparison.Ordinal);
        Assert.Equal(["/document/library/a.md", "/document/library/a"], _site.Asked);
    }

    [Fact]
    public void A_page_of_which_only_the_day_is_new_is_unchanged()
    {
        _site["/document/library/a.md"] = new(SamplePages.Guide) { LastModified = "Tue, 05 Mar 2024 20:00:00 GMT" };
        Add("library/a");
        _site["/document/library/a.md"] = new(SamplePages.Guide) { LastModified = "Wed, 05 Mar 2025 20:00:00 GMT" };

        Assert.Equal("0 pages written, 1 unchanged, 0 failed\nNothing changed.\n", Add("library/a").Output);

        _folder.Write("specs/library/a.md", Read("library/a.md").Replace("last_remote_update: 2024-03-06\n", "", StringComparison.Ordinal));
        Assert.StartsWith("0 pages written", Add("library/a").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Front_matter_is_added_to()
    {
        _site["/document/library/a.md"] = new("---\r\ntitle: x\r\nupdateTime: \"1731478108000\"\r\n---\r\n# x\r\n");

        Add("library/a");

        Assert.Equal("---\nsource_url: https://open.feishu.cn/document/library/a\ntitle: x\nupdateTime: \"1731478108000\"\n---\n# x\n", Read("library/a.md"));
    }

    [Fact]
    public void A_page_that_was_saved_by_hand_stays_where_it_is()
    {
        _folder.Write("specs/shelves.md", SamplePages.UpdateShelf.Replace("改书架的名字", "旧", StringComparison.Ordinal));
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf);

        var run = Add("sample/shelf");

        Assert.StartsWith($"updated  {Specs}/shelves.md\n", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("specs/sample")));
    }

    [Fact]
    public void A_page_that_was_moved_is_written_under_its_new_address()
    {
        _site["/document/old/a.md"] = SiteAnswer.MovedTo("/document/new/a.md");
        _site["/document/new/a.md"] = new(SamplePages.Guide);

        var run = Add("old/a");

        Assert.Contains("https://open.feishu.cn/document/old/a: was moved to https://open.feishu.cn/document/new/a\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("no code comes of 1 page of these", run.Error, StringComparison.Ordinal);
        Assert.Contains("source_url: https://open.feishu.cn/document/new/a\n", Read("new/a.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Update_fetches_all_pages_again_and_prints_what_changed()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _folder.Write("specs/by/hand.md", SamplePages.Guide);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf.Replace("`age` | int", "`age` | string", StringComparison.Ordinal));

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("feishu-gen: 1 page without a word of where it is from (source_url) left as it is\n", run.Error);
        Assert.Equal(
            $"""
            updated  {Specs}/shelf.md
            1 page written, 0 unchanged, 0 failed
             ~ library.v1.rack.patch  PATCH /open-apis/library/v1/racks/:rack_id  更新书架
            !    ~ body.owner.age: int -> string
            1 operation changed, 1 change (!) may break code

            """,
            run.Output);
        Assert.Contains("`age` | string", Read("shelf.md"), StringComparison.Ordinal);
        Assert.Equal("0 pages written, 1 unchanged, 0 failed\nNothing changed.\n", Tool.Run("update", Specs, "--base", _site.Address).Output);
    }

    [Fact]
    public void What_cannot_be_had_is_said_and_the_rest_is_written()
    {
        _site["/document/good.md"] = new(SamplePages.UpdateShelf);
        _site["/document/web"] = new("<!DOCTYPE html><title>x</title>", "text/html");
        _site["/document/broken.md"] = new("", Status: 503);
        _site["/document/broken"] = new("", Status: 503);
        _site["/document/json"] = new("{}", "application/json");
        _site["/document/empty"] = new(" \n");
        _site["/document/away"] = SiteAnswer.MovedTo("https://login.example.com/");
        _site["/document/home"] = SiteAnswer.MovedTo("/");
        _site["/document/circle"] = SiteAnswer.MovedTo("/document/circle");

        var run = Add("good", "missing", "web", "broken", "json", "empty", "away", "home", "circle");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1 page written, 0 unchanged, 8 failed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "missing: there is no such page (404)",
                "web: is a web page and not Markdown; open it in a browser, copy it as Markdown and save it as web.md",
                "broken: the server responds with 503 Service Unavailable",
                "json: is application/json and not Markdown",
                "empty: is empty",
                "away: leads to another host, https://login.example.com/",
                $"home: leads to {_site.Address}/, which is no page",
                "circle: leads on and on, more than 5 times",
            ],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Replace("feishu-gen: https://open.feishu.cn/document/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_host_that_cannot_be_reached_ends_it()
    {
        _site.Dispose();

        var run = Add("a", "b");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"feishu-gen: cannot reach {_site.Address["http://".Length..]}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_failure()
    {
        _site["/document/library/a.md"] = new(SamplePages.Guide);
        _folder.Write("specs/library", "a file where a folder should be");

        var run = Add("library/a");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"feishu-gen: https://open.feishu.cn/document/library/a: cannot write '{Specs}/library/a.md': ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://open.feishu.cn/app/cli_1")]
    [InlineData("https://open.feishu.cn/document/")]
    [InlineData("https://open.feishu.cn/document/a/%2e%2e%2f%2e%2e/b")]
    [InlineData("ftp://open.feishu.cn/document/a")]
    public void What_is_no_address_of_a_page_is_refused(string address)
    {
        var run = Add(address);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"feishu-gen: '{address}' is no address of a page", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Specs));
    }

    [Theory]
    [InlineData("a/%E2%80%AEb")] // turns the direction
    [InlineData("a/b%E2%80%8B")] // no width
    [InlineData("a%C2%A0b/c")] // a blank that is none
    [InlineData("a/%F3%A0%81%81")] // a tag
    [InlineData("a/%E3%85%A4")] // a letter without a look
    [InlineData("a/%C2%85b")]
    [InlineData("a/%EF%B8%8Fb")]
    public void Names_that_look_like_others_are_refused(string address)
    {
        _site["/document/moved.md"] = SiteAnswer.MovedTo("/document/" + address);

        Assert.Contains("is no address of a page", Add(address).Error, StringComparison.Ordinal);
        Assert.Contains("which is no page", Add("moved").Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Specs));
    }

    [Fact]
    public void Names_in_other_writings_are_names()
    {
        _site["/document/a/%E4%B9%A6%20%C3%A9%F0%9F%98%80.md"] = new(SamplePages.UpdateShelf);

        Assert.Equal(0, Add("a/%E4%B9%A6%20%C3%A9%F0%9F%98%80").ExitCode);
        Assert.True(File.Exists(_folder.At("specs/a/书 é😀.md")));
    }

    [Theory]
    [InlineData("https://open.feishu.cn/document/a", "http://open.feishu.cn/document/b", false)]
    [InlineData("https://open.feishu.cn/document/a", "https://open.feishu.cn/document/b", true)]
    [InlineData("http://open.feishu.cn/document/a", "http://open.feishu.cn/document/b", false)]
    [InlineData("http://mirror.example/document/a", "http://mirror.example/document/b", true)]
    [InlineData("http://mirror.example/document/a", "https://mirror.example/document/b", true)]
    public async Task A_page_that_is_encrypted_is_not_looked_for_without_encryption(string address, string target, bool isFollowed)
    {
        var asked = new List<Uri>();
        using var handler = new RedirectHandler(asked, target);
        using var fetcher = new PageFetcher(new FetchSettings(null, TimeSpan.FromMinutes(1)), handler);

        var fetch = fetcher.FetchAsync(PageAddress.Parse(address), TestContext.Current.CancellationToken);

        if (isFollowed)
        {
            Assert.Equal(SamplePages.Guide, (await fetch).Text);
            return;
        }

        Assert.StartsWith($"leads from https to {target}, ", (await Assert.ThrowsAsync<FetchException>(() => fetch)).Message, StringComparison.Ordinal);
        Assert.All(asked, uri => Assert.Equal("https", uri.Scheme));
    }

    [Fact]
    public void The_pages_of_the_platform_are_asked_for_by_https()
    {
        Assert.Equal("https://open.feishu.cn/document/a", PageAddress.Parse("http://open.feishu.cn/document/a").Url);
        Assert.Equal("https://open.larksuite.com/document/a", PageAddress.Parse("http://me:secret@open.larksuite.com/document/a").Url);
    }

    [Theory]
    [InlineData("---\n")] // a rule
    [InlineData("---\n\n# 题\n\n---\n")] // two of them
    [InlineData("---\n- x\n---\n")] // no keys
    [InlineData("---\nsource_url:\n---\n")]
    [InlineData("---\ntitle: [\n---\n")]
    [InlineData("--- \ntitle: x\n--- \n")]
    [InlineData("# LONG\n")]
    public void A_page_that_was_added_is_known_again(string start)
    {
        start = start.Replace("LONG", new string('长', 9_000), StringComparison.Ordinal);
        _site["/document/library/a.md"] = new(start + SamplePages.Endpoint("读", "GET", SamplePages.Url("a"))) { LastModified = "Tue, 05 Mar 2024 20:00:00 GMT" };

        var first = Add("library/a");
        var again = Add("library/a");
        var updated = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.StartsWith("added ", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, "", "0 pages written, 1 unchanged, 0 failed\nNothing changed.\n"), (again.ExitCode, again.Error, again.Output));
        Assert.Equal((0, "", "0 pages written, 1 unchanged, 0 failed\nNothing changed.\n"), (updated.ExitCode, updated.Error, updated.Output));
        Assert.Contains("  GET  /open-apis/library/v1/a  ", Tool.Run("list", Specs).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_of_other_hosts_are_fetched_on_demand_alone()
    {
        var run = Tool.Run("add", _site.Address + "/document/a", "-o", Specs);

        Assert.Equal((2, $"feishu-gen: '{_site.Address}/document/a' is none of the platform's pages; those of another host are fetched with --base\n"), (run.ExitCode, run.Error));
        Assert.Empty(_site.Asked);
    }

    [Fact]
    public void Update_needs_a_folder() => Assert.Equal(new ToolRun(2, "", $"feishu-gen: '{Specs}' does not exist\n"), Tool.Run("update", Specs));

    private ToolRun Add(params string[] addresses) => Tool.Run(["add", .. addresses, "-o", Specs, "--base", _site.Address]);

    private string Read(string page) => File.ReadAllText(_folder.At("specs/" + page));

    /// <summary>A server that leads to another address, and has a page there.</summary>
    private sealed class RedirectHandler(List<Uri> asked, string target) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked.Add(request.RequestUri!);
            var isThere = request.RequestUri == new Uri(target);
            var response = new HttpResponseMessage(isThere ? HttpStatusCode.OK : HttpStatusCode.Found) { Content = new StringContent(isThere ? SamplePages.Guide : "", Encoding.UTF8, "text/markdown") };
            response.Headers.Location = isThere ? null : new Uri(target);
            return Task.FromResult(response);
        }
    }
}
