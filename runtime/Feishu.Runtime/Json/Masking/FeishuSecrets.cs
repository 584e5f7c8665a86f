using System.Buffers;
using System.Net;
using System.Text;

namespace Feishu.Runtime.Json.Masking;

/// <summary>
/// Takes secrets out of text that people will see: by their names, by what tokens look like, and those that are known by value (<see cref="SecretValues"/>). The text may be JSON, JSON inside a JSON string,
/// a form, a header, a multipart body, or any of these escaped or cut off anywhere; in doubt more is taken out.
/// </summary>
internal static partial class FeishuSecrets
{
    /// <summary>What stands for a secret.</summary>
    public const string Mask = "***";

    private const int ShortestToken = 16;
    private const int LongestPartHeaders = 300;
    private const int MostMembersBetween = 8;

    private static readonly SearchValues<char> s_bareEnd = SearchValues.Create(",}]&\"'<> \t\r\n");
    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly string[] s_tokenBeginnings = ["t-", "u-", "a-", "ur-", "eyJ"];

    /// <summary>What words are made of.</summary>
    public static SearchValues<char> WordChars { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    /// <summary>Replaces the secrets in a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">Secrets that are known by value.</param>
    /// <param name="isCut">Whether the text was cut off, and perhaps within a secret.</param>
    /// <returns>The text with <c>***</c> in their places. Where an escaped text hides some, it is unescaped.</returns>
    public static string Redact(string text, SecretValues? values = null, bool isCut = false)
    {
        var shown = RedactPlain(values?.Mask(text, isCut) ?? text);
        if (JsonEscapes.Decode(shown) is var decoded && !ReferenceEquals(decoded, shown))
        {
            shown = RedactUnescaped(shown, decoded, values, isCut);
        }

        if (shown.Contains('%', StringComparison.Ordinal))
        {
            shown = RedactUnescaped(shown, Uri.UnescapeDataString(shown), values);
        }

        return shown.Contains("&quot;", StringComparison.Ordinal) || shown.Contains("&#", StringComparison.Ordinal)
            ? RedactUnescaped(shown, WebUtility.HtmlDecode(shown), values)
            : shown;
    }

    /// <summary>Replaces the secret in a name and a value of a query.</summary>
    public static string RedactPair(string pair)
    {
        var end = pair.IndexOf('=', StringComparison.Ordinal) + 1;
        return end > 0 && IsSecret(Uri.UnescapeDataString(pair[..(end - 1)].TrimStart('?')), pair.AsSpan(end)) ? pair[..end] + Mask : Redact(pair);
    }

    private static string RedactUnescaped(string shown, string plain, SecretValues? values, bool isCut = false)
    {
        var redacted = RedactPlain(values?.Mask(plain, isCut) ?? plain);
        return redacted == plain ? shown : redacted;
    }

    private static string RedactPlain(string text)
    {
        // The same JSON, in which quotes are found.
        text = text.Replace("\\u0022", "\\\"", StringComparison.OrdinalIgnoreCase);
        var output = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var other = rest.IndexOfAny(WordChars);
            if (other < 0)
            {
                output.Append(rest);
                break;
            }

            var isEscape = other > 0 && rest[other - 1] == '\\';
            output.Append(rest[..other]);
            rest = rest[other..];
            var end = rest.IndexOfAnyExcept(WordChars);
            var word = end < 0 ? rest : rest[..end];
            rest = rest[word.Length..];
            output.Append(IsToken(word) ? Mask : word);
            rest = SkipSecret(isEscape ? WithoutEscape(word) : word, rest, output);
        }

        return output.ToString();
    }

    /// <summary>A word less the rest of an escaped character before it, such as <c>\u0026</c> or <c>\n</c>.</summary>
    private static ReadOnlySpan<char> WithoutEscape(ReadOnlySpan<char> word)
        => word is ['u' or 'U', _, _, _, _, ..] && !word[1..5].ContainsAnyExcept(s_hexDigits) ? word[5..]
            : word is ['n' or 'r' or 't', ..] && !IsSecretName(word) ? word[1..]
            : word;

