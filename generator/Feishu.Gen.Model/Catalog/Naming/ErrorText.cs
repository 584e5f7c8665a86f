using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>What an error's description says in a few English words.</summary>
internal static class ErrorText
{
    private const int MaxWords = 8;

    private const int MaxWordLength = 40;

    private static readonly HashSet<string> s_articles = Nouns.Set("a an the");

    private static readonly HashSet<string> s_opening = Nouns.Set("err msg please sorry");

    private static readonly HashSet<string> s_dangling = Nouns.Set("and as at because but by can cannot could for from in is it of on or please should such that to which with would your");

    /// <summary>
    /// The words of the first sentence, eight at most: without articles, opening phrases, placeholders, addresses, and what a
    /// cut left dangling. None where the description has no English to speak of.
    /// </summary>
    public static string[] Words(string description)
    {
        var words = new List<string>();
        foreach (var word in Naming.Words.Split(FirstSentence(WithoutPlaceholders(description))))
        {
            if (words.Count < MaxWords && !s_articles.Contains(word) && word.Length <= MaxWordLength && !(words.Count == 0 && s_opening.Contains(word)))
            {
                words.Add(word);
            }
        }

        while (words.Count > 1 && s_dangling.Contains(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words.Any(word => word.Any(Naming.Words.IsLower)) ? [.. words] : [];
    }

    private static string FirstSentence(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!EndsSentence(text, i))
            {
                continue;
            }

            // A mere opening ("Error: ...") or nothing at all is no sentence yet.
            if (Naming.Words.Split(text.Substring(start, i - start)).Length > 1)
            {
                return text.Substring(start, i - start);
            }

            if (!Naming.Words.IsAlphanumeric(text[i]) && text[i] > '\u007f')
            {
                return i > start ? "" : text.Substring(start, 0);
            }
        }

        return text;
    }

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        > '\u2fff' or '\n' or '(' or ';' or '!' or '?' => true,
        '.' or ',' or ':' => i + 1 == text.Length || text[i + 1] is ' ' or '\n',
        _ => false,
    };

    // What stands in for something else says nothing: {name}, %s, addresses. Apostrophes and code marks go, their words stay.
    private static string WithoutPlaceholders(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = PlaceholderEnd(text, i);
            if (end > i)
            {
                kept.Append(' ');
                i = end - 1;
            }
            else if (text[i] is not ('\'' or '\u2019' or '`' or '\\' or '*'))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString().Trim();
    }

    private static int PlaceholderEnd(string text, int i) => text[i] switch
    {
        '{' => After(text, '}', i),
        '<' => After(text, '>', i),
        '%' when i + 1 < text.Length && Naming.Words.IsLower(text[i + 1]) => i + 2,
        'h' when IsAddress(text, i) => AddressEnd(text, i),
        _ => i,
    };

    private static int After(string text, char end, int i) => text.IndexOf(end, i) is var found and >= 0 ? found + 1 : i;

    private static bool IsAddress(string text, int i) =>
        string.CompareOrdinal(text, i, "http://", 0, 7) == 0 || string.CompareOrdinal(text, i, "https://", 0, 8) == 0;

    private static int AddressEnd(string text, int i)
    {
        while (i < text.Length && text[i] is > ' ' and not (')' or ']'))
        {
            i++;
        }

        return i;
    }
}
