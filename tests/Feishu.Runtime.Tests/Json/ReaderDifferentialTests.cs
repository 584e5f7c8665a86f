using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Feishu.Runtime.Tests;

/// <summary>The reader against <see cref="Utf8JsonReader"/>: both accept the same texts, and see the same in them.</summary>
public sealed class ReaderDifferentialTests
{
    private static readonly string[] s_seeds =
    [
        """{"a":1,"b":[true,false,null,"x"],"c":{"d":-1.5e+10,"e":"\u00e4\ud83d\ude00\n\\\"\/"},"":[[],{}]}""",
        """ [ 0 , -0 , 0.0 , 1E5 , 123456789012345678901234567890 , 1e-7 , "" , "\t\b\f\r" ] """,
        "\"plain text with ä and 😀\"",
        "-12.75",
        """{"a":{"a":{"a":[[[{"a":"deep"}]]]}}}""",
    ];

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 24));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutated_texts(int seed)
    {
        const string Signs = "{}[]\",:\\/u0123456789abcdefntr.E+- \n\t\r\u0001\u007f";
        var random = new Random(seed);
        for (var i = 0; i < 1000; i++)
        {
            var text = Encoding.UTF8.GetBytes(s_seeds[random.Next(s_seeds.Length)]).ToList();
            for (var edits = random.Next(1, 4); edits > 0 && text.Count > 0; edits--)
            {
                var at = random.Next(text.Count);
                var unit = random.Next(10) == 0 ? (byte)random.Next(256) : (byte)Signs[random.Next(Signs.Length)];
                switch (random.Next(4))
                {
                    case 0:
                        text.RemoveAt(at);
                        break;
                    case 1:
                        text.Insert(at, unit);
                        break;
                    case 2:
                        text.RemoveRange(at, text.Count - at);
                        break;
                    default:
                        text[at] = unit;
                        break;
                }
            }

            AssertSame([.. text]);
        }
    }

    [Fact]
    public void All_short_texts()
    {
        var alphabet = "{}[]\",:\\1-.e "u8.ToArray();
        var text = new byte[4];
        for (var number = 0; number < Math.Pow(alphabet.Length, text.Length); number++)
        {
            for (var (i, rest) = (0, number); i < text.Length; i++, rest /= alphabet.Length)
            {
                text[i] = alphabet[rest % alphabet.Length];
            }

            AssertSame(text);
        }
    }

    [Theory]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("+1")]
    [InlineData("-01")]
    [InlineData("1 2")]
    [InlineData("1x")]
    [InlineData("truee")]
    [InlineData("tru")]
    [InlineData("nul")]
    [InlineData("NaN")]
    [InlineData("'a'")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\u123\"")]
    [InlineData("\"\\u")]
    [InlineData("\"\\")]
    [InlineData("\"\n\"")]
    [InlineData("\"\u007f\u0080\u2028\"")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("[1}")]
    [InlineData("{\"a\":1]")]
    [InlineData("/* */ 1")]
    [InlineData("1 // x")]
    [InlineData("\u00a01")]
    [InlineData("\uFEFF1")]
    [InlineData("\0")]
    [InlineData("1\0")]
    [InlineData("[1\0]")]
    [InlineData(" \t\r\n 1 \t\r\n ")]
    public void Odd_texts(string text) => AssertSame(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void Deep_texts(int depth)
    {
        AssertSame(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));
        AssertSame(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
    }

    private static void AssertSame(byte[] text)
    {
        var (expected, actual) = (Try(() => Expected(text)), Try(() => Actual(text)));

        Assert.True(expected == actual, $"{Encoding.UTF8.GetString(text)}\nexpected {expected}\nactual   {actual}");
    }

    private static string? Try(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Expected(byte[] text)
    {
        var reader = new Utf8JsonReader(text);
        var dump = new StringBuilder();
        while (reader.Read())
        {
            _ = reader.TokenType switch
            {
                JsonTokenType.PropertyName => dump.Append(TextOf(ref reader)).Append(':'),
                JsonTokenType.String => dump.Append('"').Append(TextOf(ref reader)).Append("\" "),
                JsonTokenType.Number => dump.Append(Encoding.UTF8.GetString(reader.ValueSpan)).Append(' ')
                    .Append(reader.TryGetInt64(out var whole) || IsWhole(ref reader, out whole) ? whole.ToString(CultureInfo.InvariantCulture) : "-").Append(' ')
                    .Append(double.IsFinite(reader.GetDouble()) ? reader.GetDouble().ToString(CultureInfo.InvariantCulture) : "-").Append(' '),
                var other => dump.Append(other).Append(' '),
            };
        }

        return dump.ToString();
    }

    /// <summary>As it should be: a whole number may have a point or an exponent.</summary>
    private static bool IsWhole(ref Utf8JsonReader reader, out long whole)
    {
        var number = JsonShape.WholeOf(Encoding.UTF8.GetString(reader.ValueSpan));
        whole = number ?? 0;
        return number is not null;
    }

    /// <summary>As it should be: halves of pairs and bytes that are no UTF-8 are replaced, where the framework's reader throws.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
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

    private static string Actual(byte[] text)
    {
        var reader = new FeishuJsonMapper(text);
        var dump = new StringBuilder();
        Dump(ref reader, text, dump);
        reader.ExpectEnd();
        return dump.ToString();
    }

    private static void Dump(ref FeishuJsonMapper reader, byte[] text, StringBuilder dump)
    {
        var start = reader.Position;
        var probe = reader;
        switch (start < text.Length ? (char)text[start] : '\0')
        {
            case '{':
                dump.Append("StartObject ");
                reader.EnterObject();
                while (reader.NextName())
                {
                    dump.Append(reader.GetName()).Append(':');
                    Dump(ref reader, text, dump);
                }

                dump.Append("EndObject ");
                break;
            case '[':
                dump.Append("StartArray ");
                reader.EnterArray();
                while (reader.NextItem())
                {
                    Dump(ref reader, text, dump);
                }

                dump.Append("EndArray ");
                break;
            case '"':
                Assert.True(reader.TryReadString(out var value));
                dump.Append('"').Append(value).Append("\" ");
                break;
            case 't' or 'f':
                Assert.True(reader.TryReadBoolean(out var flag));
                dump.Append(flag).Append(' ');
                break;
            case 'n':
                reader.SkipValue();
                dump.Append("Null ");
                break;
            default:
                dump.Append(Encoding.UTF8.GetString(reader.SkipValue())).Append(' ');
                var second = probe;
                dump.Append(probe.TryReadInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : "-").Append(' ');
                dump.Append(second.TryReadDouble(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "-").Append(' ');
                break;
        }
    }
}
