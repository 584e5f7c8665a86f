using System.Text;
using System.Text.Json;

namespace Feishu.Runtime.Json;

/// <summary>
/// Equality of JSON by meaning: the order of members and the spelling of strings and numbers do not count. Whole numbers of 64 bits are
/// compared exactly, all others as doubles.
/// </summary>
internal static class JsonEquality
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 1024 };

    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
        => left.SequenceEqual(right) || AreEqual(Parse(left), Parse(right));

    public static int HashOf(ReadOnlySpan<byte> json) => HashOf(Parse(json));

    private static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = s_options.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }

    private static bool AreEqual(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => MembersOf(left) is var members && MembersOf(right) is var others && members.Count == others.Count
                && members.All(member => others.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other)),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => AreEqual(pair.First, pair.Second)),
            JsonValueKind.String => left.ValueEquals(right.GetString()),
            JsonValueKind.Number => NumberOf(left) == NumberOf(right),
            _ => true,
        };
    }

    private static int HashOf(JsonElement value) => value.ValueKind switch
    {
        // Order-independent: the members' hashes are added up.
        JsonValueKind.Object => MembersOf(value).Aggregate(1, (sum, member) => unchecked(sum + HashCode.Combine(member.Key, HashOf(member.Value)))),
        JsonValueKind.Array => value.EnumerateArray().Aggregate(2, (sum, item) => HashCode.Combine(sum, HashOf(item))),
        JsonValueKind.String => string.GetHashCode(value.GetString(), StringComparison.Ordinal),
        JsonValueKind.Number => NumberOf(value).GetHashCode(),
        var kind => (int)kind,
    };

    private static Dictionary<string, JsonElement> MembersOf(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static (long Whole, double Other) NumberOf(JsonElement number)
    {
        return number.TryGetInt64(out var whole) || WholeNumber.TryParse(Encoding.UTF8.GetBytes(number.GetRawText()), out whole)
            ? (whole, 0)
            : (0, number.GetDouble());
    }
}
