using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Truth;

/// <summary>
/// How much of the repository's own pages is read as they say it. <c>specs.json</c> says what that is: it was taken from the tables by other means than the reader's, and checked by eye
/// against each page, nesting above all. A line is a field: its way from the root, its type in the page's word, and whether it is required, as parameters of the path always are.
/// </summary>
public class SpecsTruthTests
{
    /// <summary>Our own pages have no flaw that would excuse a loss.</summary>
    private const double Everything = 100;

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static string Specs => Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "specs"));

    [Fact]
    public void Pages_are_read_as_they_say()
    {
        var score = new Score(Truth(), Read(ReadPages()));

        Assert.True(score is { Facts: Everything, Tables: Everything, Names: Everything, Types: Everything }, score.ToString());
    }

    [Fact]
    public void Every_page_has_its_truth() => Assert.Equal(ReadPages().Select(p => p.Name), Truth().Keys.Order(StringComparer.Ordinal));

    /// <summary>A score that cannot fall says nothing.</summary>
    [Theory]
    [InlineData("msg_type | string | 是", "msg_typ | string | 是", "names")]
    [InlineData("uuid | string | 否", "uuid | int | 否", "types")]
    [InlineData("uuid | string | 否", "uuid | string | 是", "types")]
    [InlineData("sender | sender | ", "sender | sender\\[\\] | ", "names")]
    [InlineData("HTTP Method | POST", "HTTP Method | PUT", "facts")]
    [InlineData("(im:message:send)", "(im:message:sent)", "facts")]
    [InlineData("400 | 230001 |", "400 | 230001x |", "facts")]
    public void A_misread_cell_is_seen(string cell, string misread, string what)
    {
        const string name = "im/v1/message/create";
        var pages = ReadPages().ConvertAll(p => p.Name == name ? (p.Name, Text: Replaced(p.Text, cell, misread)) : p);

        var score = new Score(Truth(), Read(pages));

        var lowered = what switch { "facts" => score.Facts, "names" => score.Names, _ => score.Types };
        Assert.True(lowered < Everything, score.ToString());
        Assert.True(what == "facts" || score.Tables < Everything, score.ToString());
        Assert.Contains(name, score.ToString(), StringComparison.Ordinal);
    }

    private static string Replaced(string text, string cell, string misread)
    {
        Assert.Contains(cell, text, StringComparison.Ordinal);
        return text.Replace(cell, misread, StringComparison.Ordinal);
    }

    private static Dictionary<string, Entry[]> Truth() =>
        JsonSerializer.Deserialize<Dictionary<string, Entry[]>>(File.ReadAllText(Path.Combine(Folder(), "specs.json")), s_json)!;

    private static List<(string Name, string Text)> ReadPages() =>
    [
        .. Directory.EnumerateFiles(Specs, "*.md", SearchOption.AllDirectories)
            .Select(f => (Name: Path.ChangeExtension(Path.GetRelativePath(Specs, f), null).Replace('\\', '/'), Text: File.ReadAllText(f)))
            .Where(p => p.Name != "README")
            .OrderBy(p => p.Name, StringComparer.Ordinal),
    ];

    /// <summary>All pages together, as the nesting of one may be settled by another.</summary>
    private static Dictionary<string, Entry[]> Read(List<(string Name, string Text)> pages)
    {
        var catalog = CatalogBuilder.Build(pages.Select(p => (p.Name, OperationReader.Read(p.Text))));
        return catalog.Operations.Select(o => (o.PagePath, Entry: EntryOf(o.Operation)))
            .Concat(catalog.Events.Select(e => (e.Place.Page, Entry: EntryOf(e.Event))))
            .GroupBy(e => e.Item1, e => e.Entry)
            .ToDictionary(g => g.Key, g => g.OrderBy(e => e.Event, StringComparer.Ordinal).ToArray());
    }

    private static Entry EntryOf(Operation operation) => new()
    {
        Method = operation.Method,
        Path = operation.Path,
        Errors = operation.Errors.Count,
        Scopes = [.. operation.Scopes.Select(s => s.Name)],
        PathParameters = Lines(operation.PathParameters),
        Query = Lines(operation.QueryParameters),
        Body = Lines(operation.Body?.Fields ?? []),
        Response = Lines(operation.Response.Result),
    };

    private static Entry EntryOf(EventDefinition sent) => new() { Event = sent.Type, Scopes = [.. sent.Scopes.Select(s => s.Name)], Payload = Lines(sent.Fields) };

    private static string[] Lines(IEnumerable<Field> fields) => [.. fields.SelectMany(f => Lines(f, ""))];

    private static IEnumerable<string> Lines(Field field, string prefix)
    {
        var type = Word(field.Type);
        yield return $"{prefix}{field.Name} {type}{(field.IsRequired == true ? " required" : "")}";
        var below = prefix + field.Name + (field.Type is FieldType.Map ? "{}" : type[type.TrimEnd('[', ']').Length..]) + ".";
        foreach (var line in field.Fields.SelectMany(f => Lines(f, below)))
        {
            yield return line;
        }
    }

    private static string Word(FieldType type) => type switch
    {
        FieldType.String => "string",
        FieldType.Integer => "int",
        FieldType.Number => "number",
        FieldType.Boolean => "boolean",
        FieldType.File => "file",
        FieldType.Object named => named.Name ?? "object",
        FieldType.List list => Word(list.Item) + "[]",
        FieldType.Map map => $"map<{Word(map.Value)}>",
        _ => "any",
    };

    /// <summary>What a page says of an operation or event.</summary>
    private sealed record Entry
    {
        public string? Method { get; init; }

        public string? Path { get; init; }

        public string? Event { get; init; }

        public string[] Scopes { get; init; } = [];

        public int Errors { get; init; }

        public string[] PathParameters { get; init; } = [];

        public string[] Query { get; init; } = [];

        public string[] Body { get; init; } = [];

        public string[] Response { get; init; } = [];

        public string[] Payload { get; init; } = [];

        public IEnumerable<(string Name, string[] Lines)> Tables =>
            [("path parameters", PathParameters), ("query", Query), ("body", Body), ("response", Response), ("payload", Payload)];

        public IEnumerable<string> Facts =>
            [$"method {Method}", $"path {Path}", $"event {Event}", "scopes " + string.Join(" ", Scopes), string.Create(CultureInfo.InvariantCulture, $"errors {Errors}")];
    }

    /// <summary>How much of the truth was read, in percent, and what was not.</summary>
    private sealed class Score
    {
        private readonly List<string> _missed = [];

        public Score(Dictionary<string, Entry[]> truth, Dictionary<string, Entry[]> read)
        {
            var (facts, tables, names, types) = (new Part(), new Part(), new Part(), new Part());
            foreach (var (page, entries) in truth)
            {
                var found = read.GetValueOrDefault(page, []);
                for (var i = 0; i < Math.Max(entries.Length, found.Length); i++)
                {
                    var (expected, actual) = (entries.ElementAtOrDefault(i) ?? new(), found.ElementAtOrDefault(i) ?? new());
                    facts.Add(expected.Facts, actual.Facts, page, _missed);
                    foreach (var ((table, lines), (_, readLines)) in expected.Tables.Zip(actual.Tables).Where(t => t.First.Lines.Length + t.Second.Lines.Length > 0))
                    {
                        tables.Add(lines.SequenceEqual(readLines));
                        types.Add(lines, readLines, $"{page}, {table}", _missed);
                        names.Add(lines.Select(NameOf), readLines.Select(NameOf), page, null);
                    }
                }
            }

            (Facts, Tables, Names, Types) = (facts.Percent, tables.Percent, names.Percent, types.Percent);
        }

        public double Facts { get; }

        /// <summary>Tables of which every row is right and in its place.</summary>
        public double Tables { get; }

        public double Names { get; }

        /// <summary>Rows whose name, type and necessity are right.</summary>
        public double Types { get; }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"facts {Facts:0.0} %, tables {Tables:0.0} %, names {Names:0.0} %, types {Types:0.0} %\n{string.Join("\n", _missed.Take(40))}");

        private static string NameOf(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)];
    }

    /// <summary>One of the counts of a score. What was read and is not so counts like what is so and was not read.</summary>
    private sealed class Part
    {
        private int _all;
        private int _right;

        public double Percent => 100.0 * _right / _all;

        public void Add(bool isRight)
        {
            _all++;
            _right += isRight ? 1 : 0;
        }

        public void Add(IEnumerable<string> expected, IEnumerable<string> actual, string place, List<string>? missed)
        {
            var (truth, read) = (expected.ToList(), actual.ToList());
            foreach (var line in truth)
            {
                Add(read.Contains(line));
            }

            foreach (var line in read.Where(line => !truth.Contains(line)))
            {
                Add(isRight: false);
                missed?.Add($"{place}: read {line}");
            }

            missed?.AddRange(truth.Where(line => !read.Contains(line)).Select(line => $"{place}: missed {line}"));
        }
    }
}
