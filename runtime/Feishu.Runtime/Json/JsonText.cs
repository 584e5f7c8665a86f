using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace Feishu.Runtime.Json;

/// <summary>Raw JSON text: strings out of it, and copies that are safe to keep.</summary>
internal static class JsonText
{
    private const int ShortLiteral = 64;

    /// <summary>The string of an unquoted literal; what is no Unicode becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> literal, bool isEscaped)
    {
        if (!isEscaped)
        {
            return literal.Length <= ShortLiteral ? DecodeShort(literal) : Encoding.UTF8.GetString(literal);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(literal.Length);
        var text = Encoding.UTF8.GetString(buffer, 0, Unescape(literal, buffer));
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }

    /// <summary>The valid UTF-8 of an unquoted literal.</summary>
    public static byte[] Utf8Of(ReadOnlySpan<byte> literal, bool isEscaped)
        => !isEscaped && Utf8.IsValid(literal) ? literal.ToArray() : Encoding.UTF8.GetBytes(Decode(literal, isEscaped));

    /// <summary>Takes the escapes out of a literal that a reader has accepted.</summary>
    /// <param name="literal">The literal without its quotes.</param>
    /// <param name="target">Where to write; at least as long as <paramref name="literal"/>.</param>
    /// <returns>The length written. Halves of surrogate pairs become U+FFFD.</returns>
    public static int Unescape(ReadOnlySpan<byte> literal, Span<byte> target)
    {
        var written = 0;
        while (true)
        {
            var plain = literal.IndexOf((byte)'\\');
            if (plain < 0)
            {
                literal.CopyTo(target[written..]);
                return written + literal.Length;
            }

            literal[..plain].CopyTo(target[written..]);
            written += plain;
            literal = literal[plain..];
            if (literal[1] == (byte)'u')
            {
                literal = literal[ReadRune(literal, out var rune)..];
                written += rune.EncodeToUtf8(target[written..]);
            }
            else
            {
                target[written++] = literal[1] switch
                {
                    (byte)'n' => (byte)'\n',
                    (byte)'r' => (byte)'\r',
                    (byte)'t' => (byte)'\t',
                    (byte)'b' => (byte)'\b',
                    (byte)'f' => (byte)'\f',
                    var same => same,
                };
                literal = literal[2..];
            }
        }
    }

    /// <summary>Copies a value so that it is valid UTF-8 and holds no half of a surrogate pair, which JSON readers choke on.</summary>
    public static byte[] Copy(ReadOnlySpan<byte> value)
    {
        if (value.SequenceEqual(KeptMembers.NullText))
        {
            return KeptMembers.NullText;
        }

        var copy = Utf8.IsValid(value) ? value.ToArray() : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(value));
        ReplaceHalfPairs(copy);
        return copy;
    }

    /// <summary>Most strings are short and ASCII, such as ids. For them this takes half of the time that the decoder takes, which counts first.</summary>
    private static string DecodeShort(ReadOnlySpan<byte> literal)
    {
        Span<char> buffer = stackalloc char[ShortLiteral];
        return Ascii.ToUtf16(literal, buffer, out var length) == OperationStatus.Done
            ? new string(buffer[..length])
            : Encoding.UTF8.GetString(literal);
    }

    private static void ReplaceHalfPairs(Span<byte> text)
    {
        while (true)
        {
            var escape = text.IndexOf((byte)'\\');
            if (escape < 0)
            {
                return;
            }

            text = text[escape..];
            var length = 2;
            if (text[1] == (byte)'u')
            {
                length = ReadRune(text, out var rune);
                if (rune == Rune.ReplacementChar)
                {
                    "fffd"u8.CopyTo(text[2..]);
                }
            }

            text = text[length..];
        }
    }

    /// <summary>Reads <c>\uXXXX</c>, or two of them that are a pair, and gives the length read.</summary>
    private static int ReadRune(ReadOnlySpan<byte> text, out Rune rune)
    {
        const int Length = 6;
        var first = ReadUnit(text);
        if (char.IsHighSurrogate(first) && text.Length >= 2 * Length && text[Length] == (byte)'\\' && text[Length + 1] == (byte)'u'
            && Rune.TryCreate(first, ReadUnit(text[Length..]), out rune))
        {
            return 2 * Length;
        }

        rune = Rune.TryCreate(first, out var single) ? single : Rune.ReplacementChar;
        return Length;
    }

    private static char ReadUnit(ReadOnlySpan<byte> escape)
    {
        _ = Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x');
        return (char)unit;
    }
}
