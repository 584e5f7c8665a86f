namespace Feishu.Gen.Operations.Nesting;

/// <summary>How often pairs of texts were seen, in the order of the texts: however it came about, equal counts are equal tables.</summary>
/// <param name="Entries">The pairs, sorted, each once.</param>
internal sealed record CountTable(EquatableArray<PairCount> Entries)
{
    public static CountTable Empty { get; } = new([]);

    /// <summary>The table of all the pairs of several, equal pairs added up.</summary>
    public static CountTable Sum(IEnumerable<PairCount> counts)
    {
        var sorted = counts.ToArray();
        if (sorted.Length == 0)
        {
            return Empty;
        }

        Array.Sort(sorted, PairCount.InOrder);
        var last = 0;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (PairCount.InOrder(sorted[last], sorted[i]) == 0)
            {
                sorted[last] = sorted[last] with { Count = sorted[last].Count + sorted[i].Count };
            }
            else
            {
                sorted[++last] = sorted[i];
            }
        }

        Array.Resize(ref sorted, last + 1);
        return new CountTable(sorted.ToEquatableArray());
    }

    /// <summary>The pairs with a key.</summary>
    public IEnumerable<PairCount> Find(string key)
    {
        for (var at = FirstOf(key); at < Entries.Count && Entries[at].Key == key; at++)
        {
            yield return Entries[at];
        }
    }

    /// <summary>The pairs whose first text is one of these.</summary>
    public CountTable About(HashSet<string> keys) =>
        Entries.Count == 0 ? this : new CountTable(keys.OrderBy(key => key, StringComparer.Ordinal).SelectMany(Find).ToEquatableArray());

    private int FirstOf(string key)
    {
        var (low, high) = (0, Entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(Entries[middle].Key, key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

/// <summary>A pair of texts and how often it was seen.</summary>
internal readonly record struct PairCount(string Key, string Value, int Count)
{
    /// <summary>Puts pairs into order; the counts do not matter.</summary>
    public static int InOrder(PairCount x, PairCount y) =>
        string.CompareOrdinal(x.Key, y.Key) is not 0 and var order ? order : string.CompareOrdinal(x.Value, y.Value);
}
