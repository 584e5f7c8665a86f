using System.Text.Json.Nodes;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Spoils bodies in the ways in which the platform's differ from its pages. The same seed spoils them in the same ways.</summary>
internal sealed class SpoiledBody(int seed)
{
    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e3", "1.0", "-0", "9223372036854775807", "9223372036854775808", "1e400", "0.1",
        "\"\"", "\"7\"", "\"007\"", "\" 7\"", "\"-7\"", "\"7.0\"", "\"1e3\"", "\"NaN\"", "\"Infinity\"", "\"true\"", "\"True\"", "\"null\"",
        "\"\\u0000\\n\\\"\\\\\"", "\"\\ud83d\\ude00\"", "{}", "[]", "[null]", "[[]]", "[{}]", "[1,\"a\",null]", "{\"\":1}", "{\"a\":{\"b\":[1]}}",
    ];

    private static readonly string[] s_names = ["unknown", "未知", "", "a b", "a.b", "a\"b", "a\\b", "a\nb", "code", "data", "ID"];

    private readonly Random _random = new(seed);

    /// <summary>A copy in which one to five values are not as they were.</summary>
    public JsonObject Of(JsonObject body)
    {
        var copy = body.DeepClone().AsObject();
        for (var i = _random.Next(1, 6); i > 0; i--)
        {
            var places = Places(copy).ToList();
            Spoil(places[_random.Next(places.Count)]);
        }

        return JsonNode.Parse(copy.ToJsonString())!.AsObject();
    }

    private static IEnumerable<JsonNode?> Below(JsonNode node) => node switch
    {
        JsonObject o => o.Select(m => m.Value),
        JsonArray a => a,
        _ => [],
    };

    /// <summary>The objects and lists.</summary>
    private static IEnumerable<JsonNode> Places(JsonNode node) =>
        Below(node).OfType<JsonNode>().Where(n => n is JsonObject or JsonArray).SelectMany(Places).Prepend(node);

    private void Spoil(JsonNode place)
    {
        switch (place)
        {
            case JsonArray { Count: > 0 } list:
                var at = _random.Next(list.Count);
                list[at] = Other(list[at]);
                break;
            case JsonObject { Count: > 0 } members when _random.Next(4) > 0:
                var (name, value) = members.ElementAt(_random.Next(members.Count));
                members[name] = Other(value);
                break;
            case JsonObject members:
                members[Pick(s_names)] = JsonNode.Parse(Pick(s_values));
                break;
        }
    }

    private JsonNode? Other(JsonNode? value) => _random.Next(5) switch
    {
        0 => new JsonArray(value?.DeepClone()),
        1 => new JsonObject { ["value"] = value?.DeepClone() },
        2 => value?.ToJsonString(),
        _ => JsonNode.Parse(Pick(s_values)),
    };

    private string Pick(string[] texts) => texts[_random.Next(texts.Length)];
}
