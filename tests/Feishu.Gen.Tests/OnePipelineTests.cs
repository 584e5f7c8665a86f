using System.Collections.Immutable;
using Feishu.Gen.Tests.Corpus;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Tests;

/// <summary>
/// The generator takes its steps one by one, and the catalog of the tools takes them at once. Both come to the same files and findings, byte by
/// byte, whatever pages there are and in whatever order.
/// </summary>
public class OnePipelineTests
{
    private static readonly ImmutableArray<(string Path, string Text)> s_specs = [.. Repository.Specs.Select(p => ("specs/" + p.Path, p.Text))];

    /// <summary>Sound pages, pages at fault, and pages that are only at fault together.</summary>
    private static readonly ImmutableArray<(string Path, string Text)> s_all =
    [
        .. s_specs,
        ("specs/followers.md", SamplePages.Followers),
        ("specs/user.md", SamplePages.User),
        ("specs/moved.md", SamplePages.Moved),
        .. Faults.All.SelectMany((fault, i) => fault.Texts.Select((t, n) => ($"specs/faults/{i:00}/Page {n}.md", t.Text))),
    ];

    [Fact]
    public void Specs()
    {
        var output = Check(s_specs);

        Assert.NotEmpty(output.Files);
    }

    [Fact]
    public void Pages_at_fault()
    {
        var output = Check(s_all);

        // What only the catalog sees is there, too: names that clash, and nesting that stays open.
        Assert.Contains(output.Findings, f => f.Contains(" FSG0012 ", StringComparison.Ordinal));
        Assert.Contains(output.Findings, f => f.Contains(" Error ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds), 10)]
    public void Random_pages_some_of_them_spoilt(int seed)
    {
        var random = new Random(seed);
        var mutator = new Mutator(seed);
        var pages = Shuffled(s_all, random).Take(1 + random.Next(60));

        Check([.. pages.Select(p => random.Next(4) == 0 ? (p.Path, mutator.Mutate(p.Text)) : p)], random);
    }

    [Theory]
    [MemberData(nameof(Seeds), 4)]
    public void Random_real_pages(int seed)
    {
        var random = new Random(seed);

        Check([.. Shuffled(RealPages.Project().Pages, random).Take(40)], random);
    }

    [Fact]
    public void No_pages() => Assert.Empty(Check([]).Files);

    public static TheoryData<int> Seeds(int count) => [.. Enumerable.Range(1, count)];

    /// <summary>Each side gets the pages in an order of its own.</summary>
    private static PipelineOutput Check(ImmutableArray<(string Path, string Text)> pages, Random? random = null)
    {
        var project = new PageProject { Pages = pages };
        var output = PipelineOutput.OfCatalog(project with { Pages = random is null ? pages : Shuffled(pages, random) });
        PipelineOutput.AssertEqual(output, PipelineOutput.OfGenerator(project));
        return output;
    }

    private static ImmutableArray<(string Path, string Text)> Shuffled(ImmutableArray<(string Path, string Text)> pages, Random random)
    {
        var shuffled = pages.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
