using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>One segment of a path in the notation of <see cref="OperationId"/>: words whose first letters are capitals.</summary>
internal readonly struct IdSegment
{
    private readonly bool[] _humps;

    private IdSegment(string[] words, bool[] humps, bool isCapital, int end)
    {
        Words = words;
        _humps = humps;
        IsCapital = isCapital;
        End = end;
    }

    /// <summary>The words.</summary>
    public string[] Words { get; }

    /// <summary>Whether the first letter is a capital.</summary>
    public bool IsCapital { get; }

    /// <summary>Where in the id the segment ends.</summary>
    public int End { get; }

    /// <summary>Writes words; a hyphen stands for each place where the path joins them by a capital and not by an underscore.</summary>
    public static void Write(StringBuilder id, string pathText, string[] words, bool capital)
    {
        var isCamel = pathText.All(c => c != '_');
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0 && isCamel)
            {
                id.Append('-');
            }

            Naming.Words.AppendWord(id, words[i], capital: capital || i > 0);
        }
    }

    /// <summary>Reads the segment that begins at a place.</summary>
    public static IdSegment Read(string id, int start)
    {
        var words = new List<string>();
        var humps = new List<bool>();
        var word = start;
        var i = start;
        while (i < id.Length && (Naming.Words.IsAlphanumeric(id[i]) || IsHump(id, i)))
        {
            if (i > word && (id[i] == '-' || Naming.Words.IsUpper(id[i])))
            {
                words.Add(id.Substring(word, i - word).ToLowerInvariant());
                humps.Add(id[i] == '-');
                i = word = id[i] == '-' ? i + 1 : i;
            }

            i++;
        }

        if (i > word)
        {
            words.Add(id.Substring(word, i - word).ToLowerInvariant());
        }

        return new IdSegment([.. words], [.. humps], start < id.Length && Naming.Words.IsUpper(id[start]), Math.Max(i, Math.Min(start + 1, id.Length)));
    }

    /// <summary>The segment with the words of the one that it repeats before its own.</summary>
    public IdSegment After(string[] repeated) =>
        new([.. repeated, .. Words], [.. repeated.Select(_ => false), .. _humps], IsCapital, End);

    /// <summary>The segment as the path writes it.</summary>
    public string Text() => Join(Words);

    /// <summary>The same with its last word in the plural.</summary>
    public string PluralText() => Words.Length == 0 ? "" : Join([.. Words.Take(Words.Length - 1), Plurals.Plural(Words[Words.Length - 1])]);

    private string Join(string[] words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            var isHump = i > 0 && _humps[i - 1];
            if (i > 0 && !isHump)
            {
                text.Append('_');
            }

            Naming.Words.AppendWord(text, words[i], capital: isHump);
        }

        return text.ToString();
    }

    private static bool IsHump(string id, int i) => id[i] == '-' && i + 1 < id.Length && Naming.Words.IsUpper(id[i + 1]);
}
