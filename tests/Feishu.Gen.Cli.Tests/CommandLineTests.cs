using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("openapi")]
    [InlineData("check")]
    [InlineData("list")]
    [InlineData("mock")]
    [InlineData("scopes")]
    [InlineData("emit", "-o", "out")]
    [InlineData("diff", "elsewhere")]
    public void A_missing_folder_is_a_failure(string command, params string[] others)
    {
        using var folder = new PageFolder();
        var missing = folder.At("nowhere");

        Assert.Equal(new ToolRun(2, "", $"feishu-gen: '{missing}' does not exist\n"), Tool.Run([command, missing, .. others]));
    }

    [Theory]
    [InlineData("openapi")]
    [InlineData("check")]
    [InlineData("list")]
    [InlineData("mock")]
    [InlineData("update")]
    [InlineData("scopes")]
    [InlineData("emit", "-o", "out")]
    [InlineData("diff", ".")]
    public void A_folder_without_pages_is_a_failure(string command, params string[] others)
    {
        using var folder = new PageFolder(("dump.txt", SamplePages.UpdateShelf));

        Assert.Equal(new ToolRun(2, "", $"feishu-gen: no pages (*.md) in '{folder.Root}'\n"), Tool.Run([command, folder.Root, .. others]));
    }

    [Theory]
    [InlineData("openapi", "page of an endpoint or event")]
    [InlineData("mock", "endpoint page")]
    public void Pages_without_what_is_needed_are_a_failure(string command, string needed)
    {
        using var folder = new PageFolder(("a.md", SamplePages.Guide));

        Assert.Equal(
            new ToolRun(2, "", $"feishu-gen: no {needed} among 1 page; 'feishu-gen check --verbose' says why\n"), Tool.Run(command, folder.Root));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_failure()
    {
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));

        var run = Tool.Run("openapi", folder.Root, "-o", folder.At("nowhere/out.json"));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"feishu-gen: cannot write '{folder.At("nowhere/out.json")}': ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("chekc")]
    [InlineData("check", ".", "--no-such-option")]
    public void Bad_arguments_are_a_failure(params string[] args)
    {
        var run = Tool.Run(args);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("emit", "specs", "-o", "")]
    [InlineData("emit", "specs", "-o", " ")]
    [InlineData("emit", "specs", "-o", "out", "--client", "")]
    [InlineData("emit", "specs", "-o", "out", "--namespace", "")]
    [InlineData("emit", "specs", "-o", "out", "--project", "")]
    [InlineData("emit", "specs", "-o", "out", "--accessibility", "")]
    [InlineData("emit", "specs", "-o", "out", "--client", "Create")]
    [InlineData("emit", "specs", "-o", "out", "--namespace", "a..b")]
    [InlineData("emit", "specs", "-o", "out", "--project", "\0")]
    [InlineData("emit", "specs", "-o", "a\0b")]
    [InlineData("emit", "", "-o", "out")]
    [InlineData("add", "a", "-o", "")]
    [InlineData("add", "a", "-o", "a\0b", "--base", "http://127.0.0.1:1")]
    [InlineData("add", "")]
    [InlineData("add", "a", "--base", "")]
    [InlineData("add", "a", "--timeout", "")]
    [InlineData("add", "a", "--timeout", "1e9")]
    [InlineData("add", "a", "--timeout", "-1")]
    [InlineData("update", "")]
    [InlineData("update", "specs", "--timeout", "99999999999999999999")]
    [InlineData("update", "specs", "--base", "http://")]
    [InlineData("update", "specs", "--base", "file:///etc")]
    [InlineData("openapi", "specs", "-o", "")]
    [InlineData("openapi", "specs", "-o", "a\0b")]
    [InlineData("openapi", "specs", "-o", ".")]
    [InlineData("openapi", "specs", "-o", "/")]
    [InlineData("mock", "specs", "--port", "")]
    [InlineData("mock", "specs", "--port", "-1")]
    [InlineData("mock", "specs", "--port", "65536")]
    [InlineData("mock", "specs", "--scope", "")]
    [InlineData("mock", "specs", "--fault", "")]
    [InlineData("scopes", "specs", "--tokens", "")]
    [InlineData("diff", "", "specs")]
    [InlineData("diff", "specs", "")]
    [InlineData("check", "a\0b")]
    [InlineData("list", "")]
    public void Empty_and_odd_values_are_a_failure_and_no_fault(params string[] args)
    {
        using var folder = new PageFolder(("specs/shelf.md", SamplePages.UpdateShelf));

        var run = Tool.Run([.. args.Select(a => a is "specs" or "out" ? folder.At(a) : a)]);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
        Assert.DoesNotContain("fault of the tool", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("out")));
    }

    [Theory]
    [InlineData("openapi", "feishu-gen openapi specs -o feishu.json")]
    [InlineData("check", "feishu-gen check specs")]
    [InlineData("list", "feishu-gen list specs --json")]
    [InlineData("mock", "feishu-gen mock specs --port 8080 --rate-limits")]
    [InlineData("add", "feishu-gen add https://open.feishu.cn/document/server-docs/im-v1/message/create")]
    [InlineData("update", "feishu-gen update src/Bots/specs")]
    [InlineData("diff", "feishu-gen diff old/specs specs")]
    [InlineData("scopes", "feishu-gen scopes specs --json --tokens tenant")]
    [InlineData("emit", "feishu-gen emit src/Bots/specs -o review --project src/Bots")]
    public void Help_shows_examples(string command, string example)
    {
        var run = Tool.Run(command, "--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"  {example}\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Examples:", Tool.Run("--help").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("update")]
    [InlineData("diff")]
    public void Help_tells_that_a_change_that_breaks_code_is_no_success(string command) =>
        Assert.Contains("exit code 1 if code may not compile any more (!)", Tool.Run(command, "--help").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void Progress_is_drawn_for_people_and_wiped()
    {
        using var folder = new PageFolder(("a.md", SamplePages.Guide), ("b.md", SamplePages.UpdateShelf));

        var run = Tool.Run(isInteractive: true, "list", folder.Root);

        Assert.Contains("\rReading pages: 2/2", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(new string(' ', "Reading pages: 2/2".Length) + "\r", run.Error, StringComparison.Ordinal);
        Assert.Equal(Tool.Run("list", folder.Root).Output, run.Output);
    }

    [Fact]
    public void A_page_that_is_not_text_costs_nothing_but_itself()
    {
        using var folder = new PageFolder(("b.md", SamplePages.UpdateShelf));
        File.WriteAllBytes(folder.At("a.md"), [0xFF, 0xFE, 0x00, 0xD8, 0xC3, 0x28, 0x0A, 0x7C]);

        Assert.Equal("library.v1.rack.patch", Tool.Run("list", folder.Root).Output.Split(' ')[0]);
    }
}
