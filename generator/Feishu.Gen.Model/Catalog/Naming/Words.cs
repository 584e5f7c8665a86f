using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>Words inside names: <c>task_id</c>, <c>taskId</c>, <c>task-id</c> all are <c>task</c> and <c>id</c>.</summary>
internal static class Words
{
    /// <summary>
    /// The words of a name in lower case. They end before any character that is neither an ASCII letter nor a digit, and before
    /// a capital that follows a small letter or begins a capitalised word (<c>APIKey</c> is <c>api</c> and <c>key</c>).
    /// </summary>
    public static string[] Split(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isInside = i < name.Length && IsAlphanumeric(name[i]);
            if (isInside && !IsHump(name, i, start))
            {
                continue;
            }

            if (i > start)
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            }

            start = isInside ? i : i + 1;
        }

        return [.. words];
    }

    /// <summary>Joins words as <c>taskId</c>.</summary>
    public static string Camel(IEnumerable<string> words)
    {
        var text = new StringBuilder();
        foreach (var word in words)
        {
            AppendWord(text, word, capital: text.Length > 0);
        }

        return text.ToString();
    }

    /// <summary>Adds a word, its first letter capital or as it is.</summary>
    public static void AppendWord(StringBuilder text, string word, bool capital)
    {
        if (word.Length > 0)
        {
            text.Append(capital ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
        }
    }

    /// <summary>Whether a character is an ASCII letter or digit.</summary>
    public static bool IsAlphanumeric(char c) => IsLower(c) || IsUpper(c) || IsDigit(c);

    /// <summary>Whether a character is an ASCII capital.</summary>
    public static bool IsUpper(char c) => c is >= 'A' and <= 'Z';

    /// <summary>Whether a character is a small ASCII letter.</summary>
    public static bool IsLower(char c) => c is >= 'a' and <= 'z';

    /// <summary>Whether a character is an ASCII digit.</summary>
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Whether the capital at a place begins a word other than the one that began at <paramref name="start"/>.</summary>
    public static bool IsHump(string name, int i, int start) =>
        i > start && IsUpper(name[i]) && (!IsUpper(name[i - 1]) || (i + 1 < name.Length && IsLower(name[i + 1])));
}
