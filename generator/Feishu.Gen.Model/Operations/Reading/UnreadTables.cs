using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reports tables that seem to list what belongs to the operation or event, and were not read.</summary>
internal static class UnreadTables
{
    /// <summary>An error table without codes.</summary>
    public const string NoCodes = "no column of its header is that of the codes (错误码)";

    /// <summary>A table of details of a code that the page does not list.</summary>
    public const string NoSuchCode = "the heading names no error code of the page";

    private const string NoNames = "no column of its header is that of the names (名称)";
    private const string NoTopic = "the heading does not say whose fields it lists";

    private static readonly Topic[] s_lists =
        [Topic.Headers, Topic.PathParameters, Topic.QueryParameters, Topic.MixedParameters, Topic.RequestBody, Topic.ResponseBody, Topic.EventBody];

    /// <summary>A finding about a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="heading">The heading above it.</param>
    /// <param name="reason">Why it was not read.</param>
    public static Finding Of(PageBlock.Table table, string heading, string reason) => new(Rules.UnreadTable, table.Span, [heading, reason]);

    /// <summary>Reports the tables of parameters and fields.</summary>
    /// <param name="outline">The page.</param>
    /// <param name="rows">What has read its tables.</param>
    /// <param name="findings">Where they are reported.</param>
    public static void Report(PageOutline outline, TableRowReader rows, ICollection<Finding> findings)
    {
        var unread = outline.BelowFacts.Where(b => b.Block is PageBlock.Table table && !rows.HasRead(table)).ToList();
        foreach (var placed in unread)
        {
            if (placed.Place.Topic != Topic.ResponseHeaders && FieldTable.Of(placed) is { SaysTypes: true } table)
            {
                findings.Add(Of(table.Table, placed.Place.Heading, NoTopic));
            }
        }

        // A section that lists fields may explain them in further tables; but one of its tables is the list.
        foreach (var topic in s_lists.Where(t => !outline.Tables(t).Any()))
        {
            if (unread.Find(b => b.Place.Topic == topic) is { Block: PageBlock.Table table } first)
            {
                findings.Add(Of(table, first.Place.Heading, NoNames));
            }
        }
    }
}
