using System.Buffers;
using System.Text;

namespace Feishu.Gen.Cli.Output;

/// <summary>
/// Writes out the characters that change what a terminal, or a reader, sees of the text around them: control characters, those that
/// turn the direction of text, tags, line separators and halves of surrogate pairs.
/// </summary>
internal static class ControlCharacters
{
    private static readonly SearchValues<char> s_suspects = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => char.IsSurrogate(c) || IsControl(c))]);

    /// <summary>The text with each such character as <c>\u202E</c> or <c>\U000E0041</c>.</summary>
    public static string Escape(string text) => Escape(text, "", static rune => rune > char.MaxValue ? $"\\U{rune:X8}" : $"\\u{rune:X4}");

    /// <summary>JSON with each such character, which strings alone can have, as JSON writes it. The ends of lines stay.</summary>
    public static string EscapeJson(string json) => Escape(
        json, "\n", static rune => rune > char.MaxValue ? string.Concat(char.ConvertFromUtf32(rune).Select(c => $"\\u{(int)c:X4}")) : $"\\u{rune:X4}");

    /// <summary>Text of several lines, whose ends stay.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.Split('\n').Select(line => line.EndsWith('\r') ? Escape(line[..^1]) + '\r' : Escape(line)));

    private static string Escape(string text, string allowed, Func<int, string> write)
    {
        if (!text.AsSpan().ContainsAny(s_suspects))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            var rune = isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            if ((IsControl(rune) && !(rune <= char.MaxValue && allowed.Contains((char)rune, StringComparison.Ordinal))) || (!isPair && char.IsSurrogate(text[i])))
            {
                escaped.Append(write(rune));
            }
            else
            {
                escaped.Append(text, i, isPair ? 2 : 1);
            }

            i += isPair ? 1 : 0;
        }

        return escaped.ToString();
    }

    private static bool IsControl(int rune) => rune is
        <= 0x1F or (>= 0x7F and <= 0x9F) or 0x061C or 0x200E or 0x200F or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E)
        or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xE0000 and <= 0xE007F);
}