    private static bool IsToken(ReadOnlySpan<char> word)
    {
        if (word.Length < ShortestToken)
        {
            return false;
        }

        foreach (var beginning in s_tokenBeginnings)
        {
            if (word.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a secret follows the word, writes what stands between and the mask, and goes on behind the secret.</summary>
    private static ReadOnlySpan<char> SkipSecret(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, StringBuilder output)
    {
        int start, length;
        if (IsScheme(word))
        {
            start = rest.Length - rest.TrimStart(' ').Length;
            length = start == 0 ? 0 : LengthOfBare(rest[start..]);
        }
        else if (IsPairValue(word))
        {
            if (!TryFindValueOfPair(rest, out start, out length))
            {
                return rest;
            }
        }
        else if (!(IsSecretName(word) || IsCodeName(word)) || !TryFindValue(word, rest, out start, out length))
        {
            return rest;
        }

        if (length == 0)
        {
            return rest;
        }

        output.Append(rest[..start]).Append(Mask);
        return rest[(start + length)..];
    }

    private static bool IsScheme(ReadOnlySpan<char> word) => word.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || word.Equals("Basic", StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the value behind a name: after a closing quote, blanks, and ':' or '='; or between tags, in the next member <c>value</c>, or in a part of a form.</summary>
    private static bool TryFindValue(ReadOnlySpan<char> name, ReadOnlySpan<char> rest, out int start, out int length)
    {
        start = length = 0;
        var quote = LengthOfQuote(rest, out _);
        var at = quote + LengthOfBlanks(rest[quote..]);
        if (at == rest.Length)
        {
            return false;
        }

        if (quote > 0 && rest[at] == ',')
        {
            return TryFindPairsValue(rest, at, out start, out length);
        }

        if (quote > 0 && rest[quote] is '\r' or '\n')
        {
            return TryFindPart(rest, quote, out start, out length);
        }

        if (rest[at] is not (':' or '=') && (rest[0] != '>' || rest.Length == 1))
        {
            return false;
        }

        var separator = rest[at++];
        at += LengthOfBlanks(rest[at..]);
        var opening = LengthOfQuote(rest[at..], out var slashes);
        start = at + opening;
        var value = rest[start..];
        length = opening > 0 ? LengthOfQuoted(value, slashes)
            : value.StartsWith("[") || (value.StartsWith("{") && !IsTicketName(name)) ? LengthOfBracketed(value)
            : value.StartsWith("{") || IsWord(value, "null") || IsWord(value, "true") || IsWord(value, "false") ? 0
            : IsHeaderName(name) ? LengthOfHeader(value)
            : LengthOfBare(value);
        if (IsCodeName(name) && ((opening == 0 && separator != '=') || IsErrorCode(value[..length])))
        {
            length = 0;
        }

        return length > 0;
    }

    /// <summary>Finds the value of <c>"field": "app_secret", "value": "…"</c>, where a few members with a text or a number may stand between.</summary>
    private static bool TryFindPairsValue(ReadOnlySpan<char> rest, int comma, out int start, out int length)
    {
        start = length = 0;
        var at = comma;
        for (var members = 0; members < MostMembersBetween && at < rest.Length && rest[at] == ','; members++)
        {
            at++;
            at += LengthOfBlanks(rest[at..]);
            at += LengthOfQuote(rest[at..], out _);
            var name = WordAt(rest[at..]);
            at += name.Length;
            at += LengthOfQuote(rest[at..], out _);
            at += LengthOfBlanks(rest[at..]);
            if (name.IsEmpty || at == rest.Length || rest[at++] is not (':' or '='))
            {
                return false;
            }

            at += LengthOfBlanks(rest[at..]);
            var opening = LengthOfQuote(rest[at..], out var slashes);
            start = at + opening;
            var value = rest[start..];
            var isBracketed = opening == 0 && value is ['[' or '{', ..];
            if (IsPairValue(name))
            {
                length = opening > 0 ? LengthOfQuoted(value, slashes) : isBracketed ? LengthOfBracketed(value) : LengthOfBare(value);
                return length > 0;
            }

            if (isBracketed)
            {
                return false;
            }

            at = start + (opening > 0 ? LengthOfQuoted(value, slashes) : LengthOfBare(value));
            at += opening > 0 ? LengthOfQuote(rest[at..], out _) : 0;
            at += LengthOfBlanks(rest[at..]);
        }

        return false;
    }

    /// <summary>Finds the value of <c>"value": "…", "field": "app_secret"</c>.</summary>
    private static bool TryFindValueOfPair(ReadOnlySpan<char> rest, out int start, out int length)
    {
        start = length = 0;
        var at = LengthOfQuote(rest, out _);
        if (at == 0 || !SkipColon(rest, ref at))
        {
            return false;
        }

        var opening = LengthOfQuote(rest[at..], out var slashes);
        start = at + opening;
        var found = opening > 0 ? LengthOfQuoted(rest[start..], slashes) : LengthOfBare(rest[start..]);
        at = start + found;
        at += LengthOfQuote(rest[at..], out _);
        at += LengthOfBlanks(rest[at..]);
        if (at == rest.Length || rest[at++] != ',')
        {
            return false;
        }

        at += LengthOfBlanks(rest[at..]);
        at += LengthOfQuote(rest[at..], out _);
        var name = WordAt(rest[at..]);
        at += name.Length;
        if (!IsPairName(name) || (at += LengthOfQuote(rest[at..], out _)) == rest.Length || !SkipColon(rest, ref at))
        {
            return false;
        }

        at += LengthOfQuote(rest[at..], out _);
        length = IsSecretName(WordAt(rest[at..])) ? found : 0;
        return length > 0;
    }

    private static bool SkipColon(ReadOnlySpan<char> text, ref int at)
    {
        at += LengthOfBlanks(text[at..]);
        if (at == text.Length || text[at++] != ':')
        {
            return false;
        }

        at += LengthOfBlanks(text[at..]);
        return true;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(WordChars) is >= 0 and var end ? text[..end] : text;

    /// <summary>Finds what a part of a multipart form holds: behind a line that is empty, up to the next boundary.</summary>
    private static bool TryFindPart(ReadOnlySpan<char> rest, int endOfName, out int start, out int length)
    {
        start = length = 0;
        var lines = rest[endOfName..];
        var newLine = lines[0] == '\r' ? "\r\n" : "\n";
        var headers = lines.IndexOf(newLine + newLine, StringComparison.Ordinal);
        var boundary = lines.IndexOf("\n--", StringComparison.Ordinal);
        if (headers is < 0 or > LongestPartHeaders || (boundary >= 0 && boundary < headers))
        {
            return false;
        }

        start = endOfName + headers + (2 * newLine.Length);
        var end = rest[start..].IndexOf(newLine + "--", StringComparison.Ordinal);
        length = end < 0 ? rest.Length - start : end;
        return length > 0;
    }

    /// <summary>The length of <c>"</c>, <c>\"</c>, <c>\\\"</c> and so on, as JSON inside JSON has it.</summary>
    private static int LengthOfQuote(ReadOnlySpan<char> text, out int slashes)
    {
        slashes = text.IndexOfAnyExcept('\\');
        if (slashes < 0 || text[slashes] is not ('"' or '\''))
        {
            slashes = 0;
            return 0;
        }

        return slashes + 1;
    }

    /// <summary>The length up to the quote that closes one preceded by so many backslashes.</summary>
    private static int LengthOfQuoted(ReadOnlySpan<char> text, int slashes)
    {
        var before = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                before++;
                continue;
            }

            if (text[i] is '"' or '\'' && (before <= slashes || (slashes == 0 && before % 2 == 0)))
            {
                return i - Math.Min(before, slashes);
            }

            before = 0;
        }

        return text.Length;
    }

    /// <summary>The length of a list or an object; of all that is left where it does not end.</summary>
    private static int LengthOfBracketed(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length;)
        {
            if (LengthOfQuote(text[at..], out var slashes) is > 0 and var opening)
            {
                at += opening;
                at += LengthOfQuoted(text[at..], slashes);
                at += at < text.Length ? LengthOfQuote(text[at..], out _) : 0;
                continue;
            }

            depth += text[at] is '[' or '{' ? 1 : text[at] is ']' or '}' ? -1 : 0;
            at++;
            if (depth == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>The length of a header's value, unless it begins with a scheme, which may be shown.</summary>
    private static int LengthOfHeader(ReadOnlySpan<char> text)
    {
        var word = LengthOfBare(text);
        return IsScheme(text[..word]) ? 0 : text.IndexOfAny("\r\n\"'<") is >= 0 and var end ? end : text.Length;
    }

    private static bool IsWord(ReadOnlySpan<char> text, string word) => text.StartsWith(word) && (text.Length == word.Length || !WordChars.Contains(text[word.Length]));

    private static int LengthOfBare(ReadOnlySpan<char> text) => text.IndexOfAny(s_bareEnd) is >= 0 and var end ? end : text.Length;

    private static int LengthOfBlanks(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(" \t\r\n") is >= 0 and var end ? end : text.Length;
}
