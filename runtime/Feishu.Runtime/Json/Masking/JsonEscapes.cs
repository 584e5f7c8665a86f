using System.Globalization;
using System.Text;

namespace Feishu.Runtime.Json.Masking;

/// <summary>Escapes of JSON strings, in texts that may be JSON, JSON within JSON, or neither.</summary>
internal static class JsonEscapes
{
    private const int HexDigits = 4;

    /// <summary>
    /// Writes characters in place of their escapes, at any level: <c>\u0061</c>, <c>\\u0061</c> and <c>\/</c>. Quotes and backslashes get their short escapes; control characters, and others that
    /// cannot be seen, stay as they are.
    /// </summary>
    /// <returns>The text; the same one where it has no such escape.</returns>
    public static string Decode(string text)
    {
        if (!text.Contains("\\u", StringComparison.Ordinal) && !text.Contains("\\/", StringComparison.Ordinal))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOf('\\') is >= 0 and var at)
        {
            output.Append(rest[..at]);
            rest = rest[at..];
            var slashes = rest.IndexOfAnyExcept('\\') is >= 0 and var end ? end : rest.Length;
            var (decoded, length) = DecodeOne(rest[slashes..]);
            if (length == 0)
            {
                output.Append(rest[..slashes]);
            }
            else if (decoded is '"' or '\\')
            {
                output.Append(rest[..slashes]).Append(decoded);
            }
            else
            {
                output.Append(decoded);
            }

            rest = rest[(slashes + length)..];
        }

        return output.Append(rest).ToString();
    }

    /// <summary>The text in a JSON string, with as few escapes as there can be.</summary>
    public static string Encode(string text)
        => text.AsSpan().ContainsAny("\\\"\n\r\t")
            ? text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            : text;

    /// <summary>The character that an escape is, less its backslashes, and how long it is; 0 for one that stays.</summary>
    private static (char Decoded, int Length) DecodeOne(ReadOnlySpan<char> text)
    {
        if (text is ['/', ..])
        {
            return ('/', 1);
        }

        return text is ['u', _, _, _, _, ..] && ushort.TryParse(text.Slice(1, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            && (char.IsSurrogate((char)unit) || !VisibleText.IsHidden(new Rune((char)unit)))
            ? ((char)unit, 1 + HexDigits)
            : default;
    }
}
