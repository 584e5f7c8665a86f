using System.Buffers;
using System.Globalization;
using System.Text;

namespace Feishu.Runtime.Json.Masking;

/// <summary>
/// Shows foreign text for what it is: what has no look of its own, or changes how the text around it looks, is shown as <c>\u202E</c>. These are control characters, marks of the writing's
/// direction, the separators of lines and paragraphs, byte order marks, tags, and halves of surrogate pairs. JSON text stays the same JSON, as such characters stand inside strings only.
/// </summary>
internal static class VisibleText
{
    private const string LineUnits = "\t\n\r";

    // A high surrogate needs a look at what follows: most pairs are ordinary characters.
    private static readonly string s_hidden = string.Concat(
        Range('\0', '\u001F'), Range('\u007F', '\u009F'), "\u061C", Range('\u200E', '\u200F'), Range('\u2028', '\u202E'), Range('\u2066', '\u2069'), "\uFEFF", Range('\uD800', '\uDFFF'));

    private static readonly SearchValues<char> s_all = SearchValues.Create(s_hidden);
    private static readonly SearchValues<char> s_allButLines = SearchValues.Create(string.Concat(s_hidden.Where(unit => !LineUnits.Contains(unit, StringComparison.Ordinal))));

    /// <summary>The text of one line.</summary>
    public static string OneLine(string text) => Escape(text, s_all);

    /// <summary>The text, in which ends of lines and tabs stay.</summary>
    public static string Lines(string text) => Escape(text, s_allButLines);

    /// <summary>Whether a character is one of those that are shown otherwise.</summary>
    public static bool IsHidden(Rune rune) => IsTag(rune) || rune == Rune.ReplacementChar || (rune.IsBmp && s_all.Contains((char)rune.Value));

    private static string Escape(string text, SearchValues<char> hidden)
    {
        var at = text.AsSpan().IndexOfAny(hidden);
        if (at < 0)
        {
            return text;
        }

        var output = new StringBuilder(text.Length + 16);
        for (var rest = text.AsSpan(); ;)
        {
            output.Append(rest[..at]);
            rest = rest[at..];
            var isPair = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done && length == 2;
            if (isPair && !IsTag(rune))
            {
                output.Append(rest[..length]);
            }
            else
            {
                foreach (var unit in rest[..length])
                {
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                }
            }

            rest = rest[length..];
            at = rest.IndexOfAny(hidden);
            if (at < 0)
            {
                return output.Append(rest).ToString();
            }
        }
    }

    private static bool IsTag(Rune rune) => rune.Value is >= 0xE0000 and <= 0xE007F;

    private static string Range(char first, char last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(unit => (char)unit));
}
