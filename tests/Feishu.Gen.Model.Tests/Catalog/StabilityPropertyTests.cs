using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using static Feishu.Gen.Tests.Catalog.CatalogSamples;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>A page that is added changes no name and no type, whatever else there is: random pages that agree on what a type's field is.</summary>
public sealed class StabilityPropertyTests
{
    private static readonly string[] s_words = ["cat", "cats", "cat_box", "box", "boxes", "list", "query", "status", "kind_of", "Kind", "task", "id_list"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_part_of_the_pages_is_part_of_the_whole(int seed)
    {
        var random = new Random(seed);
        var compared = 0;
        for (var round = 0; round < 60; round++)
        {
            // Names that meet are told apart with a finding; nothing is promised for them.
            PageOperation[] pages = [.. Enumerable.Range(0, 12).Select(_ => RandomPage(random)).DistinctBy(p => p.Path)];
            var whole = Build(pages);
            if (whole.Findings.Count > 0)
            {
                continue;
            }

            compared++;
            random.Shuffle(pages);
            var part = Surface(Build(pages[..random.Next(1, pages.Length)]));

            Assert.NotEmpty(part);
            Assert.Empty(part.Except(Surface(whole)));
        }

        Assert.InRange(compared, 15, 60);
    }

    private static PageOperation RandomPage(Random random)
    {
        var path = $"shop/v1/{Word(random)}{(random.Next(2) == 0 ? "/:id" : "")}{(random.Next(2) == 0 ? "/" + Word(random) : "")}";
        var method = random.Next(3) switch { 0 => "GET", 1 => "POST", _ => "PATCH" };
        var page = Page(method, path, RandomFields(random, "", 3));
        return method == "GET" ? page : page.Sending(RandomFields(random, "", 3));
    }

    private static List<Field> RandomFields(Random random, string owner, int depth) =>
        [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Word(random)).Distinct().Select(name => RandomField(random, owner, name, depth))];

    /// <summary>What kind of field it is follows from the names; whether it lists fields or values does not.</summary>
    private static Field RandomField(Random random, string owner, string name, int depth) => (((owner.Length * 7) + name.Length) % 4) switch
    {
        0 => Number(name),
        1 => Text(name, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Word(random)).Distinct()]),
        2 => Object(name, name + "_item", depth > 0 ? RandomFields(random, name, depth - 1) : []),
        _ => Object(name, null, [Number("count")]),
    };

    private static string Word(Random random) => s_words[random.Next(s_words.Length)];
}
