using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Feishu.Runtime;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>JSON in one form, by a reader that is not the product's: members in order, the last of those with one name, numbers by their
/// value. Numbers and booleans equal strings that say the same: where a page says text, a number becomes its digits, and the other way round.</summary>
internal static partial class CanonicalJson
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 100_000 };

    /// <summary>The members of an object, each with its value in that form; null where the text is no object.</summary>
    public static SortedDictionary<string, string>? Members(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json.StartsWith("\uFEFF"u8) ? json[3..] : json, s_options);
            reader.Read();
            var members = reader.TokenType == JsonTokenType.StartObject ? ReadMembers(ref reader) : null;
            return reader.Read() ? null : members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether what a model writes is what it was read from. Where a page says that a number is a float, a whole number of more than 15 digits becomes the nearest double.
    /// </summary>
    /// <param name="sent">What was read, in that form.</param>
    /// <param name="kept">What is written, in that form.</param>
    public static bool IsKept(string sent, string kept) => sent == kept || LongInteger().Replace(
        sent, match => kept.Contains(match.Value, StringComparison.Ordinal) ? match.Value : Number(match.Value, double.Parse(match.Value, CultureInfo.InvariantCulture))) == kept;

    [GeneratedRegex(@"(?<=[:,\[])-?[0-9]{16,}(?=[,}\]])")]
    private static partial Regex LongInteger();

    /// <summary>An object in that form.</summary>
    public static string Object(IEnumerable<KeyValuePair<string, string>> members) => $"{{{string.Join(',', members.Select(m => $"{Text(m.Key)}:{m.Value}"))}}}";

    private static SortedDictionary<string, string> ReadMembers(ref Utf8JsonReader reader)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Decode(ref reader);
            reader.Read();
            members[name] = ReadValue(ref reader);
        }

        return members;
    }

    private static string ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ReadMembers(ref reader));
            case JsonTokenType.StartArray:
                var items = new List<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return $"[{string.Join(',', items)}]";
            case JsonTokenType.String:
                return Scalar(Decode(ref reader));
            case JsonTokenType.Number:
                return Scalar(Encoding.UTF8.GetString(reader.ValueSpan));
            default:
                return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static string Scalar(string text)
    {
        if (text is "true" or "false" || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        {
            return text is "-0" ? "0" : text;
        }

        return text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Number(text, value) : Text(text);
    }

    private static string Number(string digits, double value)
        => value == Math.Truncate(value) && Math.Abs(value) < (1L << 53) ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture)
            : digits;

    /// <summary>Halves of surrogate pairs and bytes that are no UTF-8 are replaced, where the framework's reader throws.</summary>
    private static string Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonText.Decode(reader.ValueSpan, reader.ValueIsEscaped);
        }
    }

    private static string Text(string text) => $"\"{text}\"";
}
