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
        if (!literal.Any(c => IsInvisible(c) || c == '\udb40'))
        {
            return literal;
        }

        var text = new StringBuilder(literal.Length + 16);
        for (var i = 0; i < literal.Length; i++)
        {
            if (SafeText.IsTag(literal, i))
            {
                Escape(text, literal[i++]);
                Escape(text, literal[i]);
            }
            else if (IsInvisible(literal[i]))
            {
                Escape(text, literal[i]);
            }
            else
            {
                text.Append(literal[i]);
            }
        }

        return text.ToString();
    }

    private static void Escape(StringBuilder text, char c) => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));

    private static bool IsInvisible(char c) => SafeText.IsUnsafe(c) || c > '\u007e' && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
