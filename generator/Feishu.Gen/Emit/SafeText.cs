using System.Text;

namespace Feishu.Gen.Emit;

/// <summary>Characters that emitted code does not show as what they are, wherever they would stand in it.</summary>
internal static class SafeText
{
    // Tags are U+E0000 to U+E007F.
    private const char HighOfTags = '\udb40';
    private const char LowOfLastTag = '\udc7f';

    /// <summary>Whether a character is a control, turns the direction of the text around it, or is none of XML's.</summary>
    public static bool IsUnsafe(char c) => c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u200e' or '\u200f' or '\u2028' or '\u2029'
        or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u061c' or '\ufeff' or '\ufffe' or '\uffff';

    /// <summary>The text of a comment, with marks for halves of surrogate pairs, and for tags: they are invisible, and can say anything to a program that reads the comment.</summary>
    public static string ForComment(string text)
    {
        text = WithoutLoneSurrogates(text);
        StringBuilder? clean = null;
        for (var i = text.IndexOf(HighOfTags); i >= 0; i = text.IndexOf(HighOfTags, i + 1))
        {
            if (text[i + 1] <= LowOfLastTag)
            {
                clean ??= new StringBuilder(text);
                clean[i] = clean[i + 1] = '\ufffd';
            }
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>The text with a mark for each half of a surrogate pair that stands alone: neither UTF-8 nor XML has it.</summary>
    public static string WithoutLoneSurrogates(string text)
    {
        StringBuilder? clean = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                clean ??= new StringBuilder(text);
                clean[i] = '\ufffd';
            }
        }

        return clean?.ToString() ?? text;
    }
}
