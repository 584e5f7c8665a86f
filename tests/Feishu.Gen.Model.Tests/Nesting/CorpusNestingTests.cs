using System.Text.Json;
using System.Text.RegularExpressions;
using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Tests.Nesting;

/// <summary>The figures of docs/nesting.md, over the tables of at most 300 rows; skipped where the corpus is not there.</summary>
public partial class CorpusNestingTests
{
    private const int MaxRows = 300;

    [Fact]
    public void Page_alone()
    {
        var score = new Score();
        foreach (var page in Load())
        {
            score.Add(page, NestingSolver.SolvePage(page.Request?.Flat, page.Response?.Flat));
        }

        Assert.InRange(score.Exact, 0.955, 1);
        Assert.InRange(score.RightOrOpen, 0.995, 1);
        Assert.InRange(score.OpenThoughRight, 0, 0.045);
    }

    [Fact]
    public void All_pages_of_a_service_together()
    {
        var score = new Score();
        foreach (var service in Load().GroupBy(page => page.Service))
        {
            var solved = service.Select(page => (page, nesting: NestingSolver.SolvePage(page.Request?.Flat, page.Response?.Flat))).ToList();
            var memory = ShapeMemory.Merge(solved.SelectMany(one => Known(one.page, one.nesting)));
            foreach (var (page, nesting) in solved)
            {
                score.Add(page, new PageNesting(
                    nesting.Request is { } request ? NestingSolver.Settle(page.Request!.Flat, request, memory, hasOthers: true) : null,
                    nesting.Response is { } response ? NestingSolver.Settle(page.Response!.Flat, response, memory, hasOthers: true) : null));
            }
        }

        Assert.InRange(score.Exact, 0.97, 1);
        Assert.InRange(score.RightOrOpen, 0.995, 1);
        Assert.InRange(score.OpenThoughRight, 0, 0.03);
    }

    [GeneratedRegex(@"(\[\])+")]
    private static partial Regex ListMarks();

    private static IEnumerable<ShapeMemory> Known(TruePage page, PageNesting nesting)
    {
        if (nesting.Request is { } request)
        {
            yield return ShapeMemory.Of(page.Request!.Flat, request);
        }

        if (nesting.Response is { } response)
        {
            yield return ShapeMemory.Of(page.Response!.Flat, response);
        }
    }

    private static List<TruePage> Load()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
        {
            folder = folder.Parent;
        }

        var file = Path.Combine(folder?.Parent?.FullName ?? "", "shared", "corpus", "truth-dev.json");
        if (!File.Exists(file))
        {
            Assert.Skip("the corpus is not beside the repository");
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.EnumerateArray().Select(operation => new TruePage(
            operation.GetProperty("path").GetString()!.Split('/')[2],
            ReadTable(operation, "request", TableRoot.Request),
            ReadTable(operation, "response", TableRoot.Response)))];
    }

    private static TrueTable? ReadTable(JsonElement operation, string part, TableRoot root)
    {
        var rows = operation.GetProperty(part);
        if (rows.ValueKind != JsonValueKind.Array || rows.GetArrayLength() is 0 or > MaxRows)
        {
            return null;
        }

        var places = new Dictionary<string, int>();
        var parents = new List<int>();
        var flat = new List<FlatRow>();
        foreach (var row in rows.EnumerateArray())
        {
            var path = ListMarks().Replace(row.GetProperty("path").GetString()!, "");
            var dot = path.LastIndexOf('.');
            parents.Add(dot < 0 ? -1 : places[path[..dot]]);
            places.Add(path, flat.Count);
            flat.Add(new FlatRow { Name = path[(dot + 1)..], Type = System.Net.WebUtility.HtmlDecode(row.GetProperty("type").GetString()!) });
        }

        var example = LenientJson.Read(operation.GetProperty(part + "_example").GetRawText()).Value;
        return new TrueTable(new FlatTable(flat.ToEquatableArray(), root, example is JsonValue.Object ? example : null), [.. parents]);
    }

    private sealed record TrueTable(FlatTable Flat, int[] Parents);

    private sealed record TruePage(string Service, TrueTable? Request, TrueTable? Response);

    private sealed class Score
    {
        private int _tables;
        private int _exact;
        private int _rightOrOpen;
        private int _openThoughRight;

        public double Exact => (double)_exact / _tables;

        public double RightOrOpen => (double)_rightOrOpen / _tables;

        public double OpenThoughRight => (double)_openThoughRight / _tables;

        public void Add(TruePage page, PageNesting nesting)
        {
            Add(page.Request, nesting.Request);
            Add(page.Response, nesting.Response);
        }

        private void Add(TrueTable? table, TableNesting? nesting)
        {
            if (table is null)
            {
                return;
            }

            var isExact = table.Parents.SequenceEqual(Tables.Parents(nesting!));
            _tables++;
            _exact += isExact ? 1 : 0;
            _rightOrOpen += isExact || nesting!.IsOpen ? 1 : 0;
            _openThoughRight += isExact && nesting!.IsOpen ? 1 : 0;
        }
    }
}
