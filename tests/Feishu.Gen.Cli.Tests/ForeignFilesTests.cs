using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary>What the tool did not write, and what lies outside of its folder, stays as it is.</summary>
public sealed class ForeignFilesTests : IDisposable
{
    private const string Mine = "# 我的\n\n自己写的。\n";
    private const string Source = "source_url: https://open.feishu.cn/document/";

    private readonly PageSite _site = PageSite.Start();
    private readonly PageFolder _folder = new();

    public ForeignFilesTests() => _folder.Write("elsewhere/mine.md", Mine);

    private string Specs => _folder.At("specs");

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_page_that_was_written_by_hand_is_not_replaced()
    {
        _folder.Write("specs/sample/a.md", Mine);
        _site["/document/sample/a.md"] = new(SamplePages.Guide);
        _site["/document/sample/b.md"] = SiteAnswer.MovedTo("/document/sample/a.md");

        var run = Add("sample/a", "sample/b");

        Assert.Equal((2, "0 pages written, 0 unchanged, 2 failed\nNothing changed.\n"), (run.ExitCode, run.Output));
        Assert.Contains($"sample/a: '{Specs}/sample/a.md' is there already and does not say where it is from (source_url)", run.Error, StringComparison.Ordinal);
        Assert.Contains($"sample/b: '{Specs}/sample/a.md' is there already", run.Error, StringComparison.Ordinal);
        Assert.Equal(Mine, File.ReadAllText(_folder.At("specs/sample/a.md")));
    }

    [Fact]
    public void A_page_from_elsewhere_is_not_replaced()
    {
        var other = $"---\n{Source}other/page\n---\n{Mine}";
        _folder.Write("specs/sample/a.md", other);
        _site["/document/sample/a.md"] = new(SamplePages.Guide);

        var run = Add("sample/a");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is there already and is from https://open.feishu.cn/document/other/page", run.Error, StringComparison.Ordinal);
        Assert.Equal(other, File.ReadAllText(_folder.At("specs/sample/a.md")));
    }

    [Fact]
    public void A_page_that_was_moved_does_not_become_a_second_copy()
    {
        var (a, b) = ($"---\n{Source}sample/a\n---\n# a\n", $"---\n{Source}sample/b\n---\n# b\n");
        _folder.Write("specs/a.md", a);
        _folder.Write("specs/b.md", b);
        _site["/document/sample/a.md"] = SiteAnswer.MovedTo("/document/sample/b.md");
        _site["/document/sample/b.md"] = new(b);

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal((2, "0 pages written, 1 unchanged, 1 failed\nNothing changed.\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            $"feishu-gen: https://open.feishu.cn/document/sample/a: was moved to https://open.feishu.cn/document/sample/b, which '{Specs}/b.md' has already; delete '{Specs}/a.md'\n",
            run.Error);
        Assert.Equal(a, File.ReadAllText(_folder.At("specs/a.md")));
    }

    [Theory]
    [InlineData("specs/sample/a.md", "elsewhere/mine.md")] // the page
    [InlineData("specs/sample/a.md", "elsewhere/new.md")] // dangling
    [InlineData("specs/sample/a.md", "specs/sample/a.md")] // to itself
    [InlineData("specs/sample", "elsewhere")] // a folder above it
    [InlineData("specs/sample", "nowhere")]
    public void Add_does_not_follow_links(string link, string target)
    {
        SkipWithoutLinks();
        _folder.Link(link, _folder.At(target));
        _site["/document/sample/a.md"] = new(SamplePages.Guide);

        var run = Add("sample/a");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"cannot write '{Specs}/sample/a.md': '{link["specs/".Length..]}' is a link, and links are not followed", run.Error, StringComparison.Ordinal);
        AssertElsewhereIsAsItWas(link);
    }

    [Theory]
    [InlineData("specs/mine.md", "elsewhere/mine.md")]
    [InlineData("specs/sample", "elsewhere")]
    public void Update_does_not_follow_links(string link, string target)
    {
        SkipWithoutLinks();
        _folder.Write("elsewhere/mine.md", $"---\n{Source}sample/a\n---\n{Mine}");
        _folder.Link(link, _folder.At(target));
        _site["/document/sample/a.md"] = new(SamplePages.Guide);

        var run = Tool.Run("update", Specs, "--base", _site.Address);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a link, and links are not followed", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(Mine, File.ReadAllText(_folder.At("elsewhere/mine.md")), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(_folder.At(link)).LinkTarget);
    }

    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        SkipWithoutLinks();
        _folder.Link("specs", _folder.At("elsewhere"));
        _site["/document/sample/a.md"] = new(SamplePages.Guide);

