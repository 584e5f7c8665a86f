using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Feishu.Runtime;

/// <summary>
/// Reads UTF-8 JSON for emitted models, leniently: a value of another shape than a member's type costs that member alone, and
/// is kept aside on the model. Between two members the reader stands behind a value, and while a member is read at the first byte of its value.
/// </summary>
/// <remarks>It accepts what <see cref="Utf8JsonReader"/> accepts without options, but goes from value to value instead of from token to token.</remarks>
public ref partial struct FeishuJsonReader
{
    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private int _depth;
    private Name _name;
    private Member _current;

    /// <summary>Begins at the value that a text is.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    internal FeishuJsonReader(ReadOnlySpan<byte> json)
    {
        _text = json;
        SkipBlanks();
    }

    /// <summary>Where the reader stands.</summary>
    internal readonly int Position => _at;

    /// <summary>Whether the reader stands at an object.</summary>
    internal readonly bool IsAtObject => Current == (byte)'{';

    /// <summary>Whether the reader stands at <c>null</c>.</summary>
    internal readonly bool IsAtNull => Current == (byte)'n';

    private readonly ReadOnlySpan<byte> NameText => _text.Slice(_name.Start, _name.Length);

    /// <summary>
    /// Goes on to the next member that the model knows and that is not null. Unknown members and nulls on the way there are kept aside on the model.
    /// </summary>
    /// <param name="owner">The model that is being read.</param>
    /// <param name="names">The names of its members.</param>
    /// <param name="member">The index of the member, whose value is to be read now.</param>
    /// <returns>false at the end of the object.</returns>
    /// <exception cref="JsonException">The text is no JSON, or nested too deeply.</exception>
    public bool NextMember(FeishuModel owner, FeishuJsonNames names, out int member)
    {
        if (!ReferenceEquals(owner, _current.Owner))
        {
            EnterObject();
            _current = new Member(owner, names);
        }

        while (NextIndex(names, out var index))
        {
            if (index < 0)
            {
                var name = JsonText.Utf8Of(NameText, _name.IsEscaped);
                owner.Keep(name, SkipValue());
                continue;
            }

            _current.Index = member = index;
            if (!IsAtNull)
            {
                _current.Start = _at;
                return true;
            }

            owner.Keep(names[index], SkipValue());
        }

        member = -1;
        return false;
    }

    /// <summary>Whether the reader stands behind this name.</summary>
    internal readonly bool IsName(ReadOnlySpan<byte> name)
        => _name.IsEscaped ? name.SequenceEqual(JsonText.Utf8Of(NameText, isEscaped: true)) : name.SequenceEqual(NameText);

    /// <summary>The name that the reader stands behind.</summary>
    internal readonly string GetName() => JsonText.Decode(NameText, _name.IsEscaped);

    /// <summary>Goes on to the next value of an object, and finds its name's index, or -1.</summary>
    private bool NextIndex(FeishuJsonNames names, out int index)
    {
        var expected = _current.Index + 1;
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
        _current.Owner?.Keep(_current.Names[_current.Index], _text[_current.Start.._at]);
    }

    /// <summary>Where a name stands, without its quotes.</summary>
    private struct Name
    {
        public int Start;
        public int Length;
        public bool IsEscaped;
    }

    /// <summary>The member whose value is being read. A nested model has its own; its reader puts this one back.</summary>
    private struct Member(FeishuModel owner, FeishuJsonNames names)
    {
        public readonly FeishuModel Owner = owner;
        public readonly FeishuJsonNames Names = names;
        public int Index = -1;
        public int Start;
    }
}
