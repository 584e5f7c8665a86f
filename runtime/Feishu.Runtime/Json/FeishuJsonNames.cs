using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Feishu.Runtime.Json;

/// <summary>The names of a model's members, for finding a name read off the wire without making a string of it.</summary>
internal sealed class FeishuJsonNames
{
    private readonly byte[][] _names;

    // The names as a writer appends them; made when a model is written for the first time, as most are only read.
    private byte[]?[]? _texts;

    // A name's length and some of its bytes, so that a search runs over one vector and touches the names themselves once.
    private readonly ulong[] _keys;

    // Whether all names stand in JSON text just as they are.
    private readonly bool _arePlain = true;

    /// <summary>Takes the names in the order in which the page lists them.</summary>
    /// <param name="names">The names.</param>
    public FeishuJsonNames(IEnumerable<string> names)
    {
        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        _keys = new ulong[_names.Length];
        for (var i = 0; i < _names.Length; i++)
        {
            _keys[i] = KeyOf(_names[i]);
            _arePlain &= !_names[i].AsSpan().ContainsAny(FeishuJsonWriter.EscapedUnits);
        }
    }

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length;

    internal byte[] this[int index] => _names[index];

    /// <summary>The name that is the likeliest as it stands in JSON text; empty where there is none that stands there as it is.</summary>
    /// <param name="expected">Its index; any number that is not negative.</param>
    internal ReadOnlySpan<byte> Expect(int expected) => _arePlain && expected < _names.Length ? _names[expected] : default;

    /// <summary>A name as it stands in JSON text behind another member.</summary>
    /// <param name="index">Its index.</param>
    internal ReadOnlySpan<byte> TextOf(int index) => (_texts ??= new byte[]?[_names.Length])[index] ??= FeishuJsonWriter.TextOf(_names[index]);

    /// <summary>Finds a name.</summary>
    /// <param name="name">The name as UTF-8, without escapes.</param>
    /// <param name="expected">The index that is the likeliest; any number.</param>
    /// <returns>The index, or -1.</returns>
    internal int Find(ReadOnlySpan<byte> name, int expected)
    {
        var names = _names;
        return (uint)expected < (uint)names.Length && name.SequenceEqual(names[expected]) ? expected : Search(name);
    }

    /// <summary>Whether a name is one of them.</summary>
    /// <param name="name">The name in JSON.</param>
    internal bool Find(string name) => Search(Encoding.UTF8.GetBytes(name)) >= 0;

    /// <summary>Finds the name in JSON of a property: the one that has the same letters and digits, whatever their case.</summary>
    /// <param name="property">The property. What begins with a small letter, or has a '_' in it, is none.</param>
    /// <returns>The name in JSON; null where there is none, or more than one.</returns>
    internal string? FindProperty(string property)
    {
        if (property.Length == 0 || char.IsAsciiLetterLower(property[0]) || property.Contains('_', StringComparison.Ordinal))
        {
            return null;
        }

        string? found = null;
        foreach (var utf8 in _names)
        {
            var name = Encoding.UTF8.GetString(utf8);
            if (HasSameLetters(name, property))
            {
                if (found is not null)
                {
                    return null;
                }

                found = name;
            }
        }

        return found;
    }

    /// <summary>The generator knows this rule, too: it emits what the rule does not find (<c>PropertyNames</c> of Feishu.Gen.Model).</summary>
    private static bool HasSameLetters(string left, string right)
        => Letters(left).SequenceEqual(Letters(right));

    // Case is that of ASCII alone: what else is a capital depends on the version of Unicode, and so on where the generator runs.
    private static IEnumerable<char> Letters(string name) => name.Where(unit => char.IsAsciiLetterOrDigit(unit) || !char.IsAscii(unit)).Select(unit => char.IsAsciiLetterUpper(unit) ? (char)(unit | 0x20) : unit);

    private int Search(ReadOnlySpan<byte> name)
    {
        var key = KeyOf(name);
        for (var from = 0; ;)
        {
            var at = _keys.AsSpan(from).IndexOf(key);
            if (at < 0)
            {
                return -1;
            }

            from += at;
            if (name.SequenceEqual(_names[from]))
            {
                return from;
            }

            from++;
        }
    }

    private static ulong KeyOf(ReadOnlySpan<byte> name)
    {
        ulong key;
        if (name.Length >= sizeof(ulong))
        {
            key = BinaryPrimitives.ReadUInt64LittleEndian(name)
                ^ BitOperations.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]), 23);
        }
        else
        {
            key = 0;
            foreach (var unit in name)
            {
                key = (key << 8) | unit;
            }
        }

        return key ^ ((ulong)name.Length << 56);
    }
}
