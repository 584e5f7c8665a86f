using System.Net.Http.Headers;
using System.Text;

namespace Feishu.Runtime.Http.Files;

/// <summary>
/// What a response's header <c>Content-Disposition</c> says of a file. It is read as servers write it: the framework's parser gives up at the first
/// character that is out of order, and the file would have no name.
/// </summary>
internal static class AttachedFile
{
    private const string Utf8Mark = "UTF-8'";

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a response is meant as a file: attached, or named.</summary>
    public static bool IsIn(HttpContentHeaders headers)
    {
        var text = TextOf(headers);
        return text.AsSpan(0, EndOf(text, 0)).Trim().Equals("attachment", StringComparison.OrdinalIgnoreCase) || NameIn(text) is not null;
    }

    /// <summary>The file's name, less whatever would lead it elsewhere than where its receiver puts it; or null.</summary>
    public static string? NameIn(HttpContentHeaders headers) => NameIn(TextOf(headers));

    private static string TextOf(HttpContentHeaders headers) => headers.NonValidated.TryGetValues("Content-Disposition", out var values) ? values.ToString() : "";

    private static string? NameIn(string text)
    {
        string? plain = null, extended = null;
        foreach (var (name, value) in ParametersOf(text))
        {
            if (name.Equals("filename*", StringComparison.OrdinalIgnoreCase))
            {
                extended ??= Decoded(value);
            }
            else if (name.Equals("filename", StringComparison.OrdinalIgnoreCase))
            {
                plain ??= AsUtf8(value);
            }
        }

        return SafeFileName.Of(extended ?? plain);
    }

    private static IEnumerable<(string Name, string Value)> ParametersOf(string text)
    {
        for (var at = EndOf(text, 0); at < text.Length;)
        {
            var start = at + 1;
            var end = EndOf(text, start);
            var equals = text.IndexOf('=', start, end - start);
            if (equals < 0)
            {
                at = end;
                continue;
            }

            var name = text[start..equals].Trim();
            var value = text.AsSpan(equals + 1).TrimStart();
            if (value.StartsWith("\""))
            {
                var quoted = Unquoted(value, out var length);
                at = EndOf(text, text.Length - value.Length + length);
                yield return (name, quoted);
            }
            else
            {
                at = end;
                yield return (name, text[(equals + 1)..end].Trim());
            }
        }
    }

    private static int EndOf(string text, int start) => text.IndexOf(';', start) is >= 0 and var end ? end : text.Length;

    /// <summary>What stands between quotes. Only they and the backslash are taken for escaped: other backslashes are part of a path.</summary>
    private static string Unquoted(ReadOnlySpan<char> text, out int length)
    {
        var value = new StringBuilder();
        for (length = 1; length < text.Length && text[length] != '"'; length++)
        {
            if (text[length] == '\\' && length + 1 < text.Length && text[length + 1] is '"' or '\\')
            {
                length++;
            }

            value.Append(text[length]);
        }

        length = Math.Min(length + 1, text.Length);
        return value.ToString();
    }

    /// <summary>A value as RFC 5987 has it, <c>UTF-8'language'escaped</c>; null where it is none.</summary>
    private static string? Decoded(string value)
    {
        var language = value.StartsWith(Utf8Mark, StringComparison.OrdinalIgnoreCase) ? value.IndexOf('\'', Utf8Mark.Length) : -1;
        return language < 0 ? null : Uri.UnescapeDataString(value[(language + 1)..]);
    }

    /// <summary>Headers arrive as Latin-1; a server that sent UTF-8 without saying so is understood all the same.</summary>
    private static string AsUtf8(string value)
    {
        if (Ascii.IsValid(value) || value.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            return value;
        }

        try
        {
            return s_strictUtf8.GetString(Encoding.Latin1.GetBytes(value));
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }
}
