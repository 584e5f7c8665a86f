namespace Feishu.Gen.Operations.Nesting;

/// <summary>How often pairs of texts were seen, in the order of the texts: however it came about, equal counts are equal tables.</summary>
/// <param name="Entries">The pairs, sorted, each once.</param>
internal sealed record CountTable(EquatableArray<PairCount> Entries)
{
    public static CountTable Empty { get; } = new([]);

    /// <summary>The table of all the pairs of several, equal pairs added up.</summary>
    public static CountTable Sum(IEnumerable<PairCount> counts)
    {
        var sums = new Dictionary<(string, string), int>();
        foreach (var count in counts)
        {
            var key = (count.Key, count.Value);
            sums[key] = (sums.TryGetValue(key, out var before) ? before : 0) + count.Count;
        }

        return new CountTable(sums
            .Select(sum => new PairCount(sum.Key.Item1, sum.Key.Item2, sum.Value))
            .OrderBy(sum => sum.Key, StringComparer.Ordinal)
            .ThenBy(sum => sum.Value, StringComparer.Ordinal)
            .ToEquatableArray());
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
internal readonly record struct PairCount(string Key, string Value, int Count);
