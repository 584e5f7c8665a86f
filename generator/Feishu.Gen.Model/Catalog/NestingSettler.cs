using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Catalog;

/// <summary>
/// Settles what the tables of single pages leave open by what the other pages of the service are certain of. What stays open is
/// reported at its row.
/// </summary>
internal static class NestingSettler
{
    /// <summary>The pages, each with its name as before, and their operations settled.</summary>
    public static IEnumerable<(PageOperation Page, OperationName Name)> Settle(
        IReadOnlyList<(PageOperation Page, OperationName Name)> pages, TypeGuide guide, ICollection<PageFinding> findings)
    {
        var memories = new Dictionary<string, ShapeMemory>(StringComparer.Ordinal);
        foreach (var (page, name) in pages)
        {
            if (page.Tables is { Request.Count: 0, Answer: null })
            {
                yield return (page, name);
                continue;
            }

            if (!memories.TryGetValue(name.Service, out var memory))
            {
                memory = ShapeMemory.Merge(pages.Where(p => p.Name.Service == name.Service).Select(p => p.Page.Tables.Memory)).With(guide);
                memories.Add(name.Service, memory);
            }

            yield return (Settle(page, memory, findings), name);
        }
    }

    private static PageOperation Settle(PageOperation page, ShapeMemory memory, ICollection<PageFinding> findings)
    {
        var operation = page.Operation;
        var requests = page.Tables.Request.Select(t => t.Settle(memory)).ToList();
        if (requests.Count > 0 && operation.Body is { } body)
        {
            requests.ForEach(t => Report(page.Path, t, findings));
            var fields = Alternatives.Union(requests.ConvertAll(t => t.Fields));
            operation = operation with { Body = body with { Fields = fields, IsNestingOpen = requests.Exists(t => t.Nesting.IsOpen) } };
        }

        if (page.Tables.Answer?.Settle(memory) is { } answer)
        {
            Report(page.Path, answer, findings);
            operation = operation with { Answer = operation.Answer with { Fields = answer.Fields, IsNestingOpen = answer.Nesting.IsOpen } };
        }

        return page with { Operation = operation };
    }

    private static void Report(string path, OpenTable table, ICollection<PageFinding> findings)
    {
        foreach (var row in table.Repeated)
        {
            findings.Add(new PageFinding(path, row.Row, Rules.RepeatedField, [row.Name]));
        }

        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (table.Nesting.Places[i] is { Alternative: { } other } place)
            {
                findings.Add(new PageFinding(
                    path,
                    table.Rows[i].Row,
                    Rules.OpenNesting,
                    [table.Rows[i].Name, $"{Holder(table, place.Parent)} and not to {Holder(table, other)}"]));
            }
        }
    }

    private static string Holder(OpenTable table, int row) => row < 0 ? "the outermost level" : $"'{table.Rows[row].Name}'";
}
