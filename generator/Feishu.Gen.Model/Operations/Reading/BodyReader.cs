using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Pages;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads what is sent and what comes back: flat rows become trees with the help of the page's examples.</summary>
internal sealed class BodyReader(PageOutline outline, List<Finding> findings)
{
    private static readonly string[] s_envelope = ["code", "msg", "message", "data"];

    /// <summary>Reads both bodies: what one shows of the types that they share helps with the other.</summary>
    public PageBodies Read(List<FlatField> requestRows, bool? isMultipart, List<FlatField> answerRows)
    {
        var format = isMultipart ?? HasMultipartDump() ? BodyFormat.Multipart : BodyFormat.Json;
        var sent = ReadExample(Topic.RequestExample, Topic.RequestBody);
        var received = ReadExample(Topic.ResponseExample, Topic.ResponseBody);
        var listsDataAlone = ListsDataAlone(answerRows, received);
        var request = Table(requestRows, TableRoot.Request, sent, format);
        var answer = Table(answerRows, listsDataAlone ? TableRoot.Data : TableRoot.Answer, received, BodyFormat.Json);

        var nesting = NestingSolver.SolvePage(request, answer);
        var requestBody = Solved(request, nesting.Request, requestRows, format);
        var answerBody = Solved(answer, nesting.Answer, answerRows, BodyFormat.Json);
        var body = requestBody is null ? null : ToBody(requestBody, sent);
        return new PageBodies(
            body,
            ToAnswer(answerBody, received, listsDataAlone),
            new PageTables(
                ShapeMemory.Merge(new[] { requestBody, answerBody }.Where(t => t is not null).Select(t => ShapeMemory.Of(t!.Table, t.Nesting))),
                requestBody is { Nesting.IsOpen: true } ? requestBody : null,
                answerBody is { Nesting.IsOpen: true } ? answerBody : null));
    }

    private static FlatTable? Table(List<FlatField> rows, TableRoot root, Example? example, BodyFormat format) =>
        rows.Count == 0 ? null : new FlatTable(rows.Select(r => Flat(r, format)).ToEquatableArray(), root, example?.Value);

    private static OpenTable? Solved(FlatTable? table, TableNesting? nesting, List<FlatField> rows, BodyFormat format) =>
        table is null || nesting is null ? null : new OpenTable(table, nesting, rows.Select(r => r.Field).ToEquatableArray(), format);

    private RequestBody ToBody(OpenTable table, Example? example)
    {
        var fields = table.Fields;
        Check(fields, table.Table.Root, example);
        return new RequestBody { Format = table.Format, Fields = fields, Example = example?.Text, IsNestingOpen = table.Nesting.IsOpen };
    }

    /// <summary>The answer; where the page lists no fields it is the envelope alone, or a file.</summary>
    private Answer ToAnswer(OpenTable? table, Example? example, bool listsDataAlone)
    {
        if (table is null)
        {
            return new Answer { Shape = SaysBytes() ? AnswerShape.Bytes : AnswerShape.Data, Example = example?.Text };
        }

        var fields = table.Fields;
        Check(fields, table.Table.Root, example);
        return new Answer
        {
            Shape = IsEventStream() ? AnswerShape.Events : listsDataAlone ? AnswerShape.Data : Shape(fields),
            Fields = fields,
            ListsDataAlone = listsDataAlone,
            Example = example?.Text,
            IsNestingOpen = table.Nesting.IsOpen,
        };
    }

    private void Check(EquatableArray<Field> fields, TableRoot root, Example? example)
    {
        if (example is { Value: { } value })
        {
            ExampleCheck.Run(fields, root == TableRoot.Data && value is JsonValue.Object o ? o.Find("data") ?? value : value, example.Span, findings);
        }
    }

    /// <summary>A <c>data</c> that is an object is the result; a list or a map there is a member of the whole answer.</summary>
    private static AnswerShape Shape(EquatableArray<Field> fields)
    {
        var data = fields.FirstOrDefault(f => f.Name == "data");
        return data is { Type: FieldType.Object or FieldType.Any } || (data is null && fields.All(f => s_envelope.Contains(f.Name)))
            ? AnswerShape.Data
            : AnswerShape.TopLevel;
    }

