namespace Feishu.Gen.Operations.Nesting;

/// <summary>A set of names, as numbers of the table at hand.</summary>
internal sealed class NameSet
{
    private const int Bits = 64;

    private ulong[] _words = [];

    /// <summary>A set of names; negative numbers, which stand for none, are passed over.</summary>
    public NameSet(params IEnumerable<int> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a name.</summary>
    public void Add(int name)
    {
        if (name < 0 || Contains(name))
        {
            return;
        }

        if (name / Bits >= _words.Length)
        {
            Array.Resize(ref _words, (name / Bits) + 1);
        }

        _words[name / Bits] |= 1UL << (name % Bits);
        Count++;
    }

    /// <summary>Whether it has a name.</summary>
    public bool Contains(int name) => name >= 0 && name / Bits < _words.Length && (_words[name / Bits] & (1UL << (name % Bits))) != 0;

    /// <summary>The names, least first.</summary>
    public IEnumerable<int> All()
    {
        for (var name = 0; name < _words.Length * Bits; name++)
        {
            if (Contains(name))
            {
                yield return name;
            }
        }
    }
}