        Assert.Equal(0, Add("sample/a").ExitCode);
        Assert.True(File.Exists(_folder.At("elsewhere/sample/a.md")));
    }

    [Theory]
    [InlineData("elsewhere/mine.md")]
    [InlineData("elsewhere/new.md")]
    public void Emit_does_not_follow_links(string target)
    {
        SkipWithoutLinks();
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        var link = _folder.Link("out/FeishuClient.g.cs", _folder.At(target));

        var run = Tool.Run("emit", Specs, "-o", _folder.At("out"));

        Assert.Equal(new ToolRun(2, "", $"feishu-gen: cannot write '{link}': it is a link, and links are not followed\n"), run);
        AssertElsewhereIsAsItWas("out/FeishuClient.g.cs");
        Assert.Single(Directory.EnumerateFiles(_folder.At("out")));
    }

    [Fact]
    public void Emit_does_not_replace_what_it_did_not_write()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _folder.Write("out/FeishuClient.g.cs", "// mine\n");

        var run = Tool.Run("emit", Specs, "-o", _folder.At("out"));

        Assert.Equal(
            new ToolRun(2, "", $"feishu-gen: cannot write '{_folder.At("out/FeishuClient.g.cs")}': the file is there already, and the tool did not write it; move it, or choose another folder\n"), run);
        Assert.Equal("// mine\n", File.ReadAllText(Directory.EnumerateFiles(_folder.At("out")).Single()));
    }

    [Fact]
    public void Emitted_files_whose_line_ends_changed_are_still_its_own()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        Tool.Run("emit", Specs, "-o", _folder.At("out"));
        foreach (var file in Directory.EnumerateFiles(_folder.At("out")))
        {
            File.WriteAllText(file, File.ReadAllText(file).ReplaceLineEndings("\r\n"));
        }

        Assert.Equal(0, Tool.Run("emit", Specs, "-o", _folder.At("out")).ExitCode);
    }

    [Fact]
    public void Openapi_replaces_nothing_but_such_documents()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _folder.Write("mine.json", "{ \"mine\": true }");
        _folder.Write("api.json", "");

        Assert.Contains("it is no OpenAPI document", Tool.Run("openapi", Specs, "-o", _folder.At("mine.json")).Error, StringComparison.Ordinal);
        Assert.Equal("{ \"mine\": true }", File.ReadAllText(_folder.At("mine.json")));
        Assert.Equal((0, 0), (Tool.Run("openapi", Specs, "-o", _folder.At("api.json")).ExitCode, Tool.Run("openapi", Specs, "-o", _folder.At("api.json")).ExitCode));
        Assert.Equal(Tool.Run("openapi", Specs).Output, File.ReadAllText(_folder.At("api.json")));
    }

    [Fact]
    public void What_a_run_left_behind_is_removed_and_is_no_page()
    {
        _folder.Write("specs/sample/shelf.md", SamplePages.UpdateShelf);
        _folder.Write("specs/sample/.feishu-gen-abcdefgh.xy5.tmp", SamplePages.Endpoint("x", "GET", SamplePages.Url("x")));
        _folder.Write("specs/sample/own.tmp", "");
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf);

        Assert.Single(Tool.Run("list", Specs).Lines);
        Assert.Equal("0 pages written, 1 unchanged, 0 failed\nNothing changed.\n", Tool.Run("update", Specs, "--base", _site.Address).Output);
        Assert.Equal(["own.tmp", "shelf.md"], Directory.EnumerateFiles(_folder.At("specs/sample")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_only_called_like_a_file_of_its_own_stays()
    {
        SkipWithoutLinks();
        string[] names = [".feishu-gen-abc.tmp", ".feishu-gen-.tmp", ".feishu-gen-notes.for.me.tmp", ".feishu-gen-ABCDEFGH.xyz.tmp", ".feishu-gen-abcdefgh.xyz.tmp.tmp", ".feishu-gen-abcdefg9.xyz.tmp"];
        foreach (var name in names)
        {
            _folder.Write("specs/" + name, Mine);
        }

        _folder.Link("specs/.feishu-gen-aaaaaaaa.aaa.tmp", _folder.At("elsewhere/mine.md"));
        _folder.Pipe("specs/.feishu-gen-bbbbbbbb.bbb.tmp");
        _folder.Write("specs/.feishu-gen-cccccccc.ccc.tmp/x", Mine);
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf);
        var before = Directory.GetFileSystemEntries(Specs, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

        Assert.Equal(0, Tool.Run("update", Specs, "--base", _site.Address).ExitCode);

        Assert.Equal(before, Directory.GetFileSystemEntries(Specs, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pipes_are_neither_read_nor_replaced()
    {
        SkipWithoutLinks();
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        string[] pipes = [_folder.Pipe("specs/sample/a.md"), _folder.Pipe("out/FeishuClient.g.cs"), _folder.Pipe("api.json"), _folder.Pipe("old/Old.g.cs")];
        _site["/document/sample/a.md"] = new(SamplePages.Guide);

        ToolRun[] runs = [Add("sample/a"), Tool.Run("emit", Specs, "-o", _folder.At("out")), Tool.Run("openapi", Specs, "-o", pipes[2])];

        Assert.All(runs, run => Assert.Equal(2, run.ExitCode));
        Assert.All(runs.Zip(pipes), run => Assert.Contains($"cannot write '{run.Second}': it is a pipe, a socket or a device", run.First.Error, StringComparison.Ordinal));
        Assert.Equal(0, Tool.Run("emit", Specs, "-o", _folder.At("old")).ExitCode);
        Assert.All(pipes, pipe => Assert.False(new FileInfo(pipe).Length > 0));
    }

    private ToolRun Add(params string[] addresses) => Tool.Run(["add", .. addresses, "-o", Specs, "--base", _site.Address]);

    private void AssertElsewhereIsAsItWas(string link)
    {
        Assert.Equal(Mine, File.ReadAllText(_folder.At("elsewhere/mine.md")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder.At("elsewhere")));
        Assert.NotNull(new FileInfo(_folder.At(link)).LinkTarget);
    }

    private static void SkipWithoutLinks() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
}
