using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Which section of a page is about what.</summary>
internal sealed class PageOutline
{
    private readonly List<Placed> _blocks = [];
    private readonly List<Located> _further = [];
    private readonly Lazy<ILookup<(Topic Topic, string Variant), PageBlock>> _variants;

    // Where the request table, or that of an event, stands among the blocks; what precedes it is an introduction.
    private int _facts = int.MaxValue;

    private PageOutline() => _variants = new(() => _blocks.ToLookup(b => (b.Place.Topic, b.Place.Variant), b => b.Block));

    /// <summary>What a section of an endpoint page is about.</summary>
    public enum Topic
    {
        Intro,
        Request,
        Headers,
        PathParameters,
        QueryParameters,
        MixedParameters,
        RequestBody,
        RequestExample,
        Response,
        ResponseHeaders,
        ResponseBody,
        ResponseExample,
        Errors,
        SubErrors,
        EventBody,
        EventExample,
        Other,
    }

    /// <summary>What kind of page it is.</summary>
    public PageKind Kind { get; private set; }

    /// <summary>The request table, or null where there is none.</summary>
    public RequestFacts? Request { get; private set; }

    /// <summary>The methods and URLs of further endpoints; what stands below the first of them is left out.</summary>
    public IReadOnlyList<Located> FurtherEndpoints => _further;

    /// <summary>The table of an event's facts, or null where there is none.</summary>
    public EventFacts? Event { get; private set; }

    /// <summary>All blocks but the table of facts, in order.</summary>
    public IReadOnlyList<Placed> All => _blocks;

    /// <summary>What stands below the table of facts, in order.</summary>
    public IEnumerable<Placed> BelowFacts => _blocks.Skip(_facts);

    /// <summary>The text between heading and table of facts, as Markdown.</summary>
    public string Introduction => string.Join("\n\n", Blocks<PageBlock.Prose>(Topic.Intro).Select(p => p.Markdown.Trim())).Trim();

    /// <summary>The blocks of one topic, in order.</summary>
    public IEnumerable<TBlock> Blocks<TBlock>(Topic topic)
        where TBlock : PageBlock => _blocks.Where(b => b.Place.Topic == topic).Select(b => b.Block).OfType<TBlock>();

    /// <summary>The blocks of one topic that are about one of several things, in order.</summary>
    public IEnumerable<TBlock> Blocks<TBlock>(Topic topic, string variant)
        where TBlock : PageBlock => _variants.Value[(topic, variant)].OfType<TBlock>();

    /// <summary>The tables of one topic that list parameters or fields.</summary>
    public IEnumerable<FieldTable> Tables(Topic topic) => _blocks.Where(b => b.Place.Topic == topic).Select(FieldTable.Of).OfType<FieldTable>();

    /// <summary>Sorts a page's blocks by topic.</summary>
    public static PageOutline Of(Page page)
    {
        var outline = new PageOutline();
        var place = new Place(Topic.Intro, "", "");
        var parentLevel = 0;
        foreach (var section in page.Sections)
        {
            place = Next(place, section, ref parentLevel);
            foreach (var block in section.Blocks)
            {
                outline.Add(new Placed(place, block));
            }
        }

        outline.Kind = outline.Request is not null ? PageKind.Endpoint : outline.Event is not null ? PageKind.Event : PageKind.Other;
        return outline;
    }

    private static Place Next(Place place, Section section, ref int parentLevel)
    {
        if (section.Level <= 1)
        {
            return place;
        }

        var heading = section.Heading.Text;
        if (SectionHeading.Read(heading) is { } known)
        {
            parentLevel = section.Level;
            return new Place(known.Topic, known.Variant, heading);
        }

        // A heading of a lower level goes into details of what is above it; one of the same level is a matter of its own.
        return section.Level > parentLevel && place.Topic is not Topic.Intro
            ? place with { Heading = heading }
            : new Place(Topic.Other, "", heading);
    }

    private void Add(Placed placed)
    {
        if (placed.Block is PageBlock.Table table)
        {
            if (Request is null && RequestFacts.Read(table) is { } request)
            {
                Request = request;
                _facts = _blocks.Count;
                return;
            }

            if (Request is { Url: not null } first && RequestFacts.Read(table) is { Url: { } url } further && further.Endpoint != first.Endpoint)
            {
                _further.Add(url with { Text = further.Endpoint });
                return;
            }

            if (Event is null && EventFacts.Read(table) is { } facts)
            {
                Event = facts;
                _facts = Math.Min(_facts, _blocks.Count);
                return;
            }
        }

        if (_further.Count == 0)
        {
            _blocks.Add(placed);
        }
    }

    /// <summary>A place on a page.</summary>
    /// <param name="Topic">What its section is about.</param>
    /// <param name="Variant">Which of several such things, by the page's own word for it; empty where there is one.</param>
    /// <param name="Heading">The nearest heading above it.</param>
    public readonly record struct Place(Topic Topic, string Variant, string Heading);

    /// <summary>A block and where it stands.</summary>
    /// <param name="Place">Where.</param>
    /// <param name="Block">The block.</param>
    public readonly record struct Placed(Place Place, PageBlock Block);
}
