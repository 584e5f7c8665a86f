using System.Text;

namespace Feishu.Gen.Emit;

/// <summary>Characters that emitted code does not show as what they are, wherever they would stand in it.</summary>
internal static class SafeText
{
    /// <summary>Whether a character is a control, turns the direction of the text around it, or is none of XML's.</summary>
    public static bool IsUnsafe(char c) => c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u200e' or '\u200f' or '\u2028' or '\u2029'
        or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u206f') or (>= '\ufff9' and <= '\ufffb') or '\u061c' or '\ufeff' or '\ufffe' or '\uffff';

    /// <summary>Whether one of the tag characters, which nobody sees, begins at a place: U+E0000 to U+E007F.</summary>
    public static bool IsTag(string text, int index) =>
        text[index] == '\udb40' && index + 1 < text.Length && text[index + 1] is >= '\udc00' and <= '\udc7f';

    /// <summary>The text with a mark for each tag character, and for each half of a surrogate pair that stands alone.</summary>
    public static string Visible(string text)
    {
        text = WithoutLoneSurrogates(text);
        var index = text.IndexOf('\udb40');
        if (index < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isTag = IsTag(text, i);
            clean.Append(isTag ? '\ufffd' : text[i]);
            i += isTag ? 1 : 0;
        }

        return clean.ToString();
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
