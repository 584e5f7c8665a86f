using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.OpenApi;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Cli.Tests.Scoring;

/// <summary>Exports pages in sets of one size and collects the operations of all the documents.</summary>
internal static class CorpusExport
{
    /// <summary>The operations by method and path; where several pages describe one, that of the first page.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="guide">What the pages without operations say.</param>
    /// <param name="setSize">How many pages each document is made of.</param>
    public static Dictionary<(string Method, string Path), JsonNode> InSetsOf(int setSize, IReadOnlyList<PageOperation> pages, TypeGuide guide)
    {
        var operations = new Dictionary<(string, string), (string Page, JsonNode Operation)>();
        foreach (var set in Shuffled(pages).Chunk(setSize))
        {
            foreach (var (path, item) in Export(set, guide)["paths"]!.AsObject())
            {
                foreach (var (method, operation) in item!.AsObject())
                {
                    var key = (method.ToUpperInvariant(), Score.PathKey(path));
                    var page = (string)operation!["x-feishu-page"]!;
                    if (!operations.TryGetValue(key, out var other) || string.CompareOrdinal(page, other.Page) < 0)
                    {
                        operations[key] = (page, operation);
                    }
                }
            }
        }

        return operations.ToDictionary(o => o.Key, o => o.Value.Operation);
    }

    private static JsonNode Export(IEnumerable<PageOperation> pages, TypeGuide guide) =>
        JsonNode.Parse(DocumentBuilder.Build(CatalogBuilder.Build(pages, [], guide), isShared: false).ToJson())!;

    /// <summary>The same disorder each time, so that sets are of pages from anywhere.</summary>
    private static PageOperation[] Shuffled(IReadOnlyList<PageOperation> pages)
    {
        PageOperation[] shuffled = [.. pages];
        new Random(20240305).Shuffle(shuffled);
        return shuffled;
    }
}
