using System.Text.Json;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class CorpusTests
{
    private const string Export = "dev";

    /// <summary>The dialects in which some of the pages exist, too.</summary>
    public static TheoryData<string> OtherDialects { get; } = ["dev-copypage", "dev-pipe", "dev-source"];

    /// <summary>All dialects.</summary>
    public static TheoryData<string> Dialects { get; } = [Export, .. OtherDialects];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Body_tables_have_exactly_the_rows_they_should(string dialect)
    {
        var bodies = Bodies();
        var wrong = new List<string>();
        var (tables, nested) = (0, 0);
        foreach (var (name, text) in Corpus.Pages(dialect))
        {
            var page = PageReader.Read(text);
            foreach (var body in bodies[name])
            {
                tables++;
                var table = page.Sections.Where(section => section.Heading.Text == body.Section).SelectMany(static section => section.Blocks).OfType<PageBlock.Table>().FirstOrDefault();
                if (table is null || !table.Rows.Select(Name).SequenceEqual(body.Names))
                {
                    wrong.Add($"{name} {body.Section}: rows");
                }
                else if (table.Rows.All(static row => row.Depth is not null))
                {
                    nested++;
                    if (!table.Rows.Select(static row => row.Depth!.Value).SequenceEqual(body.Depths))
                    {
                        wrong.Add($"{name} {body.Section}: depths");
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(tables >= 90, $"Only {tables} tables were looked at.");
        Assert.True(dialect is Export or "dev-copypage" || nested >= 50, $"Only {nested} tables had depths.");
    }

    [Theory]
    [MemberData(nameof(OtherDialects))]
    public void All_dialects_have_the_same_tables_with_the_same_rows(string dialect)
    {
        var exports = Corpus.Pages(Export).ToDictionary(static page => page.Name, static page => page.Text, StringComparer.Ordinal);
        var (same, newer) = (0, 0);
        foreach (var (name, text) in Corpus.Pages(dialect))
        {
            var (expected, actual) = (Names(exports[name]), Names(text));
            if (actual.SequenceEqual(expected, StringComparer.Ordinal))
            {
                same++;
                continue;
            }

            // A few pages of the mirror are newer than the export: they have the same rows and some more.
            newer++;
            Assert.All(expected.CountBy(static row => row), row => Assert.True(actual.Count(other => other == row.Key) >= row.Value, $"{name} lacks '{row.Key}'."));
        }

        Assert.InRange(newer, 0, dialect == "dev-pipe" ? 3 : 0);
        Assert.True(same > 60, $"Only {same} pages were looked at.");

        static List<string> Names(string text) =>
            [.. Pages.Tables(PageReader.Read(text)).SelectMany(static table => table.Rows.Select(static row => Name(row).Split(' ')[0]).Prepend($"-- {table.Header.Count}"))];
    }

    [Fact]
    public void Copied_pages_say_what_the_exported_ones_do()
    {
        var exports = Corpus.Pages(Export).ToDictionary(static page => page.Name, static page => page.Text, StringComparer.Ordinal);
        var different = new List<string>();
        foreach (var (name, text) in Corpus.Pages("dev-copypage"))
        {
            var expected = Pages.Tables(PageReader.Read(exports[name])).Select(static table => Pages.Outline(table));
            if (!Pages.Tables(PageReader.Read(text)).Select(static table => Pages.Outline(table)).SequenceEqual(expected))
            {
                different.Add(name);
            }
        }

        Assert.Empty(different);
    }

    [Fact]
    public void Stripped_blanks_make_no_difference()
    {
        var (tables, different) = (0, 0);
        foreach (var (_, text) in Corpus.Pages(Export))
        {
            var expected = Pages.Tables(PageReader.Read(text)).Select(static table => Pages.Outline(table)).ToList();
            var actual = Pages.Tables(PageReader.Read(Stripped(text))).Select(static table => Pages.Outline(table)).ToHashSet(StringComparer.Ordinal);
            tables += expected.Count;
            different += expected.Count(table => !actual.Contains(table));
        }

        // Two rows of overviews lack a cell, or their hard breaks say otherwise than their pipes.
        Assert.InRange(different, 0, 2);
        Assert.True(tables > 4_000, $"Only {tables} tables were looked at.");
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_make_no_difference(string lineEnd) =>
        Assert.All(
            Corpus.Pages(Export),
            page => Assert.Equal(Pages.Outline(PageReader.Read(page.Text)), Pages.Outline(PageReader.Read(page.Text.Replace("\n", lineEnd, StringComparison.Ordinal)))));

    private static string Name(TableRow row) => MarkdownText.ToPlain(row.Cells[0].Text).Split('\n')[0];

    private static string Stripped(string text) => string.Join('\n', text.Split('\n').Select(static line => line.TrimEnd(' ', '\t')));

    private static ILookup<string, Body> Bodies()
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Corpus.File("truth-dev.json")));
        return truth.RootElement.EnumerateArray()
            .SelectMany(static page => new[] { Body.Of(page, "request", "请求体"), Body.Of(page, "response", "响应体") })
            .OfType<Body>()
            .ToLookup(static body => body.Page, StringComparer.Ordinal);
    }

    /// <summary>What a body's table holds: a name and a depth for every row.</summary>
    private sealed record Body(string Page, string Section, IReadOnlyList<string> Names, IReadOnlyList<int> Depths)
    {
        public static Body? Of(JsonElement page, string key, string section)
        {
            var fields = page.GetProperty(key);
            if (fields.ValueKind != JsonValueKind.Array || fields.GetArrayLength() == 0)
            {
                return null;
            }

            var paths = fields.EnumerateArray().Select(static field => field.GetProperty("path").GetString()!.Split('.')).ToList();
            return new Body(
                page.GetProperty("id").GetString() + ".md",
                section,
                [.. paths.Select(static path => path[^1].Replace("[]", "", StringComparison.Ordinal))],
                [.. paths.Select(static path => path.Length - 1)]);
        }
    }
}
