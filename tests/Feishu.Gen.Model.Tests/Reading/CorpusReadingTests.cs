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

            if (result.Kind == PageKind.Event)
            {
                Assert.True(result is { Operation: null, Events.Count: > 0 }, name);
                Assert.True(result.Findings.All(f => f.Rule.Severity < Severity.Warning), name);
            }
            else if (result.Kind != PageKind.Endpoint)
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

            var fields = Flatten([.. operation.PathParameters, .. operation.QueryParameters, .. operation.Headers, .. operation.Body?.Fields ?? [], .. operation.Response.Fields]).ToList();
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

    private static IEnumerable<Field> Flatten(IEnumerable<Field> fields) => fields.SelectMany(f => Flatten(f.Fields).Prepend(f));

    [GeneratedRegex(@"^\|?\s*HTTP URL\s*\|", RegexOptions.Multiline)]
    private static partial Regex AddressRow();
}
