namespace Feishu.Gen.Operations.Nesting;

/// <summary>A set of names, as numbers of the table at hand.</summary>
internal sealed class NameSet
{
    private const int Bits = 64;

    // The words from the first one that has a name.
    private ulong[] _words = [];
    private int _first;

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

    /// <summary>What it takes to go through them.</summary>
    public int Length => _words.Length + Count;

    /// <summary>Adds a name.</summary>
    public void Add(int name)
    {
        if (name < 0 || Contains(name))
        {
            return;
        }

        Reach(name / Bits);
        _words[(name / Bits) - _first] |= 1UL << (name % Bits);
        Count++;
    }

    /// <summary>Whether it has a name.</summary>
    public bool Contains(int name) => name >= 0 && (uint)((name / Bits) - _first) < (uint)_words.Length
        && (_words[(name / Bits) - _first] & (1UL << (name % Bits))) != 0;

    /// <summary>The names, least first.</summary>
    public IEnumerable<int> All()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var name = (_first + i) * Bits;
            for (var word = _words[i]; word != 0; word >>= 1, name++)
            {
                if ((word & 1) != 0)
                {
                    yield return name;
                }
            }
        }
    }

    private void Reach(int word)
    {
        if (_words.Length == 0)
        {
            (_first, _words) = (word, new ulong[1]);
        }
        else if (word < _first)
        {
            var words = new ulong[_words.Length + _first - word];
            _words.CopyTo(words, _first - word);
            (_first, _words) = (word, words);
        }
        else if (word - _first >= _words.Length)
        {
            Array.Resize(ref _words, word - _first + 1);
        }
    }
}
