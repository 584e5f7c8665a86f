using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Which section of a page is about what.</summary>
internal sealed class PageOutline
{
    private readonly List<(Topic Topic, PageBlock Block)> _blocks = [];

    private PageOutline()
    {
    }

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
        ResponseBody,
        ResponseExample,
        Errors,
        Other,
    }

    /// <summary>What kind of page it is.</summary>
    public PageKind Kind { get; private set; } = PageKind.Other;

    /// <summary>The request table, or null where there is none.</summary>
    public RequestTable? Request { get; private set; }

    /// <summary>The blocks of one topic, in order.</summary>
    public IEnumerable<TBlock> Blocks<TBlock>(Topic topic)
        where TBlock : PageBlock
    {
        foreach (var (t, block) in _blocks)
        {
            if (t == topic && block is TBlock wanted)
            {
                yield return wanted;
            }
        }
    }

    /// <summary>The tables of one topic that list parameters or fields.</summary>
    public IEnumerable<(PageBlock.Table Table, TableColumns Columns)> Tables(Topic topic)
    {
        foreach (var table in Blocks<PageBlock.Table>(topic))
        {
            if (TableColumns.Of(table) is { } columns)
            {
                yield return (table, columns);
            }
        }
    }

    /// <summary>Sorts a page's blocks by topic.</summary>
    public static PageOutline Of(Page page)
    {
        var outline = new PageOutline();
        var topic = Topic.Intro;
        var parentLevel = 0;
        foreach (var section in page.Sections)
        {
            topic = Next(topic, section, ref parentLevel);
            foreach (var block in section.Blocks)
            {
                outline.Add(topic, block);
            }
        }

        if (outline.Request is not null)
        {
            outline.Kind = PageKind.Endpoint;
        }

        return outline;
    }

    private static Topic Next(Topic topic, Section section, ref int parentLevel)
    {
        if (section.Level <= 1)
        {
            return topic;
        }

        if (Known(section.Heading.Text) is { } known)
        {
            parentLevel = section.Level;
            return known;
        }

        // A heading of a lower level goes into details of what is above it; one of the same level is a matter of its own.
        return section.Level > parentLevel && topic is not Topic.Intro ? topic : Topic.Other;
    }

    private static Topic? Known(string heading) => heading.Replace(" ", "").TrimEnd(':', '：').ToLowerInvariant() switch
    {
        "请求" or "request" => Topic.Request,
        "请求头" or "请求headers" or "headers" => Topic.Headers,
        "路径参数" or "pathparameters" => Topic.PathParameters,
        "查询参数" or "queryparameters" => Topic.QueryParameters,
        "请求参数" or "parameters" => Topic.MixedParameters,
        "请求体" or "requestbody" or "body" => Topic.RequestBody,
        "请求体示例" or "请求示例" or "requestbodyexample" => Topic.RequestExample,
        "响应" or "response" => Topic.Response,
        "响应体" or "返回参数" or "responsebody" => Topic.ResponseBody,
        "响应体示例" or "响应示例" or "返回示例" or "responsebodyexample" => Topic.ResponseExample,
        "错误码" or "errorcode" or "errorcodes" => Topic.Errors,
        _ => null,
    };

    private void Add(Topic topic, PageBlock block)
    {
        if (block is PageBlock.Table table)
        {
            if (Request is null && RequestTable.Read(table) is { } request)
            {
                Request = request;
                return;
            }

            if (Kind == PageKind.Other && table.Rows.Count > 0
                && TableColumns.Plain(table.Rows[0], 0)?.StartsWith("事件类型", StringComparison.Ordinal) == true)
            {
                Kind = PageKind.Event;
            }
        }

        _blocks.Add((topic, block));
    }
}
