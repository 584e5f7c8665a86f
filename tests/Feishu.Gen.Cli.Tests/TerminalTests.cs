using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary>No character of a page acts on the terminal.</summary>
public sealed partial class TerminalTests
{
    private const string Nasty = "a\u001b[31m\u0007\u009b1m\u202e\u2066\u200f\u061c\u2028\ufeff\U000e0041\u007fz";
    private const string Shown = @"a\u001B[31m\u0007\u009B1m\u202E\u2066\u200F\u061C\u2028\uFEFF\U000E0041\u007Fz";

    [Theory]
    [InlineData("list")]
    [InlineData("list", "--json")]
    [InlineData("check", "--verbose")]
    [InlineData("scopes")]
    [InlineData("scopes", "--json")]
    [InlineData("openapi")]
    public void Pages_are_shown_escaped(params string[] command)
    {
        using var folder = new PageFolder(("a.md", Page("")));

        AssertHarmless(Tool.Run([command[0], folder.Root, .. command[1..]]));
    }

    [Theory]
    [InlineData]
    [InlineData("--json")]
    public void Changes_are_shown_escaped(params string[] options) => AssertHarmless(Tool.Diff([("a.md", Page(""))], [("a.md", Page("x"))], options));

    [Fact]
    public void What_is_fetched_is_shown_escaped()
    {
        using var site = PageSite.Start();
        using var folder = new PageFolder();
        site["/document/a.md"] = new(Page(""));
        site["/document/b.md"] = new("no page " + Nasty);

        var run = Tool.Run("add", "a", "b", "-o", folder.At("specs"), "--base", site.Address);

        AssertHarmless(run);
        Assert.Contains(Shown, run.Output, StringComparison.Ordinal);
        Assert.Contains("no page " + Shown, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_are_readable_and_columns_stand_below_each_other()
    {
        using var folder = new PageFolder(("a.md", Page("")), ("b.md", SamplePages.Endpoint("b", "GET", SamplePages.Url("b"))));

        var lines = Tool.Run("list", folder.Root).Lines;

        Assert.Contains(Shown, string.Concat(lines), StringComparison.Ordinal);
        Assert.Single(lines.Select(l => l.Replace("书架", "____", StringComparison.Ordinal).LastIndexOf("  ", StringComparison.Ordinal)).Distinct());
    }

    [Fact]
    public void Json_is_ascii_there_and_says_the_same()
    {
        using var folder = new PageFolder(("a.md", Page("")));

        var json = Tool.Run("list", folder.Root, "--json").Output;

        Assert.Contains(@"\u202E", json, StringComparison.Ordinal);
        Assert.Contains(@"\uDB40\uDC41", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Nasty, JsonNode.Parse(json).At(0, "title")!.GetValue<string>().Replace("书架", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("😀中文\\", "😀中文\\")]
    [InlineData("a\tb\r\nc", @"a\u0009b\u000D\u000Ac")]
    [InlineData("\u2029\u202a\u2069\u200e\u0000\u0085", @"\u2029\u202A\u2069\u200E\u0000\u0085")]
    public void Text_is_escaped(string text, string expected) => Assert.Equal(expected, ControlCharacters.Escape(text));

    [Fact]
    public void Halves_of_surrogate_pairs_are_escaped()
    {
        Assert.Equal(@"\uD800x\uDC00", ControlCharacters.Escape("\ud800x\udc00"));
        Assert.Equal("\"\\uD800x\"\n", ControlCharacters.EscapeJson("\"\ud800x\"\n"));
    }

    [Fact]
    public void Arguments_are_shown_escaped() => AssertHarmless(Tool.Run("check", "\u001b[31m", "--no-such-\u202e"));

    [Fact]
    public void Names_of_files_are_shown_escaped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no such names there.");
        using var folder = new PageFolder(("\u001b[31m\u202e.md", SamplePages.ForeignHost));

        var run = Tool.Run("check", folder.Root);

        AssertHarmless(run);
        Assert.Contains(@"\u001B[31m\u202E.md(", run.Output, StringComparison.Ordinal);
    }

    private static void AssertHarmless(ToolRun run)
    {
        Assert.NotEmpty(run.Output + run.Error);
        Assert.DoesNotMatch(Harmful(), run.Output + run.Error);
    }

    /// <summary>A page with such characters in whatever is shown of it.</summary>
    private static string Page(string more) => SamplePages.UpdateShelf
        .Replace("# 更新书架", "# " + Nasty + "书架" + more, StringComparison.Ordinal)
        .Replace("title: \"更新书架\"\n", "", StringComparison.Ordinal)
        .Replace("改书架(library", $"改{Nasty}书架(library", StringComparison.Ordinal)
        .Replace("`zh`：中文", $"`zh{more}`：中文", StringComparison.Ordinal)
        .Replace("| person | 否", $"| {Nasty}{more} | 否", StringComparison.Ordinal)
        .Replace("bad name", $"bad {Nasty}{more}", StringComparison.Ordinal);

    [GeneratedRegex(@"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\udb40[\udc00-\udc7f]")]
    private static partial Regex Harmful();
}
