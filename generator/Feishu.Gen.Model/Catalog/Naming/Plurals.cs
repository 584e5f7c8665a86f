namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// Regular English plurals. Irregular ones are left as they are, as in the platform's SDKs (<c>children</c>), and so are
/// words that merely end in <c>s</c> (<see cref="Nouns.EndInS"/>).
/// </summary>
internal static class Plurals
{
    /// <summary>Whether a word is a regular plural.</summary>
    public static bool IsPlural(string word) => Singular(word).Length < word.Length;

    /// <summary>The singular of a regular plural; any other word as it is.</summary>
    public static string Singular(string word)
    {
        if (word.Length < 3 || !Ends(word, "s") || Ends(word, "ss") || Ends(word, "us") || Ends(word, "is") || Nouns.EndInS.Contains(word))
        {
            return word;
        }

        if (Ends(word, "ies") && word.Length > 4)
        {
            return Without(word, 3) + "y";
        }

        return TakesEs(word, word.Length - 2) && Ends(word, "es") ? Without(word, 2) : Without(word, 1);
    }

    /// <summary>An identifier in PascalCase with its last word in the singular: <c>UserRoles</c> is <c>UserRole</c>.</summary>
    public static string SingularIdentifier(string identifier)
    {
        var start = identifier.Length - 1;
        while (start > 0 && !Words.IsUpper(identifier[start]))
        {
            start--;
        }

        var word = identifier.Substring(start);
        return identifier.Substring(0, start) + word.Substring(0, 1) + Singular(word.ToLowerInvariant()).Substring(1);
    }

    /// <summary>The regular plural of a word.</summary>
    public static string Plural(string word)
    {
        if (word.Length > 1 && Ends(word, "y") && word[word.Length - 2] is not ('a' or 'e' or 'i' or 'o' or 'u'))
        {
            return Without(word, 1) + "ies";
        }

        return TakesEs(word, word.Length) ? word + "es" : word + "s";
    }

    // After these sounds English needs the e: addresses, boxes, batches, dishes, bonuses.
    private static bool TakesEs(string word, int length) =>
        length > 1 && (word[length - 1] is 'x' || EndsAt(word, length, "ss") || EndsAt(word, length, "us") || EndsAt(word, length, "ch") || EndsAt(word, length, "sh"));

    private static string Without(string word, int count) => word.Remove(word.Length - count);

    private static bool Ends(string word, string end) => word.EndsWith(end, StringComparison.Ordinal);

    private static bool EndsAt(string word, int length, string end) =>
        length >= end.Length && string.CompareOrdinal(word, length - end.Length, end, 0, end.Length) == 0;
}
