using System.Diagnostics;
using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Emit;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Tests;

/// <summary>A page that is very long in one respect costs in proportion to its length, and never stops an editor.</summary>
public class LongPagesTests
{
    private const int Long = 160_000;

    private const double MostGrowth = 6;

    // Far more than is needed, as other tests use the processor too; what grows with the square takes minutes.
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(60);

    private static readonly EmitOptions s_options = new("Feishu.Bots.FeishuApi", "FeishuClient", "public");

    /// <summary>The shapes by their names.</summary>
    public static TheoryData<string> Names => [.. PageShapes.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Four_times_as_much_allocates_at_most_six_times_as_much(string name)
    {
        var shape = PageShapes.All.Single(s => s.Name == name);
        var (page, quarter) = (shape.OfLength(Long), shape.OfLength(Long / 4));
        Go(shape.OfLength(2000));

        var start = Stopwatch.GetTimestamp();
        var less = Allocated(quarter);
        var more = Allocated(page);

        Assert.True(shape.Most < int.MaxValue || more < MostGrowth * less, $"{more:N0} bytes instead of {less:N0}");
        Assert.True(Stopwatch.GetElapsedTime(start) < s_most, $"{Stopwatch.GetElapsedTime(start)}");
    }

    [Fact]
    public void Table_that_takes_too_much_is_given_up_and_says_so()
    {
        var page = PageShapes.All.Single(s => s.Name == "pairs of an object and a string").OfLength(300_000);

        var run = PageProject.Of(page).Run();

        var diagnostic = Assert.Single(run.Diagnostics, d => d.Id == Rules.NestingGivenUp.Id);
        Assert.Contains("rows are guessed", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(run.GeneratedSources.Select(s => s.SourceText.ToString()), PageProject.Of(page).Run().GeneratedSources.Select(s => s.SourceText.ToString()));
    }

    private static long Allocated(string page)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Go(page);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Go(string page)
    {
        var catalog = CatalogBuilder.Build([("specs/page.md", OperationReader.Read(page))]);
        foreach (var plan in catalog.Operations)
        {
            OperationEmitter.Emit(plan, s_options);
        }

        foreach (var plan in catalog.EventFiles)
        {
            EventEmitter.Emit(plan, s_options);
        }

        foreach (var plan in catalog.Types)
        {
            SharedTypesEmitter.Emit(plan, s_options);
        }
    }
}
