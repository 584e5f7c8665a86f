using System.Text;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Errors;

/// <summary>Pieces of foreign text for messages: bounded, on one line, without secrets, and with escapes for what cannot be seen.</summary>
internal static class Excerpt
{
    // So much more is looked at than is shown, as taking out secrets shortens the text: a user token alone may have 4 KB.
    private const int Margin = 8192;

    public static string Of(ReadOnlySpan<byte> utf8, int longest, SecretValues? values = null)
    {
        var looked = utf8[..(int)Math.Min(utf8.Length, (4L * longest) + Margin)];
        return Of(Encoding.UTF8.GetString(looked), longest, values, looked.Length < utf8.Length);
    }

    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters of it are shown.</param>
    /// <param name="values">Secrets that are known by value.</param>
    /// <param name="isCut">Whether the text was cut off before.</param>
    public static string Of(string text, int longest, SecretValues? values = null, bool isCut = false)
    {
        isCut |= text.Length > longest + Margin;
        var looked = text.Length > longest + Margin ? text[..(longest + Margin)] : text;
        var clean = OnOneLine(FeishuSecrets.Redact(looked, values, isCut));
        if (isCut && clean.Length <= longest)
        {
            // The last word may be the beginning of a token that is not known as one.
            return clean[..(clean.AsSpan().LastIndexOfAnyExcept(FeishuSecrets.WordChars) + 1)] + "…";
        }

        return clean.Length <= longest ? clean : clean[..LengthOfWhole(clean, longest)] + "…";
    }

    private static string OnOneLine(string text) => VisibleText.OneLine(text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' '));

    private static int LengthOfWhole(string text, int longest) => longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
}
