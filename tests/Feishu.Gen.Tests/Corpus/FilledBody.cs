using System.Globalization;
using System.Text.Json.Nodes;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Makes a body of a table that has a value of its own at every path, and two items in every list.</summary>
internal sealed class FilledBody
{
    private readonly ILookup<string, BodyRow> _byParent;
    private readonly HashSet<string> _filled = [];
    private long _last;

    private FilledBody(BodyTable table) => _byParent = table.Rows.ToLookup(r => BodyTable.ParentOf(r.Path));

    /// <summary>The body of a table. Of a file it has text for the content.</summary>
    public static JsonObject Of(BodyTable table)
    {
        var body = new FilledBody(table);
        var json = body.ObjectAt("").ToJsonString();
        Assert.Empty(table.Rows.Select(r => r.Path).Except(body._filled));
        return JsonNode.Parse(json)!.AsObject();
    }

    private JsonObject ObjectAt(string path) =>
        new(_byParent[path].Select(row => KeyValuePair.Create(row.Name, (JsonNode?)Value(row.Path, row.Type))));

    private JsonNode Value(string path, SpelledType type)
    {
        _filled.Add(path);
        return type switch
        {
            SpelledType.List list => new JsonArray([Item(path, list.Item), Item(path, list.Item)]),
            SpelledType.Map map => new JsonObject { ["first key"] = Value(path, map.Value), ["second key"] = Value(path, map.Value) },
            _ when _byParent[path].Any() => ObjectAt(path),
            SpelledType.Integer => Next(),
            SpelledType.Number => Next() + 0.5,
            SpelledType.Boolean => Next() % 2 == 0,
            SpelledType.Text or SpelledType.Any or SpelledType.File => $"text {Next().ToString(CultureInfo.InvariantCulture)}",
            _ => new JsonObject(),
        };
    }

    /// <summary>An item; its fields stand at the path of the list itself where the table spells the list in another way than with brackets.</summary>
    private JsonNode Item(string path, SpelledType type) => Value(type is SpelledType.List || _byParent[path].Any() ? path : path + "[]", type);

    private long Next() => ++_last;
}
