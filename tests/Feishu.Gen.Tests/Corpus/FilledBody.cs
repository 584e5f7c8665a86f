using System.Globalization;
using System.Text.Json.Nodes;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Makes a body of a table that has a value of its own at every path, and two items in every list.</summary>
internal sealed class FilledBody
{
    private readonly ILookup<string, (string Name, BodyRow Row)> _byParent;
    private long _last;

    private FilledBody(BodyTable table) => _byParent = table.Rows.ToLookup(r => BodyTable.ParentOf(r.Path), r => (r.Path[(r.Path.LastIndexOf('.') + 1)..], r));

    /// <summary>The body of a table. Of a file it has text for the content.</summary>
    public static JsonObject Of(BodyTable table) => JsonNode.Parse(new FilledBody(table).ObjectAt("").ToJsonString())!.AsObject();

    private JsonObject ObjectAt(string path) => new(_byParent[path].Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Value(f.Row.Path, f.Row.Type))));

    private JsonNode Value(string path, SpelledType type) => type switch
    {
        SpelledType.List list => new JsonArray([Item(path, list.Item), Item(path, list.Item)]),
        SpelledType.Map map => new JsonObject { ["first key"] = Value(path, map.Value), ["second key"] = Value(path, map.Value) },
        SpelledType.Integer => Next(),
        SpelledType.Number => Next() + 0.5,
        SpelledType.Boolean => Next() % 2 == 0,
        SpelledType.File when _byParent[path].Any() => ObjectAt(path),
        SpelledType.Text or SpelledType.Any or SpelledType.File => $"text {Next().ToString(CultureInfo.InvariantCulture)}",
        _ => ObjectAt(path),
    };

    private JsonNode Item(string path, SpelledType type) => Value(type is SpelledType.List ? path : path + "[]", type);

    private long Next() => ++_last;
}
