using Feishu.Gen.Catalog;

namespace Feishu.Gen.Tests.Stability;

/// <summary>
/// A page that is added renames nothing: whatever a part of the pages yields has the same name and type among all of them, and code
/// that was written when there were only these pages compiles when all are there.
/// </summary>
public sealed class StabilityTests(RealOperations pages) : IClassFixture<RealOperations>
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(3, 4)]
    [InlineData(3, 5)]
    [InlineData(3, 6)]
    [InlineData(30, 7)]
    [InlineData(30, 8)]
    [InlineData(30, 9)]
    [InlineData(200, 10)]
    [InlineData(200, 11)]
    [InlineData(400, 12)]
    public void Random_pages_are_part_of_the_whole(int count, int seed)
    {
        var part = pages.Certain.Except(pages.OfSharedEndpoints).ToArray();
        new Random(seed).Shuffle(part);

        AssertPart(part[..count]);
    }

    /// <summary>All pages that can settle each other's tables are there, so the open ones are no exception.</summary>
    [Fact]
    public void Each_service_is_part_of_the_whole()
    {
        foreach (var service in pages.All.Except(pages.OfSharedEndpoints).GroupBy(p => p.Service))
        {
            AssertPart([.. service]);
        }
    }

    /// <summary>
    /// What several pages say of one endpoint is one operation. It demands only what all of them demand; otherwise it is what it was.
    /// </summary>
    [Fact]
    public void A_page_is_part_of_all_pages_of_its_endpoint()
    {
        foreach (var page in pages.OfSharedEndpoints)
        {
            var emitted = pages.Emit([page]);

            Report("Not in the whole", [.. emitted.Names.Except(pages.Whole.Names)]);
            Report("Does not compile against the whole", pages.Whole.Complaints(UserSource.Of(emitted.Compilation, reads: false)));
        }
    }

    private void AssertPart(IReadOnlyCollection<CatalogPage> part)
    {
        var emitted = pages.Emit(part);

        Assert.NotEmpty(emitted.Surface);
        Report("Not in the whole", [.. emitted.Surface.Except(pages.Whole.Surface)]);

        var source = UserSource.Of(emitted.Compilation);
        Report("Does not compile against the part", emitted.Complaints(source));
        Report("Does not compile against the whole", pages.Whole.Complaints(source));
    }

    private static void Report(string what, IReadOnlyCollection<string> lines) =>
        Assert.True(lines.Count == 0, $"{what}, {lines.Count} times:\n{string.Join('\n', lines.Take(40))}");
}
