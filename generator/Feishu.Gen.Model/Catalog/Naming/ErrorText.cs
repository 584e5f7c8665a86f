using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>What an error's description says in a few English words.</summary>
internal static class ErrorText
{
    private const int MaxWords = 8;

    private const int MaxWordLength = 40;

    /// <summary>The last character before the blocks of CJK.</summary>
    private const char LastWestern = '\u2e7f';

    private static readonly HashSet<string> s_articles = Nouns.Set("a an the");

    private static readonly HashSet<string> s_opening = Nouns.Set("err msg please sorry");

    // What cannot end a phrase, but may where a long text was cut.
    private static readonly HashSet<string> s_dangling = Nouns.Set(
        "already and are as at be because been being but by can cannot could do does for from has have if in is it must new not of on or should such that",
        "there this to was were when where which will with within would your");

    /// <summary>
    /// The words of the first sentence, eight at most: without articles, opening phrases, placeholders, addresses, and what a
    /// cut left dangling. None where the description has no English to speak of.
    /// </summary>
    public static string[] Words(string description)
    {
        var words = Naming.Words.Split(FirstSentence(WithoutPlaceholders(description)))
            .Where(word => !s_articles.Contains(word) && word.Length <= MaxWordLength)
            .ToList();
        RemoveRepetitions(words);
        if (words.Count > 1 && s_opening.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        if (words.Count > MaxWords)
        {
            words.RemoveRange(MaxWords, words.Count - MaxWords);
            RemoveDangling(words);
        }

        return words.Any(word => word.Any(Naming.Words.IsLower)) ? [.. words] : [];
    }

    private static void RemoveRepetitions(List<string> words)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words[i] == words[i - 1])
            {
                words.RemoveAt(i);
            }
        }
    }

    // A number has lost what it counts.
    private static void RemoveDangling(List<string> words)
    {
        while (words.Count > 1 && words[words.Count - 1] is var last && (s_dangling.Contains(last) || last.All(Naming.Words.IsDigit)))
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    // Up to the first end of a sentence that has two words before it; a lone word there ("Error: ...") is only an opening. What
    // follows the first CJK character is no English.
    private static string FirstSentence(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isForeign = text[i] > LastWestern;
            if (isForeign || (EndsSentence(text, i) && Naming.Words.Split(text.Substring(0, i)).Length > 1))
            {
                return isForeign && Naming.Words.Split(text.Substring(0, i)).Length < 2 ? "" : text.Substring(0, i);
            }
        }

        return text;
    }

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '\n' or '(' or ';' or '!' or '?' => true,
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
