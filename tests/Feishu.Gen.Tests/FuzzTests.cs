using System.Collections.Immutable;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests;

/// <summary>Whatever a page says: the generator does not fail, and what it emits compiles.</summary>
public class FuzzTests
{
    private const int PagesAtOnce = 40;

    private static readonly ImmutableArray<string> s_pages = [SamplePages.Followers, SamplePages.User, .. Repository.Specs.Select(p => p.Text)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Spoilt_pages(int seed)
    {
        var mutator = new Mutator(seed);
        AssertHarmless([.. Enumerable.Range(0, 2 * PagesAtOnce).Select(i => mutator.Mutate(s_pages[i % s_pages.Length]))]);
    }

    [Fact]
    public void Truncated_pages() => AssertHarmless([.. s_pages.SelectMany(p => Mutator.Truncations(p, 8))]);

    [Fact]
    public void Random_bytes()
    {
        var mutator = new Mutator(7);
        AssertHarmless([.. Enumerable.Range(0, 2 * PagesAtOnce).Select(i => mutator.Bytes(i * 50)), .. Enumerable.Range(0, PagesAtOnce).Select(i => mutator.Text(i * 20))]);
    }

    [Fact]
    public void Faults_together() => AssertHarmless([.. Faults.All.Where(f => !f.IsMissing).SelectMany(f => f.Texts).Select(t => t.Text)]);

    [Theory]
    [InlineData('[')]
    [InlineData('(')]
    [InlineData('<')]
    [InlineData('{')]
    [InlineData('>')]
    [InlineData('*')]
    [InlineData('`')]
    [InlineData('|')]
    [InlineData('#')]
    public void Thousands_of_one_character_anywhere(char c)
    {
        var many = new string(c, 4000);
        AssertHarmless(
        [
            .. new[] { "title: \"", "# 移除", "移除任务", "task:task", "接口频率限制 | ", "任务 ID", "string\\[\\]", "| 是 | 谁", "{ \"id_list\": ", "核对任务" }
                .Select(place => SamplePages.Followers.Replace(place, place + many, StringComparison.Ordinal)),
        ]);
    }

    [Fact]
    public void Very_long_lines() => AssertHarmless(
    [
        .. new[] { "x", "[", "](", "<", "`a", "**", "&", "\\", "- `a`", "\"" }
            .Select(part => SamplePages.Followers.Replace("| 是 | 谁", "| 是 | 谁" + string.Concat(Enumerable.Repeat(part, 50_000)), StringComparison.Ordinal)),
    ]);

    [Theory]
    [InlineData("FeishuNamespace")]
    [InlineData("FeishuClientName")]
    [InlineData("FeishuAccessibility")]
    [InlineData("RootNamespace")]
    public void Spoilt_options(string property)
    {
        var mutator = new Mutator(8);
        for (var i = 0; i < 50; i++)
        {
            var project = PageProject.Of(SamplePages.User) with
            {
                Properties = ImmutableDictionary<string, string>.Empty.Add(property, i % 2 == 0 ? mutator.Text(5) : mutator.Mutate("Acme")),
            };

            AssertParses(SmallStack.Run(project.Run));
        }
    }

    /// <summary>Runs and compiles pages, many at once; if that fails, says which of them does so alone.</summary>
    private static void AssertHarmless(ImmutableArray<string> pages)
    {
        foreach (var some in pages.Chunk(PagesAtOnce))
        {
            var project = new PageProject
            {
                Pages = [.. some.Select((text, i) => ($"specs/{i}.md", text))],
                Sources = [Consumer.Hostile],
            };

            var failure = Record.Exception(() => Run(project));
            if (failure is not null)
            {
                var culprit = some.FirstOrDefault(text => Record.Exception(() => Run(PageProject.Of(text))) is not null);
                Assert.Fail($"{failure.Message}\n\n{(culprit is null ? "Only together." : "Alone, too:\n" + culprit)}");
            }
        }
    }

    private static void Run(PageProject project)
    {
        AssertParses(SmallStack.Run(project.Run));
        Consumer.CompileWithEmitted(project);
    }

    private static void AssertParses(GeneratorRunResult run)
    {
        Assert.Null(run.Exception);

        // A page that is no text may be refused; a reader that stumbles says which exception it was.
        Assert.DoesNotContain(run.Diagnostics, d => d.Id == Rules.UnreadablePage.Id && d.GetMessage(null).Contains("Exception", StringComparison.Ordinal));
        var said = run.GeneratedSources.SelectMany(s => s.SyntaxTree.GetDiagnostics()).Select(d => d.ToString()).ToList();
        Assert.True(said.Count == 0, string.Join("\n", said.Take(10)));
    }
}
