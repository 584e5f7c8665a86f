using System.Reflection;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages.Reading;
using Feishu.Runtime;
using JsonValue = Feishu.Gen.Json.JsonValue;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Emitted payloads of events take in everything that the pages list and show, and lose nothing of what they do not.</summary>
[Collection<RealClientTests>]
public class EventTests(RealClient client)
{
    private static readonly MethodInfo s_parse = typeof(FeishuJson).GetMethods()
        .Single(m => m is { Name: nameof(FeishuJson.Parse), IsGenericMethodDefinition: true } && m.GetParameters()[0].ParameterType == typeof(string));

    [Fact]
    public void Everything_that_a_table_lists_has_a_member()
    {
        var names = new WireNames(client.Catalog);
        var faults = new List<string>();
        var bodies = 0;
        foreach (var plan in client.Catalog.Events)
        {
            if (Table(plan) is { } table)
            {
                bodies++;
                var body = FilledBody.Of(table);
                var model = Parse(plan, body);
                faults.AddRange(Lost(plan, body, model.ToJson()));
                faults.AddRange(Leftovers.Of(model, "", names).KeptAside.Select(kept => $"{plan.Event.Type}: {kept.Path} is kept aside, which is {kept.Value}"));
            }
        }

        Assert.True(bodies > 60, $"{bodies} tables");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Every_row_of_a_payload_is_a_field()
    {
        foreach (var page in client.Catalog.Events.GroupBy(e => e.Place.Page))
        {
            var placed = page.SelectMany(e => Walk(e.Event.Fields, "")).Select(f => f.Field.Row).ToHashSet();
            var header = Rows(page.Key).TakeWhile(r => r.Field.Name != "event").Select(r => r.Field.Name).ToHashSet();
            var lost = Rows(page.Key).Where(r => !placed.Contains(r.Field.Row)).Select(r => r.Field.Name).Except([.. header, "event"]).ToList();
            Assert.True(lost.Count == 0, $"{page.Key}: {string.Join(", ", lost)}");
        }
    }

    [Fact]
    public void Examples_are_read_and_written()
    {
        var faults = new List<string>();
        foreach (var plan in client.Catalog.Events)
        {
            Assert.NotNull(plan.Event.Example);
            var whole = Node(LenientJson.Read(plan.Event.Example).Value)!.AsObject();
            Assert.NotNull(whole["event"]);
            Assert.Equal(plan.Event.IsOldForm, whole["header"] is null);
            var payload = whole["event"]!.AsObject();
            faults.AddRange(Lost(plan, payload, Parse(plan, payload).ToJson()));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static IEnumerable<string> Lost(EventPlan plan, JsonObject read, string written) =>
        JsonDifference.Find(read, JsonNode.Parse(written), mayConvert: true) is { } difference ? [$"{plan.Event.Type}: {difference}"] : [];

    private FeishuModel Parse(EventPlan plan, JsonObject payload) =>
        (FeishuModel)s_parse.MakeGenericMethod(client.Events[plan.Event.Type].PayloadType!).Invoke(null, [payload.ToJsonString()])!;

    /// <summary>The table of an event, its types read once more from the page; null where there is none.</summary>
    private static BodyTable? Table(EventPlan plan)
    {
        var spellings = Rows(plan.Place.Page).ToDictionary(r => r.Field.Row, r => SpelledType.Read(r.Spelling));
        var rows = Walk(plan.Event.Fields, "").ToList();
        return rows.Count == 0 || rows[0].Field.Row < 0
            ? null
            : new BodyTable(plan.Place.Page, BodyPart.Response, [.. rows.Select(r => new BodyRow(r.Path, TypeOf(r.Field, spellings[r.Field.Row])))]);
    }

    /// <summary>Where the table does not say, the example does: that something is a list, or an object, and of what a list is.</summary>
    private static SpelledType TypeOf(Field field, SpelledType spelled) =>
        field.IsListByExample ? new SpelledType.List(new SpelledType.Object())
        : field.Type is FieldType.List { Item: FieldType.String } && spelled is SpelledType.List { Item: SpelledType.Object } ? new SpelledType.List(new SpelledType.Text())
        : field.Type is FieldType.Object && spelled is SpelledType.List ? new SpelledType.Object()
        : spelled;

    private static List<FlatField> Rows(string page)
    {
        var text = File.ReadAllText(RealPages.Find("dev/" + page[RealPages.Folder.Length..]));
        var reader = new TableRowReader(new List<SourceSpan>(), new List<Finding>());
        return [.. PageOutline.Of(PageReader.Read(text)).Tables(Topic.EventBody).Where(t => t.SaysTypes).SelectMany(reader.Read)];
    }

    /// <summary>What was read of an example, which need not be JSON to the letter.</summary>
    private static JsonNode? Node(JsonValue? value) => value switch
    {
        JsonValue.Object o => new JsonObject(o.Members.DistinctBy(m => m.Name).Select(m => KeyValuePair.Create(m.Name, Node(m.Value)))),
        JsonValue.Array a => new JsonArray([.. a.Items.Select(Node)]),
        JsonValue.String s => System.Text.Json.Nodes.JsonValue.Create(s.Value),
        JsonValue.Number n => JsonNode.Parse(n.Literal),
        JsonValue.Boolean b => System.Text.Json.Nodes.JsonValue.Create(b.Value),
        _ => null,
    };

    private static IEnumerable<(string Path, Field Field)> Walk(EquatableArray<Field> fields, string prefix) => fields.SelectMany(field =>
        Walk(field.Fields, prefix + field.Name + (field.Type is FieldType.List ? "[]." : ".")).Prepend((prefix + field.Name, field)));
}
