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
        var known = new HashSet<(long Code, int? Status)>();
        var tables = outline.Blocks<PageBlock.Table>(Topic.Errors).ToList();
        var unread = tables.Where(t => !_tables.TryRead(t, errors, known)).ToList();
        if (unread.Count > 0 && unread.Count == tables.Count)
        {
            findings.Add(UnreadTables.Of(unread[0], "错误码", UnreadTables.NoCodes));
        }

        var details = new Dictionary<long, ErrorDetails>();
        for (var i = 0; i < errors.Count; i++)
        {
            if (!details.TryGetValue(errors[i].Code, out _))
            {
                details.Add(errors[i].Code, new ErrorDetails(i));
            }
        }

        foreach (var placed in outline.BelowFacts.Where(b => b.Place.Topic == Topic.SubErrors))
        {
            if (placed.Block is PageBlock.Table table && !TryReadDetails(table, placed.Place, details))
            {
                findings.Add(UnreadTables.Of(table, placed.Place.Heading, UnreadTables.NoSuchCode));
            }
        }

        foreach (var read in details.Values.Where(d => d.Codes.Count > 0))
        {
            errors[read.Place] = errors[read.Place] with { Details = read.Codes.ToEquatableArray() };
        }

        return errors.ToEquatableArray();
    }

    /// <summary>
    /// Codes that another one has in its message (<c>230099 子错误码</c>): the platform never returns them by themselves, so they say
    /// more of that one.
    /// </summary>
    private bool TryReadDetails(PageBlock.Table table, PageOutline.Place place, Dictionary<long, ErrorDetails> details) =>
        long.TryParse(place.Variant, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && details.TryGetValue(code, out var read)
        && _tables.TryRead(table, read.Codes, []);

    /// <summary>The codes that an error's message may hold, as they are read.</summary>
    private sealed class ErrorDetails(int place)
    {
        /// <summary>Which error it is.</summary>
        public int Place => place;

        /// <summary>The codes.</summary>
        public List<ErrorCode> Codes { get; } = [];
    }
}
