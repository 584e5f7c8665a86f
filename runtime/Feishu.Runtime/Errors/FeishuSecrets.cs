using System.Buffers;
using System.Text;

namespace Feishu.Runtime;

/// <summary>
/// Takes secrets out of text that people will see. The text may be JSON, JSON inside a JSON string, a form, a header, or any of these cut off anywhere;
/// in doubt more is taken out.
/// </summary>
internal static class FeishuSecrets
{
    private const string Mask = "***";
    private const int ShortestToken = 16;

    private static readonly SearchValues<char> s_wordChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");
    private static readonly SearchValues<char> s_bareEnd = SearchValues.Create(",}]&\"' \t\r\n");

    // Compared without case, '_' and '-': app_secret, AppSecret and app-secret are one.
    private static readonly string[] s_names = ["appsecret", "clientsecret", "password", "verificationtoken", "helpdesktoken", "encryptkey", "codeverifier"];
    private static readonly string[] s_nameEnds = ["accesstoken", "refreshtoken", "ticket"];
    private static readonly string[] s_tokenBeginnings = ["t-", "u-", "a-", "ur-", "eyJ"];

    /// <summary>Whether a member or parameter of this name holds a secret.</summary>
    public static bool IsSecretName(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[64];
        var length = 0;
        foreach (var unit in name)
        {
            if (unit is '_' or '-')
            {
                continue;
            }

            if (length == buffer.Length)
            {
                return false;
            }

            buffer[length++] = char.ToLowerInvariant(unit);
        }

        ReadOnlySpan<char> plain = buffer[..length];
        foreach (var secret in s_names)
        {
            if (plain.SequenceEqual(secret))
            {
                return true;
            }
        }

        foreach (var end in s_nameEnds)
        {
            if (plain.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Replaces the secrets in a text.</summary>
    /// <returns>The text with <c>***</c> in their places.</returns>
    public static string Redact(string text)
    {
        var output = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var other = rest.IndexOfAny(s_wordChars);
            if (other < 0)
            {
                output.Append(rest);
                break;
            }

            output.Append(rest[..other]);
            rest = rest[other..];
            var end = rest.IndexOfAnyExcept(s_wordChars);
            var word = end < 0 ? rest : rest[..end];
            rest = rest[word.Length..];
            output.Append(IsToken(word) ? Mask : word);
            rest = SkipSecret(word, rest, output);
        }

        return output.ToString();
    }

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
        if (word.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || word.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            start = rest.Length - rest.TrimStart(' ').Length;
            length = start == 0 ? 0 : LengthOfBare(rest[start..]);
        }
        else if (!IsSecretName(word) || !TryFindValue(rest, out start, out length))
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

    /// <summary>Finds the value behind a name: after a closing quote, blanks, and ':' or '='.</summary>
    private static bool TryFindValue(ReadOnlySpan<char> rest, out int start, out int length)
    {
        start = length = 0;
        var at = LengthOfQuote(rest, out _);
        at += LengthOfBlanks(rest[at..]);
        if (at == rest.Length || rest[at] is not (':' or '='))
        {
            return false;
        }

        at++;
        at += LengthOfBlanks(rest[at..]);
        var quote = LengthOfQuote(rest[at..], out var slashes);
        start = at + quote;
        var value = rest[start..];
        if (quote > 0)
        {
            length = LengthOfQuoted(value, slashes);
        }
        else if (value.StartsWith("["))
        {
            length = value.IndexOf(']') is >= 0 and var end ? end + 1 : value.Length;
        }
        else if (!value.StartsWith("{") && !value.StartsWith("null") && !value.StartsWith("true") && !value.StartsWith("false"))
        {
            length = LengthOfBare(value);
        }

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

    private static int LengthOfBare(ReadOnlySpan<char> text) => text.IndexOfAny(s_bareEnd) is >= 0 and var end ? end : text.Length;

    private static int LengthOfBlanks(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(" \t\r\n") is >= 0 and var end ? end : text.Length;
}
