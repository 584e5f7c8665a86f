using System.Globalization;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary>What ends the tool from outside, or takes the disk from it, leaves pages whole and is told by the exit code.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Pages = 40;
    private const int UsualKills = 10;

    private readonly PageSite _site = PageSite.Start();
    private readonly PageFolder _folder = new();

    private string Specs => _folder.At("specs");

    /// <summary>How often the tool is killed; more often where the environment says so.</summary>
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("FEISHU_GEN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : UsualKills;

    public void Dispose()
    {
        _site.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task However_often_it_is_killed_each_page_is_whole()
    {
        var (torn, old, now, leftovers) = (0, 0, 0, 0);
        for (var i = 0; i < Pages; i++)
        {
            _folder.Write($"specs/sample/page{i}.md", Page(i, 0));
        }

        for (var kill = 1; kill <= Kills; kill++)
        {
            Serve(kill);
            var asked = _site.Asked.Count();
            using var tool = ToolProcess.Start("update", Specs, "--base", _site.Address);
            await _site.WaitForAsync(asked + 1 + (kill * 7 % Pages));
            tool.Kill();
            await tool.EndAsync();

            var versions = Enumerable.Range(0, Pages).Select(i => VersionOf(i, File.ReadAllText(_folder.At($"specs/sample/page{i}.md")))).ToList();
            torn += versions.Count(v => v is null);
            now += versions.Count(v => v == kill);
            old += versions.Count(v => v < kill);
            leftovers += Directory.EnumerateFiles(_folder.At("specs/sample"), "*.tmp").Count();
        }

        TestContext.Current.SendDiagnosticMessage($"{Kills} kills, pages: {now} new, {old} old, {torn} torn; {leftovers} temporary files left");
        Assert.Equal(0, torn);
        Assert.True(now > 0 && old > 0, $"The kills came too early or too late: {now} pages were new, {old} old.");

        using var last = ToolProcess.Start("update", Specs, "--base", _site.Address);
        Assert.Equal(0, (await last.EndAsync()).ExitCode);
        Assert.Equal(Pages, Directory.EnumerateFiles(_folder.At("specs/sample")).Count());
        Assert.All(Enumerable.Range(0, Pages), i => Assert.Equal(Page(i, Kills), File.ReadAllText(_folder.At($"specs/sample/page{i}.md"))));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_it_with_its_number(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such signal.");
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        _site["/document/sample/shelf.md"] = new("") { Stalls = true };
        using var tool = ToolProcess.Start("update", Specs, "--base", _site.Address);
        await _site.WaitForAsync(1);

        await tool.SignalAsync(signal);
        var run = await tool.EndAsync();

        Assert.Equal(new ToolRun(exitCode, "", "feishu-gen: stopped; every file is as it was, or as it is to be\n"), run);
        Assert.Equal(SamplePages.UpdateShelf, File.ReadAllText(_folder.At("specs/shelf.md")));
    }

    [Fact]
    public async Task A_signal_ends_it_where_it_waits_for_something_else_than_a_page()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such signal.");
        _site["/document/sample/a.md"] = new(SamplePages.Endpoint(new string('长', 100_000), "GET", SamplePages.Url("a")));
        _folder.Pipe("unread");
        using var tool = ToolProcess.StartInShell($"exec 3<>'{_folder.At("unread")}'; exec \"$@\" >&3", "add", "sample/a", "-o", Specs, "--base", _site.Address);
        await _site.WaitForAsync(1);
        using var unread = new StreamReader(new FileStream(_folder.At("unread"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var line = "";
        while (!line!.StartsWith("1 page written", StringComparison.Ordinal))
        {
            line = await unread.ReadLineAsync(TestContext.Current.CancellationToken);
        }

        // All is fetched, and what is said of it meets a pipe that is full.
        await tool.SignalAsync("TERM");

        Assert.Equal(143, (await tool.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_file_that_grows_too_large_is_a_failure()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell limits files in blocks of another size.");
        var old = SamplePages.UpdateShelf;
        _folder.Write("specs/shelf.md", old);
        _site["/document/sample/shelf.md"] = new(old.Replace("改书架的名字。", new string('长', 400_000), StringComparison.Ordinal));
        using var tool = ToolProcess.StartInShell("export DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0; ulimit -f 512; exec \"$@\"", "update", Specs, "--base", _site.Address);

        var run = await tool.EndAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"cannot write '{Specs}/shelf.md': ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["shelf.md"], Directory.EnumerateFiles(Specs).Select(f => Path.GetFileName(f)));
        Assert.Equal(old, File.ReadAllText(_folder.At("specs/shelf.md")));
    }

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--json")]
    [InlineData("openapi")]
    [InlineData("check")]
    public async Task An_output_that_takes_no_more_is_a_failure(params string[] command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device.");
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        using var tool = ToolProcess.StartInShell("exec \"$@\" > /dev/full", [command[0], Specs, .. command[1..]]);

        var run = await tool.EndAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("feishu-gen: ", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_page_that_is_read_only_is_left_alone()
    {
        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        File.SetAttributes(_folder.At("specs/shelf.md"), FileAttributes.ReadOnly);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf + "x\n");

        var run = Tool.Run("update", Specs, "--base", _site.Address);
        File.SetAttributes(_folder.At("specs/shelf.md"), FileAttributes.Normal);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"cannot write '{Specs}/shelf.md': ", run.Error, StringComparison.Ordinal);
        Assert.Equal(SamplePages.UpdateShelf, File.ReadAllText(_folder.At("specs/shelf.md")));
    }

    [Fact]
    public void A_folder_that_may_not_be_written_to_is_a_failure()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Nothing is forbidden to it.");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Folders have no such modes there.");
            return;
        }

        _folder.Write("specs/shelf.md", SamplePages.UpdateShelf);
        File.SetUnixFileMode(Specs, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _site["/document/sample/shelf.md"] = new(SamplePages.UpdateShelf + "x\n");

        var run = Tool.Run("update", Specs, "--base", _site.Address);
        File.SetUnixFileMode(Specs, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"cannot write '{Specs}/shelf.md': ", run.Error, StringComparison.Ordinal);
    }

    private void Serve(int version)
    {
        for (var i = 0; i < Pages; i++)
        {
            _site[$"/document/sample/page{i}.md"] = new(Page(i, version));
        }
    }

    /// <summary>Which version a text is; null where it is none, or not the whole of it.</summary>
    private static int? VersionOf(int page, string text) =>
        int.TryParse(text.AsSpan(text.LastIndexOf('完') + 1), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var version) && text == Page(page, version) ? version : null;

    /// <summary>A page of some 100 KB.</summary>
    private static string Page(int number, int version) =>
        $"---\nsource_url: https://open.feishu.cn/document/sample/page{number}\n---\n"
        + SamplePages.Endpoint($"第{number}页", "GET", SamplePages.Url($"pages{number}"), $"{string.Concat(Enumerable.Repeat($"版本{version}。", 8_000))}\n\n完{version}");
}
