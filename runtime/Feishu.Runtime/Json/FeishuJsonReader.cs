using System.Text.Json;

namespace Feishu.Runtime;

/// <summary>
/// Reads UTF-8 JSON for emitted models, leniently: a value of another shape than a member's type costs that member alone, and
/// is kept aside on the model. Between two members the reader stands behind a value, and while a member is read at its value.
/// </summary>
public ref partial struct FeishuJsonReader
{
    /// <summary>How deep objects and arrays may be nested.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _json;
    private Member _current;

    /// <summary>Begins at the first token of a text.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <exception cref="JsonException">The text has no token.</exception>
    internal FeishuJsonReader(ReadOnlySpan<byte> json)
    {
        _text = json;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        _json.Read();
    }

    /// <summary>What kind of value the reader stands at.</summary>
    internal readonly JsonTokenType TokenType => _json.TokenType;

    /// <summary>Where the token that the reader stands at begins.</summary>
    internal readonly int Start => (int)_json.TokenStartIndex;

    /// <summary>Where the token that the reader stands at ends.</summary>
    internal readonly int End => (int)_json.BytesConsumed;

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
            _current = new Member(owner, names);
        }

        while (NextName())
        {
            var index = FindName(names, _current.Index + 1);
            if (index < 0)
            {
                KeepUnknown(owner);
                continue;
            }

            _current.Index = member = index;
            _json.Read();
            if (_json.TokenType != JsonTokenType.Null)
            {
                _current.Start = Start;
                return true;
            }

            owner.Keep(names[index], "null"u8);
        }

        member = -1;
        return false;
    }

    /// <summary>Goes on to the next name of an object, or to the object's end (false).</summary>
    internal bool NextName()
    {
        _json.Read();
        return _json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Goes on to the next item of an array, or to the array's end (false).</summary>
    internal bool NextItem()
    {
        _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Goes on from a name to its value.</summary>
    internal void NextValue() => _json.Read();

    /// <summary>The name that the reader stands at.</summary>
    internal readonly string GetName() => JsonText.Decode(_json.ValueSpan, _json.ValueIsEscaped);

    /// <summary>Whether the reader stands at this name.</summary>
    internal readonly bool IsName(ReadOnlySpan<byte> name) => _json.ValueTextEquals(name);

    /// <summary>Whether the reader stands at this name.</summary>
    internal readonly bool IsName(string name) => _json.ValueTextEquals(name);

    /// <summary>Goes on to the end of the value that the reader stands at, and gives all of it.</summary>
    internal ReadOnlySpan<byte> SkipValue()
    {
        var start = Start;
        _json.Skip();
        return _text[start..End];
    }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    internal void ExpectEnd() => _json.Read();

    private readonly int FindName(FeishuJsonNames names, int expected)
    {
        if (!_json.ValueIsEscaped)
        {
            return names.Find(_json.ValueSpan, expected);
        }

        Span<byte> name = _json.ValueSpan.Length <= 256 ? stackalloc byte[256] : new byte[_json.ValueSpan.Length];
        return names.Find(name[..JsonText.Unescape(_json.ValueSpan, name)], expected);
    }

    private void KeepUnknown(FeishuModel owner)
    {
        var name = JsonText.Utf8Of(_json.ValueSpan, _json.ValueIsEscaped);
        _json.Read();
        owner.Keep(name, SkipValue());
    }

    /// <summary>Keeps the value of the current member, which the reader stands behind, on the model.</summary>
    private readonly void KeepAside()
    {
        // A value that is not a member's own, such as one read by a converter, has no owner; then there is nowhere to keep it.
        _current.Owner?.Keep(_current.Names[_current.Index], _text[_current.Start..End]);
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
