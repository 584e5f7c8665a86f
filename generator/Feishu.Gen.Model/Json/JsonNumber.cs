namespace Feishu.Gen.Json;

/// <summary>The grammar of JSON's numbers.</summary>
internal static class JsonNumber
{
    /// <summary>Whether a text is a number and nothing else.</summary>
    public static bool IsNumber(string text) => LengthOfNumber(text) == text.Length && text.Length > 0;

    /// <summary>The first of several numbers that a page offers to choose from (<c>0/1/-1</c>), or null.</summary>
    public static string? LeadingAlternative(string text)
    {
        var length = LengthOfNumber(text);
        return length > 0 && length < text.Length && text[length] is '/' or '|' ? text.Substring(0, length) : null;
    }

    private static int LengthOfNumber(string text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var digits = Digits(text, at);
        if (digits == 0 || (digits > 1 && text[at] == '0'))
        {
            return 0;
        }

        at += digits;
        if (at < text.Length && text[at] == '.' && Digits(text, at + 1) is > 0 and var fraction)
        {
            at += 1 + fraction;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var sign = at + 1 < text.Length && text[at + 1] is '+' or '-' ? 1 : 0;
            var exponent = Digits(text, at + 1 + sign);
            at += exponent > 0 ? 1 + sign + exponent : 0;
        }

        return at;
    }

    private static int Digits(string text, int from)
    {
        var at = from;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - from;
    }
}