    /// <summary>The table lists the contents of <c>data</c> alone, while the example has the envelope.</summary>
    private static bool ListsDataAlone(List<FlatField> rows, Example? example) =>
        rows.TrueForAll(r => r.Field.Name is not ("code" or "data"))
        && example?.Value is JsonValue.Object root
        && root.Find("code") is not null
        && root.Find("data") is JsonValue.Object;

    /// <summary>Nothing is below a file of a form; elsewhere <c>file</c> is the name of a struct.</summary>
    private static FlatRow Flat(FlatField row, BodyFormat format) => new()
    {
        Name = row.Field.Name,
        Type = format == BodyFormat.Multipart && row.Field.Type is FieldType.File ? "string" : row.Spelling,
        IsRequired = row.Field.IsRequired,
        Description = row.Text,
        Sample = row.Field.Example,
        Depth = row.Depth,
    };

    /// <summary>The first example that is JSON; one that only recovers to it is reported.</summary>
    private Example? ReadExample(Topic topic, Topic fallback)
    {
        Example? best = null;
        foreach (var block in outline.Blocks<PageBlock.Example>(topic).Concat(outline.Blocks<PageBlock.Example>(fallback)))
        {
            if (block.Language is not ("" or "json" or "json5" or "jsonc" or "javascript" or "js"))
            {
                continue;
            }

            var reading = JsonText.Read(block.Text);
            if (reading.Fault is { } fault)
            {
                findings.Add(new Finding(Rules.BadExample, Place(block, fault.Offset), [fault.Message]));
            }

            best ??= reading.Value is JsonValue.Object ? new Example(block.Text, reading.Value, block.Span) : null;
        }

        return best;
    }

    /// <summary>
    /// The character of an example that an offset into its text falls on. The text begins on the line below the fence. Its line ends
    /// were unified, so where a file has longer ones only line and column are exact.
    /// </summary>
    private static SourceSpan Place(PageBlock.Example block, int offset)
    {
        var line = 1 + block.Text.Take(offset).Count(c => c == '\n');
        var column = offset - (offset == 0 ? 0 : block.Text.LastIndexOf('\n', offset - 1) + 1);
        var length = offset < block.Text.Length && block.Text[offset] != '\n' ? 1 : 0;
        return new SourceSpan(block.Span.Start + block.Span.Length + 1 + offset, length, block.Span.Line + line, column);
    }

    private bool HasMultipartDump() => outline.Blocks<PageBlock.Example>(Topic.RequestExample)
        .Any(e => e.Text.IndexOf("form-data; name=", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The example shows server-sent events.</summary>
    private bool IsEventStream() => outline.Blocks<PageBlock.Example>(Topic.ResponseExample).Concat(outline.Blocks<PageBlock.Example>(Topic.ResponseBody))
        .Any(e => e.Text.StartsWith("data:", StringComparison.Ordinal) || e.Text.IndexOf("\ndata:", StringComparison.Ordinal) >= 0);

    private bool SaysBytes() =>
        outline.Blocks<PageBlock.Prose>(Topic.Response).Concat(outline.Blocks<PageBlock.Prose>(Topic.ResponseBody))
            .Any(p => p.Markdown.IndexOf("二进制", StringComparison.Ordinal) >= 0
                || p.Markdown.IndexOf("状态码为 200 时", StringComparison.Ordinal) >= 0
                || p.Markdown.IndexOf("文件流", StringComparison.Ordinal) >= 0);

    private sealed record Example(string Text, JsonValue? Value, SourceSpan Span);
}

/// <summary>The two bodies of an operation.</summary>
/// <param name="Body">What is sent, or null where the page lists nothing.</param>
/// <param name="Answer">What comes back.</param>
/// <param name="Tables">What the tables teach and leave open.</param>
internal sealed record PageBodies(RequestBody? Body, Answer Answer, PageTables Tables);
