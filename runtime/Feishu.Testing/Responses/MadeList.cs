using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Responses;

/// <summary>Makes a long list of a short one: the items go round, and those after the first round have ids of their own.</summary>
internal static class MadeList
{
    /// <param name="items">The items that there are; may be null or empty.</param>
    /// <param name="field">The list's field, from which an item is made where there is none.</param>
    /// <param name="length">How long the list is at least.</param>
    public static IReadOnlyList<JsonNode?> Of(JsonArray? items, Field? field, int length)
    {
        var first = items is { Count: > 0 } ? items : field is null ? null : TableExample.Of(field) as JsonArray;
        return first is not { Count: > 0 } ? [] : [.. Enumerable.Range(0, Math.Max(length, first.Count)).Select(i => Item(first, i))];
    }

    private static JsonNode? Item(JsonArray first, int place)
    {
        var item = first[place % first.Count]?.DeepClone();
        return place < first.Count ? item : Renamed(item, place + 1);
    }

    private static JsonNode? Renamed(JsonNode? item, int number)
    {
        if (item is not JsonObject json)
        {
            return item.AsText() is { } text ? Renamed(text, number) : item?.GetValueKind() == JsonValueKind.Number ? number : item;
        }

        foreach (var (name, id) in json.Where(m => IsId(m.Key)).Select(m => (m.Key, m.Value.AsText())).ToList())
        {
            if (id is not null)
            {
                json[name] = Renamed(id, number);
            }
        }

        return json;
    }

    /// <summary>Ids that are numbers stay so.</summary>
    private static string Renamed(string id, int number) => string.Create(CultureInfo.InvariantCulture, $"{id}{(id.All(char.IsAsciiDigit) ? "" : "_")}{number}");

    private static bool IsId(string name) => name == "id" || name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal);
}
