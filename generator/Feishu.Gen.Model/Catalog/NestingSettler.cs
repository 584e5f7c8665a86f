using System.Globalization;
using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Catalog;

/// <summary>A page whose tables may be open, and what the other pages of the service know about these.</summary>
/// <typeparam name="TPage">What the page describes.</typeparam>
/// <param name="Page">The page.</param>
/// <param name="Known">What is known about its open tables; nothing where there are none.</param>
/// <param name="HasOthers">Whether anybody but the page itself knows it.</param>
public sealed record Unsettled<TPage>(TPage Page, ShapeMemory Known, bool HasOthers)
    where TPage : CatalogPage;

/// <summary>A page whose tables are settled.</summary>
/// <param name="Path">The page, relative to the project, with <c>/</c>; pages are put in its order.</param>
/// <param name="Name">What the operation is called.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Findings">What is open still.</param>
public sealed record SettledPage(string Path, OperationName Name, Operation Operation, EquatableArray<PageFinding> Findings);

/// <summary>An event whose table is settled.</summary>
/// <param name="Path">The page.</param>
/// <param name="Event">The event.</param>
/// <param name="Findings">What is open still.</param>
public sealed record SettledEvent(string Path, EventDefinition Event, EquatableArray<PageFinding> Findings);

/// <summary>
/// Settles what the tables of single pages leave open by what the other pages of the service are certain of. What stays open is
/// reported at its row.
/// </summary>
public static class NestingSettler
{
    /// <summary>Settles the tables of an operation as far as may be.</summary>
    public static SettledPage Settle(this Unsettled<PageOperation> unsettled)
    {
        var page = unsettled.Page;
        var findings = new List<PageFinding>();
        var operation = page.Operation;
        var requests = page.Tables.Request.Select(t => t.Settle(unsettled.Known, unsettled.HasOthers)).ToList();
        if (requests.Count > 0 && operation.Body is { } body)
        {
            requests.ForEach(t => Report(page.Path, t, findings));
            var fields = Alternatives.Union(requests.ConvertAll(t => t.Fields));
            operation = operation with { Body = body with { Fields = fields, IsNestingOpen = requests.Exists(t => t.Nesting.IsOpen) } };
        }

        if (page.Tables.Response?.Settle(unsettled.Known, unsettled.HasOthers) is { } response)
        {
            Report(page.Path, response, findings);
            operation = operation with { Response = operation.Response with { Fields = response.Fields, IsNestingOpen = response.Nesting.IsOpen } };
        }

        return new SettledPage(page.Path, page.Name, operation, findings.ToEquatableArray());
    }

    /// <summary>Settles the table of an event as far as may be.</summary>
    public static SettledEvent Settle(this Unsettled<PageEvent> unsettled)
    {
        var page = unsettled.Page;
        if (page.Tables.Response?.Settle(unsettled.Known, unsettled.HasOthers) is not { } table)
        {
            return new SettledEvent(page.Path, page.Event, []);
        }

        var findings = new List<PageFinding>();
        Report(page.Path, table, findings);
        return new SettledEvent(page.Path, page.Event with { Fields = table.Fields, IsNestingOpen = table.Nesting.IsOpen }, findings.ToEquatableArray());
    }

    private static void Report(string path, OpenTable table, ICollection<PageFinding> findings)
    {
        foreach (var row in table.Repeated)
        {
            findings.Add(new PageFinding(path, row.Row, Rules.RepeatedField, [row.Name]));
        }

        foreach (var row in table.TooDeep)
        {
            findings.Add(new PageFinding(path, row.Row, Rules.TooDeep, [row.Name]));
        }

        if (table.Nesting.GivenUpAt is { } first)
        {
            var left = (table.Rows.Count - first).ToString(CultureInfo.InvariantCulture);
            findings.Add(new PageFinding(path, table.Rows[first].Row, Rules.NestingGivenUp, [table.Rows[first].Name, left]));
        }

        for (var i = 0; i < (table.Nesting.GivenUpAt ?? table.Rows.Count); i++)
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
