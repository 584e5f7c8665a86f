namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// What a row has in common with others in its wording. Fields of one object are often described alike: all of them "… Block",
/// all of them requests, all of them about the comment.
/// </summary>
internal sealed class RowTraits
{
    /// <summary>More traits than these no row has.</summary>
    public const int Most = 3;

    private const int Characters = 2;
    private const char FirstIdeograph = '\u2E80';
    private const string Stops = "。，、；：（,;:(\n<";

    private readonly Trait[][] _traits;
    private readonly List<int> _last = [];

    /// <summary>Finds the traits of a table's rows.</summary>
    public RowTraits(EquatableArray<FlatRow> rows, RowType[] types)
    {
        var ids = new Dictionary<(TraitKind, string), int>();
        _traits = new Trait[rows.Count][];
        for (var row = 0; row < rows.Count; row++)
        {
            _traits[row] = [.. Texts(rows[row], types[row]).Where(text => text.Text.Length > 0).Select(Number)];
            foreach (var trait in _traits[row])
            {
                _last[trait.Id] = row;
            }
        }

        foreach (var traits in _traits)
        {
            for (var i = 0; i < traits.Length; i++)
            {
                traits[i] = traits[i] with { Last = _last[traits[i].Id] };
            }
        }

        Trait Number((TraitKind Kind, string Text) text)
        {
            if (!ids.TryGetValue(text, out var id))
            {
                ids.Add(text, id = ids.Count);
                _last.Add(-1);
            }

            return new Trait(id, text.Kind, Last: -1);
        }
    }

    /// <summary>The traits of a row.</summary>
    public Trait[] this[int row] => _traits[row];

    private static IEnumerable<(TraitKind Kind, string Text)> Texts(FlatRow row, RowType type)
    {
        yield return (TraitKind.Start, Start(row.Description));
        if (type.Kind == RowKind.Leaf)
        {
            yield return (TraitKind.NameEnd, LastWords(row.Name, 2));
        }
        else
        {
            yield return (TraitKind.End, End(row.Description));
            yield return (TraitKind.End, LastWords(type.Name, 1));
        }
    }

    /// <summary>The first word of a description, or its first characters where the script has no spaces.</summary>
    private static string Start(string description)
    {
        var text = description.TrimStart();
        var end = 0;
        while (end < text.Length && IsLatin(text[end]))
        {
            end++;
        }

        return end > 0 ? text.Substring(0, end)
            : text.Length > Characters && text[0] >= FirstIdeograph ? text.Substring(0, Characters)
            : "";
    }

    /// <summary>The last word of a description's first clause, or its last characters.</summary>
    private static string End(string description)
    {
        var stop = 0;
        while (stop < description.Length && Stops.IndexOf(description[stop]) < 0)
        {
            stop++;
        }

        var clause = description.Substring(0, stop).Trim();
        var start = clause.Length;
        while (start > 0 && IsLatin(clause[start - 1]))
        {
            start--;
        }

        return start < clause.Length ? clause.Substring(start)
            : clause.Length >= Characters ? clause.Substring(clause.Length - Characters)
            : "";
    }

    /// <summary>The last words of a name that has still more: <c>_user_id</c> of <c>owner_user_id</c>.</summary>
    private static string LastWords(string name, int count)
    {
        var start = name.Length;
        while (count-- > 0 && start > 0)
        {
            start = name.LastIndexOf('_', start - 1);
        }

        return start > 0 ? name.Substring(start) : "";
    }

    private static bool IsLatin(char c) => c < 128 && char.IsLetterOrDigit(c);
}

/// <summary>Something that several rows may have in common.</summary>
/// <param name="Id">Its number in the table.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Last">The last row that has it.</param>
internal readonly record struct Trait(int Id, TraitKind Kind, int Last);

/// <summary>What rows may have in common.</summary>
internal enum TraitKind
{
    /// <summary>How the description begins.</summary>
    Start,

    /// <summary>How the description or the type's name of an object ends.</summary>
    End,

    /// <summary>How the name of a scalar ends.</summary>
    NameEnd,
}
