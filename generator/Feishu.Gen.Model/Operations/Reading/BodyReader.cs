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

    /// <summary>What the first body taught about type names, for the second: both bodies of a page share their types.</summary>
    private ShapeMemory _memory = ShapeMemory.Empty;

    /// <summary>The body that is sent, or null where the page lists none.</summary>
    public RequestBody? ReadRequest(List<FlatField> rows, bool? isMultipart)
    {
        if (rows.Count == 0)
        {
            return null;
        }

        var format = isMultipart ?? HasMultipartDump() ? BodyFormat.Multipart : BodyFormat.Json;
        var example = ReadExample(Topic.RequestExample, Topic.RequestBody);
        var fields = Tree(rows, TableRoot.Request, example, format, out var isOpen);
        return new RequestBody { Format = format, Fields = fields, Example = example?.Text, IsNestingOpen = isOpen };
    }

    /// <summary>The answer; where the page lists no fields it is the envelope alone, or a file.</summary>
    public Answer ReadAnswer(List<FlatField> rows)
    {
        var isStream = IsEventStream();
        var example = ReadExample(Topic.ResponseExample, Topic.ResponseBody);
        if (rows.Count == 0)
        {
            return new Answer { Shape = SaysBytes() ? AnswerShape.Bytes : AnswerShape.Data, Example = example?.Text };
        }

        var listsDataAlone = ListsDataAlone(rows, example);
        var fields = Tree(rows, listsDataAlone ? TableRoot.Data : TableRoot.Answer, example, BodyFormat.Json, out var isOpen);
        return new Answer
        {
            Shape = isStream ? AnswerShape.Events : listsDataAlone ? AnswerShape.Data : Shape(fields),
            Fields = fields,
            ListsDataAlone = listsDataAlone,
            Example = example?.Text,
            IsNestingOpen = isOpen,
        };
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

    private EquatableArray<Field> Tree(List<FlatField> rows, TableRoot root, Example? example, BodyFormat format, out bool isOpen)
    {
        var table = new FlatTable(rows.Select(Flat).ToEquatableArray(), root, example?.Value);
        var nesting = NestingSolver.Solve(table, _memory);
        _memory = ShapeMemory.Merge(_memory, ShapeMemory.Of(table, nesting));
        isOpen = nesting.IsOpen;
        for (var i = 0; i < rows.Count; i++)
        {
            if (nesting.Places[i] is { Alternative: { } other } place)
            {
                findings.Add(new Finding(
                    Rules.OpenNesting, rows[i].Span, [rows[i].Field.Name, $"{Holder(rows, place.Parent)} and not to {Holder(rows, other)}"]));
            }
        }

        var fields = FieldTree.Build(rows, nesting, format);
        if (example is { Value: { } value })
        {
            ExampleCheck.Run(fields, root == TableRoot.Data && value is JsonValue.Object o ? o.Find("data") ?? value : value, example.Span, findings);
        }

        return fields;
    }

    private static string Holder(List<FlatField> rows, int row) => row < 0 ? "the outermost level" : $"'{rows[row].Field.Name}'";

    private static FlatRow Flat(FlatField row) => new()
    {
        Name = row.Field.Name,
        Type = row.Spelling,
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
