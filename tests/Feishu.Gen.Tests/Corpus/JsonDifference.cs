using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Compares JSON by its meaning: the order of members and the spelling of numbers do not count.</summary>
internal static class JsonDifference
{
    /// <summary>The first difference, or null where there is none.</summary>
    /// <param name="sent">What was read.</param>
    /// <param name="written">What was written again.</param>
    /// <param name="mayConvert">Text may have become the number or the truth value that it spells, and the other way round.</param>
    public static string? Find(JsonNode? sent, JsonNode? written, bool mayConvert = false) => Find(sent, written, mayConvert, "$");

    private static string? Find(JsonNode? sent, JsonNode? written, bool mayConvert, string path)
    {
        switch (sent, written)
        {
            case (JsonObject a, JsonObject b):
                var lost = a.FirstOrDefault(m => !b.ContainsKey(m.Key)).Key;
                var added = b.FirstOrDefault(m => !a.ContainsKey(m.Key)).Key;
                return lost is not null ? $"{path}.{lost} is lost"
                    : added is not null ? $"{path}.{added} is new"
                    : a.Select(m => Find(m.Value, b[m.Key], mayConvert, $"{path}.{m.Key}")).FirstOrDefault(d => d is not null);
            case (JsonArray a, JsonArray b):
                return a.Count != b.Count
                    ? $"{path} has {b.Count} items and not {a.Count}"
                    : a.Select((item, i) => Find(item, b[i], mayConvert, $"{path}[{i}]")).FirstOrDefault(d => d is not null);
            default:
                return IsSame(sent, written) || (mayConvert && IsConverted(sent, written))
                    ? null
                    : $"{path} is {written?.ToJsonString() ?? "null"} and not {sent?.ToJsonString() ?? "null"}";
        }
    }

    private static bool IsSame(JsonNode? sent, JsonNode? written) =>
        sent?.GetValueKind() == written?.GetValueKind()
        && (JsonNode.DeepEquals(sent, written) || (NumberOf(sent) is { } number && number == NumberOf(written)));

    private static bool IsConverted(JsonNode? sent, JsonNode? written) => (sent?.GetValueKind(), written?.GetValueKind()) switch
    {
        (JsonValueKind.String, JsonValueKind.Number) =>
            double.TryParse((string)sent!, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == NumberOf(written),
        (JsonValueKind.Number, JsonValueKind.String) => sent!.ToJsonString() == (string)written!,
        (JsonValueKind.String, JsonValueKind.True or JsonValueKind.False) => (string)sent! == written!.ToJsonString(),
        _ => false,
    };

    private static double? NumberOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<JsonElement>().GetDouble() : null;
}
