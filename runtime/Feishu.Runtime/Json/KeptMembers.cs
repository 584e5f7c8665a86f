namespace Feishu.Runtime.Json;

/// <summary>
/// The side table of a model: members as raw JSON that its properties do not hold. It is there only where it is
/// needed, and short; a search is linear.
/// </summary>
internal sealed class KeptMembers
{
    internal static readonly byte[] NullText = "null"u8.ToArray();

    private Entry[] _entries;

    public KeptMembers() => _entries = new Entry[2];

    private KeptMembers(KeptMembers source)
    {
        _entries = source._entries.AsSpan(0, Math.Max(source.Count, 2)).ToArray();
        Count = source.Count;
    }

    public int Count { get; private set; }

    public ref readonly Entry this[int index] => ref _entries[index];

    public KeptMembers Clone() => new(this);

    /// <summary>Adds what was read; as in the text itself, a later entry of the same name counts.</summary>
    public void Add(byte[] name, byte[] value) => Append(new Entry(name, value, IsSet: false));

    /// <summary>Sets what the caller says, which counts more than what a property holds.</summary>
    public void Set(byte[] name, byte[] value)
    {
        Remove(name);
        Append(new Entry(name, value, IsSet: true));
    }

    public void Remove(ReadOnlySpan<byte> name)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!name.SequenceEqual(_entries[i].Name))
            {
                _entries[kept++] = _entries[i];
            }
        }

        _entries.AsSpan(kept, Count - kept).Clear();
        Count = kept;
    }

    /// <summary>The index of the last entry of a name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (name.SequenceEqual(_entries[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    private void Append(Entry entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        _entries[Count++] = entry;
    }

    /// <param name="Name">UTF-8, without escapes.</param>
    /// <param name="Value">Well-formed JSON.</param>
    /// <param name="IsSet">Whether the caller set it, instead of its having been read.</param>
    internal readonly record struct Entry(byte[] Name, byte[] Value, bool IsSet)
    {
        public bool IsNull => Value.AsSpan().SequenceEqual(NullText);
    }
}
