using System.Globalization;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the error codes of a page.</summary>
internal sealed class ErrorReader(PageOutline outline, List<Finding> findings)
{
    private readonly ErrorTableReader _tables = new(findings);

    /// <summary>The codes, in the page's order.</summary>
    public EquatableArray<ErrorCode> Read()
    {
        var errors = new List<ErrorCode>();
        var tables = outline.Blocks<PageBlock.Table>(Topic.Errors).ToList();
        var unread = tables.Where(t => !_tables.TryRead(t, errors)).ToList();
        if (unread.Count > 0 && unread.Count == tables.Count)
        {
            findings.Add(UnreadTables.Of(unread[0], "错误码", UnreadTables.NoCodes));
        }

        foreach (var placed in outline.BelowFacts.Where(b => b.Place.Topic == Topic.SubErrors))
        {
            if (placed.Block is PageBlock.Table table && !TryReadDetails(table, placed.Place, errors))
            {
                findings.Add(UnreadTables.Of(table, placed.Place.Heading, UnreadTables.NoSuchCode));
            }
        }

        return errors.ToEquatableArray();
    }

    /// <summary>
    /// Codes that another one has in its message (<c>230099 子错误码</c>): the platform never answers them by themselves, so they say
    /// more of that one.
    /// </summary>
    private bool TryReadDetails(PageBlock.Table table, PageOutline.Place place, List<ErrorCode> errors)
    {
        var details = new List<ErrorCode>();
        var at = long.TryParse(place.Variant, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? errors.FindIndex(e => e.Code == code) : -1;
        if (at < 0 || !_tables.TryRead(table, details))
        {
            return false;
        }

        errors[at] = errors[at] with { Details = [.. errors[at].Details, .. details] };
        return true;
    }
}
