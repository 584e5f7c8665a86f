using System.Text;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// What guides say of types: pages that are no endpoints often define the structures that endpoints share, a heading with the
/// type's name and below it its fields, and show values of some fields. Merging is the same in any order.
/// </summary>
public sealed record TypeGuide
{
    private const char Separator = '\n';

    private static readonly Lazy<TypeGuide> s_standard = new(ReadStandard);

    private readonly CountTable _defined;
    private readonly CountTable _shown;

    private TypeGuide(CountTable defined, CountTable shown)
    {
        _defined = defined;
        _shown = shown;
    }

    /// <summary>The guide that says nothing.</summary>
    public static TypeGuide Empty { get; } = new(CountTable.Empty, CountTable.Empty);

    /// <summary>
    /// What the platform's structures consist of that many services' pages use and none defines: the blocks of documents. Known from the
    /// start, so that a page of blocks reads rightly without the guide beside it.
    /// </summary>
    public static TypeGuide Standard => s_standard.Value;

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => _defined.Entries.Count == 0 && _shown.Entries.Count == 0;

    /// <summary>All that several guides say.</summary>
    public static TypeGuide Merge(IEnumerable<TypeGuide> guides)
    {
        var all = guides.Where(guide => !guide.IsEmpty).ToList();
        return all.Count switch
        {
            0 => Empty,
            1 => all[0],
            _ => new TypeGuide(CountTable.Sum(all.SelectMany(guide => guide._defined.Entries)), CountTable.Sum(all.SelectMany(guide => guide._shown.Entries))),
        };
    }

    /// <summary>What it says of some types and fields.</summary>
    internal TypeGuide About(IEnumerable<string> types, HashSet<string> fields) =>
        IsEmpty ? this : new(_defined.About(new HashSet<string>(types.Select(Key), StringComparer.Ordinal)), _shown.About(fields));

    /// <summary>Makes a guide.</summary>
    /// <param name="defined">Types, as a heading names them, with all their fields.</param>
    /// <param name="shown">Fields with the keys that an example shows for them.</param>
    internal static TypeGuide Of(IEnumerable<(string Type, IEnumerable<string> Fields)> defined, IEnumerable<(string Field, string Key)> shown) => new(
        CountTable.Sum(defined.Select(type => new PairCount(Key(type.Type), string.Join(Separator.ToString(), type.Fields), 1))),
        CountTable.Sum(shown.Select(pair => new PairCount(pair.Field, pair.Key, 1))));

    /// <summary>The fields that guides define for a type, each definition by itself.</summary>
    internal IEnumerable<string[]> Definitions(string type) => _defined.Find(Key(type)).Select(shape => shape.Value.Split([Separator], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The keys that guides show for a field.</summary>
    internal IEnumerable<string> KeysOf(string field) => _shown.Find(field).Select(pair => pair.Value);

    /// <summary>Reads the lines <c>type: field field</c>, and <c>.field: key key</c> for what examples show of a field.</summary>
    private static TypeGuide ReadStandard()
    {
        var lines = ResourceLines.Read("Feishu.Gen.Operations.Nesting.StandardGuide.txt")
            .Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .ToLookup(words => words[0][0] == '.');
        return Of(
            lines[false].Select(words => (words[0], words.Skip(1))),
            lines[true].SelectMany(words => words.Skip(1), (words, key) => (words[0].Substring(1), key)));
    }

    /// <summary>Guides write <c>TextRun</c> where tables write <c>text_run</c>.</summary>
    private static string Key(string type)
    {
        var key = new StringBuilder(type.Length);
        foreach (var c in type.Where(char.IsLetterOrDigit))
        {
            key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }
}
