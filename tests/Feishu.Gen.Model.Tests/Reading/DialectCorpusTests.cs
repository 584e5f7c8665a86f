using System.Text.Json;
using Feishu.Gen.Model.Tests.Pages;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>The pages that exist in every dialect are the same operations in each.</summary>
public sealed class DialectCorpusTests
{
    private const string Export = "dev";
    private const string Mirror = "dev-pipe";
    private const string Source = "dev-source";

    /// <summary>Where a dialect says something else than the export, and why. All else is equal.</summary>
    private static readonly (string Dialect, string Page, string Fact, string Reason)[] s_exceptions =
    [
        (Mirror, "authentication-management/access-token/obtain-oauth-code", ".QueryParameters", "a newer page: it has one parameter more"),
        (Mirror, "server-docs/contact-v3/group/patch", ".Errors[42025].Description", "a newer page: a slip is corrected"),
        (Mirror, "server-docs/docs/CommentAPI/batch_query", ".", "a newer page: one field sent and four received more, another example, other words"),
        (Mirror, "server-docs/im-v1/message/list", ".QueryParameters", "a newer page: it has one parameter more"),
        (Mirror, "server-docs/im-v1/message/list", ".Tokens", "a newer page: users may call it, too"),
        (Mirror, "server-docs/im-v1/message/list", ".ScopeNote", "a newer page: what users need is told, too"),
        (Mirror, "server-docs/im-v1/message/list", ".Errors", "a newer page: it has three errors more"),
        (Mirror, "server-docs/im-v1/message/list", ".Response", "a newer page: it has another example"),
        (Mirror, "server-docs/docs/sheets-v3/protect-range/add-locked-cells", ".QueryParameters#0 user_id_type", "the mirror runs a list and the note below it together"),
        (Mirror, "server-docs/im-v1/message/forward", ".QueryParameters#0 receive_id_type.Scopes", "the mirror drops the scopes of parameters"),
        (Mirror, "server-docs/docs/sheets-v3/conditionformat/condition-format-get", ".PathParameters#0 spreadsheet_token.Example", "the mirror drops what stands behind a surplus pipe"),
        (Mirror, "server-docs/docs/sheets-v3/data-operation/prepend-data", ".Body.Fields", "the mirror drops what looks like a tag: <sheetId>, and <array<interface>> of a type"),
        (Mirror, "server-docs/group/chat-announcement/patch", ".Body.Fields#1 requests.Example", "the mirror puts an object within a text into backticks"),
        (Mirror, "server-docs/task-v1/task-collaborator/create", ".Body.Fields#0 id.Description", "the export drops the text of a note before a marker"),
        (Source, "server-docs/task-v1/task-collaborator/create", ".Body.Fields#0 id.Description", "the export drops the text of a note before a marker"),
        (Source, "authentication-management/access-token/obtain-oauth-code", ".QueryParameters#3 scope.Description", "an older page: a scope has another name"),
    ];

    public static TheoryData<string> Dialects { get; } = ["dev-copypage", Mirror, Source];

    public static TheoryData<string> DialectsWithDepths { get; } = [Mirror, Source];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void All_dialects_are_read_as_the_same_operations(string dialect)
    {
        var unexpected = new List<string>();
        var unused = s_exceptions.Where(e => e.Dialect == dialect).ToList();
        foreach (var (name, text) in Corpus.Pages(dialect))
        {
            var export = OperationReader.Read(Text(name));
            var isCertain = export.Tables is { Request.Count: 0, Response: null };
            foreach (var fact in OperationFacts.Differences(export.Operation!, OperationReader.Read(text).Operation!, isNested: false)
                .Concat(isCertain ? Nesting(export.Operation!, OperationReader.Read(text).Operation!) : []))
            {
                var exception = Array.FindIndex(s_exceptions, e => e.Dialect == dialect && e.Page + ".md" == name && fact.StartsWith(e.Fact, StringComparison.Ordinal));
                if (exception < 0)
                {
                    unexpected.Add($"{name}: {fact}");
                }
                else
                {
                    unused.Remove(s_exceptions[exception]);
                }
            }
        }

        Assert.True(unexpected.Count == 0, string.Join('\n', unexpected.Take(30)));
        Assert.Empty(unused);
    }

    [Fact]
    public void Blanks_that_editors_strip_make_no_difference()
    {
        var different = new List<string>();
        foreach (var (name, text) in Corpus.Pages(Export))
        {
            var stripped = string.Join('\n', text.Split('\n').Select(line => line.TrimEnd(' ', '\t')));

            var (expected, actual) = (OperationReader.Read(text), OperationReader.Read(stripped));

            Assert.Equal(expected.Kind, actual.Kind);
            if (expected.Operation is not null)
            {
                different.AddRange(OperationFacts.Differences(expected.Operation, actual.Operation!, isNested: true).Select(fact => $"{name}: {fact}"));
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different.Take(30)));
    }

    [Theory]
    [MemberData(nameof(DialectsWithDepths))]
    public void Nothing_is_inferred_where_the_depth_is_given(string dialect)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Corpus.File("truth-dev.json")));
        var known = truth.RootElement.EnumerateArray().ToDictionary(page => page.GetProperty("id").GetString() + ".md");
        var tables = 0;
        var wrong = new List<string>();
        foreach (var (name, text) in Corpus.Pages(dialect))
        {
            var page = OperationReader.Read(text);
            Assert.True(page.Tables is { Request.Count: 0, Response: null }, name);
            foreach (var (table, fields) in new[] { ("request", page.Operation!.Body?.Fields ?? []), ("response", page.Operation.Response.Fields) })
            {
                if (known.TryGetValue(name, out var said) && said.GetProperty(table) is { ValueKind: JsonValueKind.Array } rows)
                {
                    tables++;
                    var paths = rows.EnumerateArray().Select(row => row.GetProperty("path").GetString()!.Replace("[]", "", StringComparison.Ordinal));
                    wrong.AddRange(paths.SequenceEqual(Paths("", fields)) ? [] : [$"{name}: {table}"]);
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(tables, 90, int.MaxValue);
    }

    private static string Text(string name) => File.ReadAllText(Path.Combine(Corpus.File(Export), name));

    /// <summary>Whether fields are nested otherwise, though the rows are the same.</summary>
    private static IEnumerable<string> Nesting(Operation export, Operation other) =>
        OperationFacts.Differences(export, other, isNested: true).Where(fact => fact.EndsWith(".Type", StringComparison.Ordinal));

    private static IEnumerable<string> Paths(string prefix, EquatableArray<Field> fields) =>
        fields.SelectMany(field => Paths($"{prefix}{field.Name}.", field.Fields).Prepend(prefix + field.Name));
}
