using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.Diff;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Tests.Support;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Cli.Tests;

/// <summary>Whatever changes on the repository's own pages, and on pages of events: what is said to break code does so by the compiler's word, and nothing else.</summary>
public sealed class DiffPropertyTests
{
    private static readonly (string From, string To)[] s_edits =
    [
        ("| string |", "| int |"), ("| int |", "| string |"), ("| 是 |", "| 否 |"), ("| 否 |", "| 是 |"), ("string\\[\\]", "int\\[\\]"), ("| boolean |", "| string |"),
    ];

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Specs, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Specs, f)).Where(f => f != "README.md").Order(StringComparer.Ordinal)];

    private static string Specs
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "specs");
        }
    }

    /// <summary>Pages of events, and for each an order in which its rows are changed.</summary>
    public static MatrixTheoryData<string, int> Events => new(
        [EventPages.Moved, EventPages.Moved.Replace("&nbsp;&nbsp;└ ", "", StringComparison.Ordinal), EventPages.Lent], [1, 2, 3]);

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_compiler_agrees(string page) => AssertCompilerAgrees(File.ReadAllText(Path.Combine(Specs, page)), page.Length, variants: 2);

    [Theory]
    [MemberData(nameof(Events))]
    public void The_compiler_agrees_about_events(string page, int seed) => AssertCompilerAgrees(page, seed, variants: 4);

    [Theory]
    [MemberData(nameof(Events))]
    public void The_compiler_agrees_about_events_beside_operations(string page, int seed) => AssertCompilerAgrees(page, seed, variants: 4, SamplePages.UpdateShelf);

    private static void AssertCompilerAgrees(string old, int seed, int variants, params string[] others)
    {
        var user = Client([old, .. others]).User;
        foreach (var now in Variants(old, new Random(seed)).Take(variants))
        {
            var diff = CatalogDiff.Of(Catalog([old, .. others]), Catalog([now, .. others]));

            var errors = Client([now, .. others]).Errors(user);

            using var text = new StringWriter { NewLine = "\n" };
            DiffText.Write(new Terminal(text, TextWriter.Null, isInteractive: false), diff);
            Assert.True(errors.Count > 0 == diff.Breaking > 0, $"{text}\n{string.Join("\n", errors)}");
        }
    }

    /// <summary>The page less a row of a table, or with one that says something else, in any order.</summary>
    private static IEnumerable<string> Variants(string page, Random random)
    {
        var lines = page.Split('\n');
        var rows = Enumerable.Range(0, lines.Length).Where(i => lines[i].Contains(" | ", StringComparison.Ordinal) && !lines[i].Contains("HTTP", StringComparison.Ordinal)).ToArray();
        random.Shuffle(rows);
        foreach (var row in rows)
        {
            var (from, to) = s_edits[random.Next(s_edits.Length)];
            var edited = lines[row].Replace(from, to, StringComparison.Ordinal);
            yield return string.Join('\n', edited == lines[row] ? lines.Where((_, i) => i != row) : lines.Select((l, i) => i == row ? edited : l));
        }
    }

    private static ApiCatalog Catalog(string[] pages) => CatalogBuilder.Build(pages.Select((p, i) => ($"{i}.md", OperationReader.Read(p))));

    private static EmittedClient Client(string[] pages) => new([.. pages.Select((p, i) => ($"specs/{i}.md", p))]);
}
