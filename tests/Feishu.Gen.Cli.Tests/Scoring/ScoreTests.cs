using System.Text;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;
using Feishu.Gen.Cli.Tests.Support;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Cli.Tests.Scoring;

/// <summary>
/// What is exported of the real pages, beside what is known of them. The known truth is wrong about a few: they are listed here with
/// the reason, and are the only ones that may differ where nothing may.
/// </summary>
public sealed class ScoreTests(ScoreTests.RealPages pages) : IClassFixture<ScoreTests.RealPages>
{
    /// <summary>The table's closing pipe; the truth has taken it for a part of the URL.</summary>
    private const int UrlsWithPipe = 1;

    /// <summary>A pipe in the description of a path parameter's row; the truth has dropped the row.</summary>
    private const int PathRowsWithSurplusPipes = 7;

    /// <summary>Query parameters below 请求参数; the truth looks below 查询参数 alone.</summary>
    private const int MixedTables = 5;

    /// <summary>A second error table in the section; the truth has the first.</summary>
    private const int SecondErrorTables = 1;

    /// <summary>A page with two alternative bodies below headings of their own; the truth has none.</summary>
    private const int AlternativeBodies = 1;

    // The shares of tables whose nesting is found, and of those that are right or said to be open.
    private const double RequestTables = 0.975;
    private const double ResponseTables = 0.975;
    private const double RightOrOpen = 0.995;
    private const double OpenThoughRight = 0.04;
    private const double Rows = 0.99;

    // The same where all pages are there, the guides among them. Three tables have lists for which the truth writes no mark.
    private const double TablesOfAll = 0.985;
    private const double RightOrOpenOfAll = 0.996;
    private const double OpenThoughRightOfAll = 0.02;
    private const double RowsOfAll = 0.998;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void Exported_operations_are_what_the_pages_mean(int setSize)
    {
        var truth = JsonNode.Parse(File.ReadAllText(Corpus.Find("truth-dev.json")))!.AsArray();

        // Guides belong to the whole reference: a few pages come without.
        var (operations, guide) = pages.Load();
        var score = Score.Of(CorpusExport.InSetsOf(setSize, operations, setSize < operations.Count ? TypeGuide.Empty : guide), truth);

        var report = Report(score);
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        AllBut(UrlsWithPipe, "operations");
        AllBut(PathRowsWithSurplusPipes, "path_params");
        AllBut(MixedTables, "query_params");
        AllBut(SecondErrorTables, "error codes");
        AllBut(0, "rate limits");
        AllBut(0, "token kinds");
        AllBut(0, "scopes");
        AllBut(AlternativeBodies, "no body where none is said");
        AtLeast(0.999, "field types");
        AllBut(0, "field required");
        AtLeast(0.93, "operation names");
        var isAll = setSize == int.MaxValue;
        AtLeast(isAll ? TablesOfAll : RequestTables, "request tables exact");
        AtLeast(isAll ? TablesOfAll : ResponseTables, "response tables exact");
        AtLeast(isAll ? RightOrOpenOfAll : RightOrOpen, "tables right or said to be open");
        AtLeast(isAll ? RowsOfAll : Rows, "body rows recall");
        AtLeast(isAll ? RowsOfAll : Rows, "body rows precision");
        Assert.True(score.OpenThoughRight <= (isAll ? OpenThoughRightOfAll : OpenThoughRight) * score.Parts["tables right or said to be open"].Total, report);

        void AllBut(int exceptions, string part) => Assert.True(score.Parts[part].Misses.Count <= exceptions, part + "\n" + report);
        void AtLeast(double share, string part) => Assert.True(score.Parts[part].Share >= share, part + "\n" + report);
    }

    private static string Report(Score score)
    {
        var text = new StringBuilder();
        foreach (var (name, part) in score.Parts)
        {
            text.Append(name).Append(": ").Append(part.Good).Append('/').Append(part.Total).Append('\n');
            foreach (var miss in part.Misses.Take(name.StartsWith("body rows", StringComparison.Ordinal) ? 0 : 40))
            {
                text.Append("  ").Append(miss).Append('\n');
            }
        }

        return text.Append("open though right: ").Append(score.OpenThoughRight).Append('\n').ToString();
    }

    /// <summary>The operations of the real pages, read once for all tests.</summary>
    public sealed class RealPages
    {
        private (IReadOnlyList<PageOperation>, TypeGuide)? _loaded;

        internal (IReadOnlyList<PageOperation> Operations, TypeGuide Guide) Load()
        {
            var folder = Corpus.Find("dev");
            return _loaded ??= Load(folder);
        }

        private static (IReadOnlyList<PageOperation>, TypeGuide) Load(string folder)
        {
            var pages = PageSet.Load([folder], new Terminal(TextWriter.Null, TextWriter.Null, isInteractive: false)).Pages;
            return (
                [.. pages.Select(p => PageOperation.Of(p.File.Path, p.Result)).OfType<PageOperation>()],
                TypeGuide.Merge(pages.Select(p => p.Result.Guide)));
        }
    }
}
