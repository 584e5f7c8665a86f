using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Feishu.Runtime.Json;

namespace Feishu.Runtime.CompilerServices;

/// <summary>
/// Goes through the members of emitted models, in one of two directions: reads them from UTF-8 JSON, or has them written. It reads leniently: a value of
/// another shape than a member's type costs that member alone, and is kept aside on the model; in a list or map it costs that item alone, and is kept aside in the list or map.
/// </summary>
/// <remarks>As a reader it accepts what <see cref="Utf8JsonReader"/> accepts without options, but goes from value to value instead of from token to token.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct FeishuJsonMapper
{
    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _text;
    private readonly FeishuJsonWriter? _writer;
    private readonly List<string>? _collected;
    private int _at;
    private int _depth;
    private Name _name;
    private Member _current;

    /// <summary>Begins at the value that a text is.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    internal FeishuJsonMapper(ReadOnlySpan<byte> json)
    {
        _text = json;
        SkipBlanks();
    }

    /// <summary>Has members written.</summary>
    internal FeishuJsonMapper(FeishuJsonWriter writer) => _writer = writer;

    /// <summary>Collects the names of members.</summary>
    private FeishuJsonMapper(List<string> names)
    {
        _collected = names;
        _current.Wanted = -1;
    }

    /// <summary>Where the reader stands.</summary>
    internal readonly int Position => _at;

    /// <summary>Whether the reader stands at an object.</summary>
    internal readonly bool IsAtObject => Current == (byte)'{';

    /// <summary>Whether the reader stands at <c>null</c>.</summary>
    internal readonly bool IsAtNull => Current == (byte)'n';

    private readonly ReadOnlySpan<byte> NameText => _text.Slice(_name.Start, _name.Length);

    /// <summary>The names of a model's members, in its order.</summary>
    internal static FeishuJsonNames NamesOf(FeishuModel model)
    {
        var names = new List<string>();
        var collector = new FeishuJsonMapper(names);
        model.Map(ref collector);
        return new FeishuJsonNames(names);
    }

    /// <summary>Reads the object that the reader stands at into a model. Members that the model does not know and explicit nulls are kept aside on it.</summary>
    /// <param name="model">The model, without values.</param>
    /// <exception cref="JsonException">The text is no JSON, or nested too deeply.</exception>
    internal void ReadMembers(FeishuModel model)
    {
        EnterObject();
        _current = new Member(model, model.Names);
        FindWanted();
        while (_current.Wanted >= 0)
        {
            // Names mostly come in the model's order; then one pass takes them all.
            var start = _current.Start;
            _current.Passed = 0;
            model.Map(ref this);
            if (_current.Wanted >= 0 && _current.Start == start)
            {
                Skip();
                Took(false);
            }
        }
    }

    /// <summary>Whether the reader stands behind this name.</summary>
    internal readonly bool IsName(ReadOnlySpan<byte> name)
        => _name.IsEscaped ? name.SequenceEqual(JsonText.Utf8Of(NameText, isEscaped: true)) : name.SequenceEqual(NameText);

    /// <summary>The name that the reader stands behind.</summary>
    internal readonly string GetName() => JsonText.Decode(NameText, _name.IsEscaped);

    /// <summary>
    /// Goes on to the next member that the model knows and that is not null; at the object's end there is none. A null behind a value of the same name
    /// is read, too: the last value of a name counts.
    /// </summary>
    private void FindWanted()
    {
        var names = _current.Names;
        for (var last = _current.Wanted; NextIndex(names, last + 1, out var index);)
        {
            if (index < 0)
            {
                var name = JsonText.Utf8Of(NameText, _name.IsEscaped);
                _current.Owner.Keep(name, SkipValue());
                continue;
            }

            last = index;
            var mayRepeat = _current.Came(index);
            if (mayRepeat)
            {
                _current.Owner.Forget(names[index]);
            }

            if (mayRepeat || !IsAtNull)
            {
                _current.Wanted = index;
                _current.Start = _at;
                return;
            }

            _current.Owner.Keep(names[index], SkipValue());
        }

        _current.Wanted = -1;
    }

    /// <summary>Goes on to the next value of an object, and finds its name's index, or -1.</summary>
    private bool NextIndex(FeishuJsonNames names, int expected, out int index)
    {
        if (!NextQuote())
        {
            index = -1;
            return false;
        }

        if (IsExpected(names.Expect(expected)))
        {
            index = expected;
            _at += names[expected].Length + 2;
        }
        else
        {
            SkipName();
            index = FindName(names, expected);
        }

        SkipColon();
        return true;
    }

    /// <summary>Whether the name that the reader stands before is just this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsExpected(ReadOnlySpan<byte> name)
    {
        var end = _at + 1 + name.Length;
        return !name.IsEmpty && end < _text.Length && _text[end] == (byte)'"' && _text.Slice(_at + 1, name.Length).SequenceEqual(name);
    }

    private readonly int FindName(FeishuJsonNames names, int expected)
        => names.Find(_name.IsEscaped ? JsonText.Utf8Of(NameText, isEscaped: true) : NameText, expected);

    /// <summary>Keeps the value of the current member, which the reader stands behind, on the model.</summary>
    private readonly void KeepAside()
    {
        // A value that is not a member's own, such as one read by a converter, has no owner; then there is nowhere to keep it.
        _current.Owner?.Keep(_current.Names[_current.Wanted], _text[_current.Start.._at]);
    }

    /// <summary>Where a name stands, without its quotes.</summary>
    private struct Name
    {
        public int Start;
        public int Length;
        public bool IsEscaped;
    }

    /// <summary>Which member of which model it is about. A nested model has its own; whoever reads it puts this one back.</summary>
    private struct Member(FeishuModel owner, FeishuJsonNames names)
    {
        public readonly FeishuModel Owner = owner;
        public readonly FeishuJsonNames Names = names;

        /// <summary>The member whose value the reader stands at, or -1 at the object's end.</summary>
        public int Wanted = -1;

        /// <summary>Where its value begins.</summary>
        public int Start;

        /// <summary>How many members the model has named in this pass.</summary>
        public int Passed;

        // One bit for each member that has come; those from the 65th on share the bits.
        private ulong _came;

        /// <summary>Takes note of a member. Whether it came before, or one that shares its bit.</summary>
        public bool Came(int index)
        {
            var bit = 1UL << index;
            var cameBefore = (_came & bit) != 0;
            _came |= bit;
            return cameBefore;
        }
    }
}
