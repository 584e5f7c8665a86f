using Feishu.Gen.Json;
using Feishu.Gen.Operations.Tables;
using Feishu.Gen.Pages;
using Feishu.Gen.Vocabulary;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>The body of an event, as far as it says by itself what it is.</summary>
internal sealed class EventBody
{
    private readonly List<BodyExample> _examples = [];
    private readonly List<string> _header = [];
    private string? _statedType;

    /// <summary>The table, or null where the page has none.</summary>
    public FieldTable? Table { get; private set; }

    /// <summary>The rows of the payload; none where the page has no table.</summary>
    public List<FlatField> Payload { get; private set; } = [];

    /// <summary>The first example with its header, or null.</summary>
    public BodyExample? Whole => _examples.FirstOrDefault();

    /// <summary>The type that example or table name, or null.</summary>
    public string? Type => _examples.Select(e => EventType.Of((JsonValue.Object)e.Value)).FirstOrDefault(type => type is not null) ?? _statedType;

    /// <summary>The examples of the payload.</summary>
    public BodyExamples Examples
    {
        get
        {
            var payloads = _examples.ConvertAll(e => e with { Value = PayloadOf(e.Value) });
            return new BodyExamples(payloads.FirstOrDefault(), payloads.Select(e => e.Value).ToEquatableArray());
        }
    }

    /// <summary>Whether the event comes in the old form: its table or example has an id of its own instead of a header.</summary>
    public bool IsOldForm => _header.Count > 0
        ? !_header.Contains(EventEnvelopeNames.Header)
        : Whole is { Value: JsonValue.Object example } && example.Find(EventEnvelopeNames.Header) is null && example.Find(EventEnvelopeNames.Event) is not null;

    /// <summary>What the examples show of the payload's fields, with what their comments say.</summary>
    public EquatableArray<Field> Shown => ExampleComments.Describe(
        ShownType.FieldsOf(JsonShape.Merge(Examples.Values)), EventEnvelopeNames.Event, [.. _examples.Select(e => ExampleComments.Read(e.Text))]);

    /// <summary>Takes a table, less the rows of what comes with every event.</summary>
    public void Take(FieldTable table, List<FlatField> rows)
    {
        Table = table;
        var start = rows.FindIndex(r => r.Field.Name == EventEnvelopeNames.Event);
        if (start < 0 || !EventEnvelopeNames.IsOutermost(rows[0].Field.Name))
        {
            Payload = rows;
            return;
        }

        _header.AddRange(rows.Take(start).Select(r => r.Field.Name));

        // Rows that the page sets as far out as this one are none of the payload; nothing is known of those without a depth.
        var depth = (rows[start].Depth ?? 0) + 1;
        Payload = rows.Skip(start + 1).Where(r => !(r.Depth < depth)).Select(r => r with { Depth = r.Depth - depth }).ToList();
        _statedType = Payload.Where(r => r.Field.Name is EventEnvelopeNames.Type).Select(r => Quoted(r.Field.Description)).FirstOrDefault(type => type is not null);
    }

    /// <summary>Takes an example.</summary>
    public void Take(BodyExample example) => _examples.Add(example);

    /// <summary>What a description names as the one value there is, between backticks.</summary>
    private static string? Quoted(string description) => description.Split('`') is { Length: 3 } parts ? EventType.Find(parts[1]) : null;

    private static JsonValue PayloadOf(JsonValue example) => (example as JsonValue.Object)?.Find(EventEnvelopeNames.Event) as JsonValue.Object ?? new JsonValue.Object([]);
}

/// <summary>Finds the bodies of a page's events.</summary>
internal static class EventBodies
{
    /// <summary>The bodies, in the page's order: each table begins one, and the examples below it belong to it.</summary>
    public static List<EventBody> Find(PageOutline outline, TableRowReader reader, ExampleReader examples)
    {
        var bodies = new List<EventBody>();
        var isOfEvent = outline.All.Any(placed => placed.Block is PageBlock.Prose prose && prose.Markdown.IndexOf("**事件类型", StringComparison.Ordinal) >= 0);
        var isAnnounced = isOfEvent;
        foreach (var placed in outline.All)
        {
            if (placed.Place.Topic == Topic.EventBody && FieldTable.Of(placed) is { SaysTypes: true } table)
            {
                bodies.Add(new EventBody());
                bodies[bodies.Count - 1].Take(table, reader.Read(table));
            }
            else if (placed.Block is PageBlock.Example block
                && (isAnnounced || placed.Place.Topic is Topic.EventBody or Topic.EventExample)
                && examples.Read(block) is { Value: JsonValue.Object value } example
                && value.Find(EventEnvelopeNames.Event) is JsonValue.Object)
            {
                if (bodies.Count == 0)
                {
                    bodies.Add(new EventBody());
                }

                bodies[bodies.Count - 1].Take(example);
            }

            isAnnounced = isOfEvent || (placed.Block is PageBlock.Prose prose && IsAnnouncement(prose.Markdown));
        }

        return bodies;
    }

    /// <summary>Pages without a table have nothing but an example below these words, or name the type in bold.</summary>
    public static bool IsAnnouncement(string markdown)
    {
        var text = MarkdownText.ToPlain(markdown).TrimEnd(' ', '\n', ':', '：');
        return text.EndsWith("回调示例", StringComparison.Ordinal);
    }
}
