using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;
using Feishu.Gen.Pages;
using Feishu.Gen.Vocabulary;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads what is sent and what comes back: flat rows become trees with the help of the page's examples.</summary>
/// <param name="outline">The page.</param>
/// <param name="spans">Where its rows stand.</param>
/// <param name="findings">Where flaws are reported.</param>
internal sealed class BodyReader(PageOutline outline, IReadOnlyList<SourceSpan> spans, List<Finding> findings)
{
    private readonly ExampleReader _examples = new(outline, findings);
    private readonly BodyTables _tables = new(spans, findings);

    /// <summary>Whether the page says that the response is a file.</summary>
    public bool SaysBytes =>
        new[] { Topic.Response, Topic.ResponseHeaders, Topic.ResponseBody }.SelectMany(outline.Blocks<PageBlock.Prose>)
            .Any(p => p.Markdown.IndexOf("二进制", StringComparison.Ordinal) >= 0
                || p.Markdown.IndexOf("状态码为 200 时", StringComparison.Ordinal) >= 0
                || p.Markdown.IndexOf("文件流", StringComparison.Ordinal) >= 0);

    /// <summary>Reads both bodies: what one shows of the types that they share helps with the other.</summary>
    /// <param name="requestRows">The rows of what is sent; several lists where the page describes several bodies.</param>
    /// <param name="isMultipart">Whether it goes as a form; null where the headers do not say.</param>
    /// <param name="responseRows">The rows of what comes back.</param>
    public PageBodies Read(IReadOnlyList<BodyRows> requestRows, bool? isMultipart, List<FlatField> responseRows)
    {
        var kind = isMultipart ?? HasMultipartDump() ? BodyKind.Multipart : BodyKind.Json;
        var sent = requestRows.Select(r => _examples.Read(Topic.RequestExample, Topic.RequestBody, requestRows.Count == 1 ? null : r.Variant)).ToList();
        var received = _examples.Read(Topic.ResponseExample, Topic.ResponseBody, variant: null);
        var listsDataAlone = ListsDataAlone(responseRows, received.Best);
        var (requests, response) = Solve(
            [.. requestRows.Select((r, i) => BodyTables.Make(r.Rows, TableRoot.Request, sent[i], kind))],
            responseRows.Count == 0 ? null : BodyTables.Make(responseRows, listsDataAlone ? TableRoot.Data : TableRoot.Response, received, BodyKind.Json));

        return new PageBodies(
            requests.Count == 0 ? null : ToBody(requests, sent),
            ToResponse(response, received, listsDataAlone),
            new PageTables(
                ShapeMemory.Merge(requests.Append(response).OfType<OpenTable>().Select(t => ShapeMemory.Of(t.Table, t.Nesting))),
                requests.Exists(t => t.Nesting.IsOpen) ? requests.ToEquatableArray() : [],
                response is { Nesting.IsOpen: true } ? response : null));
    }

    /// <summary>Finds the nesting of all tables; of several requests the first shows the others what it has learnt.</summary>
    private static (List<OpenTable> Requests, OpenTable? Response) Solve(List<OpenTable> requests, OpenTable? response)
    {
        var first = requests.FirstOrDefault();
        var nesting = NestingSolver.SolvePage(first?.Table, response?.Table);
        var solved = new List<OpenTable>();
        var memory = ShapeMemory.Empty;
        foreach (var request in requests)
        {
            var own = solved.Count == 0 ? nesting.Request! : NestingSolver.Solve(request.Table, memory);
            memory = solved.Count == 0 && requests.Count > 1 ? ShapeMemory.Of(request.Table, own) : memory;
            solved.Add(request with { Nesting = own });
        }

        return (solved, response is null ? null : response with { Nesting = nesting.Response! });
    }

    private RequestBody ToBody(List<OpenTable> tables, List<BodyExamples> examples)
    {
        var bodies = tables.ConvertAll(t => t.Fields);
        for (var i = 0; i < bodies.Count; i++)
        {
            _tables.Check(bodies[i], tables[i], examples[i].Best);
        }

        return new RequestBody
        {
            Kind = tables[0].Kind,
            Fields = Alternatives.Union(bodies),
            Example = examples.Select(e => e.Best?.Text).FirstOrDefault(e => e is not null),
            IsNestingOpen = tables.Exists(t => t.Nesting.IsOpen),
        };
    }

    /// <summary>The response; where the page lists no fields it is a file, or what the examples show.</summary>
    private Response ToResponse(OpenTable? table, BodyExamples examples, bool listsDataAlone)
    {
        var example = examples.Best;
        if (table is null)
        {
            var shown = SaysBytes ? [] : ShownType.FieldsOf(JsonShape.Merge(examples.Values));
            return new Response { Kind = SaysBytes ? ResponseKind.Bytes : KindOf(shown), Fields = shown, Example = example?.Text };
        }

        var fields = table.Fields;
        _tables.Check(fields, table, example);
        return new Response
        {
            Kind = IsEventStream() ? ResponseKind.Events : listsDataAlone ? ResponseKind.Data : KindOf(fields),
            Fields = fields,
            ListsDataAlone = listsDataAlone,
            Example = example?.Text,
            IsNestingOpen = table.Nesting.IsOpen,
        };
    }

    /// <summary>A <c>data</c> that is an object is the result; a list or a map there is a member of the whole response.</summary>
    private static ResponseKind KindOf(EquatableArray<Field> fields)
    {
        var data = fields.FirstOrDefault(f => f.Name == EnvelopeNames.Data);
        return data is { Type: FieldType.Object or FieldType.Any } || (data is null && fields.All(f => EnvelopeNames.Contains(f.Name)))
            ? ResponseKind.Data
            : ResponseKind.TopLevel;
    }

    /// <summary>The table lists the contents of <c>data</c> alone, while the example has the envelope.</summary>
    private static bool ListsDataAlone(List<FlatField> rows, BodyExample? example) =>
        rows.TrueForAll(r => r.Field.Name is not (EnvelopeNames.Code or EnvelopeNames.Data))
        && example?.Value is JsonValue.Object root
        && root.Find(EnvelopeNames.Code) is not null
        && root.Find(EnvelopeNames.Data) is JsonValue.Object;

    private bool HasMultipartDump() => outline.Blocks<PageBlock.Example>(Topic.RequestExample)
        .Any(e => e.Text.IndexOf("form-data; name=", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The example shows server-sent events.</summary>
    private bool IsEventStream() => outline.Blocks<PageBlock.Example>(Topic.ResponseExample).Concat(outline.Blocks<PageBlock.Example>(Topic.ResponseBody))
        .Any(e => e.Text.StartsWith("data:", StringComparison.Ordinal) || e.Text.IndexOf("\ndata:", StringComparison.Ordinal) >= 0);
}

/// <summary>The two bodies of an operation.</summary>
/// <param name="Body">What is sent, or null where the page lists nothing.</param>
/// <param name="Response">What comes back.</param>
/// <param name="Tables">What the tables teach and leave open.</param>
internal sealed record PageBodies(RequestBody? Body, Response Response, PageTables Tables);
