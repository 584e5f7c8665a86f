using System.Text;

namespace Feishu.Gen.Fuzz.Mutation;

/// <summary>Spoils JSON: values become others, members come twice, bytes are lost.</summary>
internal sealed class JsonMutator(Random random)
{
    private const string Signs = "{}[]\",:\\u0123456789.eE+-truefalsn \n\t\u0001";

    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-0", "-1", "1e5", "1E-7", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616",
        "1e999", "-1e999", "1e-999", "0.1000000000000000055511151231257827", "123456789012345678901234567890", "\"\"", "\"0\"", "\" 1 \"", "\"1.5\"", "\"true\"",
        "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u002a/\"", "\"\u2028\"", "[]", "{}", "[[]]", "[null]", "[1,\"a\",{}]",
        "{\"a\":1,\"a\":2}", "{\"\":null}", "{\"\\ud800\":1,\"\\ud801\":2}", "{\"code\":1}", "\"2020-13-45\"", "\"!!!\"", "\"AAAA\"", "\"A===\"", "[[[[[[[[1]]]]]]]]", "\"😀\"", "\"\\/\"",
    ];

    /// <summary>A text in which some things are not as they were.</summary>
    public byte[] Mutate(string json)
    {
        for (var i = random.Next(5); i > 0; i--)
        {
            json = ReplaceValue(json);
        }

        var bytes = Encoding.UTF8.GetBytes(json);
        return random.Next(3) switch
        {
            0 => ByteMutator.Mutate(bytes, random, Signs, mostChanges: 3),
            1 when random.Next(4) == 0 => InvalidUtf8(bytes),
            _ => bytes,
        };
    }

    /// <summary>A value in the place of another one, or a member before or after one.</summary>
    private string ReplaceValue(string json)
    {
        var colons = Enumerable.Range(0, json.Length).Where(i => json[i] == ':').ToList();
        if (colons.Count == 0)
        {
            return json;
        }

        var at = colons[random.Next(colons.Count)] + 1;
        var end = at;
        while (end < json.Length && json[end] is not (',' or '}' or '\n'))
        {
            end++;
        }

        var value = random.Next(12) == 0 ? Deep() : s_values[random.Next(s_values.Length)];
        return random.Next(4) switch
        {
            0 => json.Insert(at, $"{value},\"extra{random.Next(3)}\":"),
            1 when json.LastIndexOf('"', at - 1) is > 0 and var quote && json.LastIndexOf('"', quote - 1) is >= 0 and var open => json.Insert(at, $"{value},{json[open..(quote + 1)]}:"),
            _ => json.Remove(at, end - at).Insert(at, value),
        };
    }

    private string Deep()
    {
        var depth = random.Next(3) == 0 ? 5000 : random.Next(50, 80);
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"items\":", "}");
        return string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
    }

    /// <summary>Within a string, where there is one.</summary>
    private byte[] InvalidUtf8(byte[] json)
    {
        var quotes = Enumerable.Range(0, json.Length).Where(i => json[i] == '"').ToList();
        byte[] wrong = random.Next(4) switch
        {
            0 => [0xff],
            1 => [0xc0, 0x80],
            2 => [0xed, 0xa0, 0x80],
            _ => [0xe4, 0xbb],
        };
        return quotes.Count == 0 ? json : quotes[random.Next(quotes.Count)] is var at ? [.. json[..(at + 1)], .. wrong, .. json[(at + 1)..]] : json;
    }
}
