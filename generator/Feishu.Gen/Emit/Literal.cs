using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Emit;

/// <summary>Writes page text as C# string literals: one of the three ways in which text of a page may reach emitted code.</summary>
internal static class Literal
{
    /// <summary>A string literal.</summary>
    public static string String(string text) => Escaped(SymbolDisplay.FormatLiteral(SafeText.WithoutLoneSurrogates(text), quote: true));

    /// <summary>A UTF-8 string literal.</summary>
    public static string Utf8(string text) => String(text) + "u8";

    /// <summary>
    /// Writes what <see cref="SymbolDisplay"/> leaves raw but changes how the code is shown, such as the controls of
    /// bidirectional text, as <c>\uXXXX</c>.
    /// </summary>
    private static string Escaped(string literal)
    {
        StringBuilder? text = null;
        for (var i = 0; i < literal.Length; i++)
        {
            if (IsInvisible(literal, i))
            {
                text ??= new StringBuilder(literal, 0, i, literal.Length + 16);
                text.Append("\\u").Append(((int)literal[i]).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text?.Append(literal[i]);
            }
        }

        return text?.ToString() ?? literal;
    }

    /// <summary>Whether a character is, or the pair of which it is a half.</summary>
    private static bool IsInvisible(string text, int index) => SafeText.IsUnsafe(text[index])
        || text[index] > '\u007e' && CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(text[index]) ? index - 1 : index)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
