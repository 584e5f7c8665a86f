using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Model.Tests.Pages;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>What becomes of the real pages, where they are at hand.</summary>
public sealed partial class CorpusReadingTests
{
    /// <summary>What the client or its options send by themselves, so that no field stands for it.</summary>
    private static readonly string[] s_own = ["Authorization", "Content-Type", "X-Lark-Helpdesk-Authorization"];

    /// <summary>Pages of which the export has another text than their source: a note is missing, a permission has another name.</summary>
    private static readonly string[] s_otherText =
        ["server-docs/task-v1/task-collaborator/create.md", "authentication-management/access-token/obtain-oauth-code.md"];

    [Fact]
    public void Endpoint_pages_are_those_that_are_known_to_be()
    {
        var known = JsonNode.Parse(File.ReadAllText(Corpus.File("truth-dev.json")))!.AsArray()
            .Select(t => ((string)t!["id"]!).Replace("//", "/", StringComparison.Ordinal) + ".md")
            .ToHashSet(StringComparer.Ordinal);

        foreach (var (name, text) in Corpus.Pages("dev"))
        {
            var result = OperationReader.Read(text);
            if (known.Contains(name))
            {
                Assert.True(result.Operation is not null, name);
            }

            if (result.Kind != PageKind.Endpoint)
            {
                Assert.False(AddressRow().IsMatch(text), name);
                Assert.True(result.Findings.Select(f => f.Rule).SequenceEqual([Rules.NotAnEndpoint]), name);
            }
            else
            {
                Assert.True(result.Operation is not null || result.Findings.Any(f => f.Rule == Rules.PlainTextPage), name);
            }
        }
    }

    [Fact]
    public void Every_row_is_a_field_somewhere_or_was_reported()
    {
        foreach (var (name, text) in Corpus.Pages("dev"))
        {
            if (OperationReader.Read(text) is not { Operation: { } operation } result)
            {
                continue;
            }

            var fields = Flatten([.. operation.PathParameters, .. operation.QueryParameters, .. operation.Headers, .. operation.Body?.Fields ?? [], .. operation.Answer.Fields]).ToList();
            var rows = fields.Select(f => f.Row).ToHashSet();
            var names = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            var reported = result.Findings.Select(f => f.Span.Start).ToHashSet();
            for (var row = 0; row < result.Source.Rows.Count; row++)
            {
                var span = result.Source.Rows[row];
                var cell = text.Substring(span.Start, span.Length);

                // Of alternative bodies one row stands for the others.
                var isThere = rows.Contains(row) || reported.Contains(span.Start) || s_own.Any(cell.Contains) || names.Contains(cell);
                Assert.True(isThere, $"{name}({span.Line + 1}): {cell}");
            }
        }
    }

    [Fact]
    public void Copied_pages_yield_the_operation_of_the_export() =>
        Assert.Empty(Differing("dev-copypage", static operation => operation));

    [Fact]
    public void Sources_of_pages_yield_the_operation_of_the_export_but_for_nesting_that_was_lost() =>
        Assert.Empty(Differing("dev-source", static operation => operation with
        {
            Body = operation.Body is { } body ? body with { Fields = Flat(body.Fields), IsNestingOpen = false } : null,
            Answer = operation.Answer with { Fields = Flat(operation.Answer.Fields), IsNestingOpen = false },
        }).Except(s_otherText));

    /// <summary>Compares the operations of pages that stand in two folders; what is worth comparing of one is for the caller to say.</summary>
    private static List<string> Differing(string folder, Func<Operation, Operation> reduce)
    {
        var export = Corpus.Pages("dev").ToDictionary(p => p.Name, p => p.Text, StringComparer.Ordinal);
        return Corpus.Pages(folder).Where(page => Reduced(page.Text) != Reduced(export[page.Name])).Select(page => page.Name).ToList();

        Operation? Reduced(string text) => OperationReader.Read(text).Operation is { } operation
            ? reduce(operation with { Title = "", Summary = "", PageUrl = null, UpdatedOn = null, Deprecation = null })
            : null;
    }

    /// <summary>The fields of all levels side by side, in the page's order, without what depends on their level.</summary>
    private static EquatableArray<Field> Flat(EquatableArray<Field> fields) =>
        Flatten(fields).OrderBy(f => f.Row).Select(f => f with { Fields = [], Type = new FieldType.Any(), IsListByExample = false }).ToEquatableArray();

    private static IEnumerable<Field> Flatten(IEnumerable<Field> fields) => fields.SelectMany(f => Flatten(f.Fields).Prepend(f));

    [GeneratedRegex(@"^\|?\s*HTTP URL\s*\|", RegexOptions.Multiline)]
    private static partial Regex AddressRow();
}
