using Feishu.Gen.Cli.Tests.Support;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

public sealed class EmitCommandTests
{
    [Fact]
    public void The_files_are_those_that_the_compiler_gets()
    {
        using var folder = new PageFolder(("specs/moved.md", EventPages.Moved), ("specs/shelf.md", SamplePages.UpdateShelf), ("specs/guide.md", SamplePages.Guide));
        var expected = new PageProject { Pages = [("specs/moved.md", EventPages.Moved), ("specs/shelf.md", SamplePages.UpdateShelf)] }.Run().GeneratedSources;

        var run = Tool.Run("emit", folder.At("specs"), "-o", folder.At("out"), "--project", folder.Root, "--namespace", "Feishu.Bots.FeishuApi");

        Assert.Equal(new ToolRun(0, $"{expected.Length} files: {expected.Length} written, 0 removed, 0 unchanged\n", ""), run);
        Assert.Equal(
            expected.Select(s => (s.HintName, s.SourceText.ToString())).OrderBy(s => s.HintName, StringComparer.Ordinal),
            Directory.EnumerateFiles(folder.At("out")).Select(f => (Path.GetFileName(f), File.ReadAllText(f))).OrderBy(f => f.Item1, StringComparer.Ordinal));
    }

    [Fact]
    public void Only_what_differs_is_touched()
    {
        using var folder = new PageFolder(("specs/shelf.md", SamplePages.UpdateShelf), ("out/Own.g.cs", "// mine\n"));
        string[] emit = ["emit", folder.At("specs"), "-o", folder.At("out")];
        var files = Tool.Run(emit).Lines[0].Split(' ')[0];
        Assert.Equal($"{files} files: 0 written, 0 removed, {files} unchanged\n", Tool.Run(emit).Output);

        folder.Write("specs/shelf.md", SamplePages.Endpoint("读书架", "GET", SamplePages.Url("racks/:rack_id")));
        Tool.Run(emit);

        var names = Directory.EnumerateFiles(folder.At("out")).Select(f => Path.GetFileName(f)).ToList();
        Assert.Contains("LibraryV1.RackResource.Get.g.cs", names);
        Assert.Contains("Own.g.cs", names);
        Assert.DoesNotContain("LibraryV1.RackResource.Patch.g.cs", names);
    }

    [Fact]
    public void Options_are_those_of_the_project()
    {
        using var folder = new PageFolder(("specs/shelf.md", SamplePages.UpdateShelf));

        Tool.Run("emit", folder.At("specs"), "-o", folder.At("out"), "--client", "Books", "--accessibility", "internal");

        Assert.Contains("internal partial class Books :", File.ReadAllText(folder.At("out/Books.g.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_option_is_a_failure()
    {
        using var folder = new PageFolder(("specs/shelf.md", SamplePages.UpdateShelf));

        var run = Tool.Run("emit", folder.At("specs"), "-o", folder.At("out"), "--namespace", "1.2");

        Assert.Equal((2, "feishu-gen: The build property 'FeishuNamespace' has the value '1.2', which is not a namespace\n"), (run.ExitCode, run.Error));
        Assert.False(Directory.Exists(folder.At("out")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_a_failure()
    {
        using var folder = new PageFolder(("specs/shelf.md", SamplePages.UpdateShelf), ("out", "a file"));

        Assert.StartsWith($"feishu-gen: cannot write to '{folder.At("out")}': ", Tool.Run("emit", folder.At("specs"), "-o", folder.At("out")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Library")]
    [InlineData("Books")]
    public void The_client_may_be_called_like_a_service(string client)
    {
        using var folder = new PageFolder(("specs/shelf.md", SamplePages.UpdateShelf));

        var run = Tool.Run("emit", folder.At("specs"), "-o", folder.At("out"), "--client", client);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"LibraryService {(client == "Library" ? "Library2" : "Library")} =>", File.ReadAllText(folder.At($"out/{client}.g.cs")), StringComparison.Ordinal);
    }
}
