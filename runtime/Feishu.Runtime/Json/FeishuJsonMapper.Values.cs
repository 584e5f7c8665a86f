using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using Feishu.Runtime.Json;

namespace Feishu.Runtime.CompilerServices;

/// <content>Values wherever they stand. Whatever the outcome, the reader stands behind the value afterwards.</content>
public ref partial struct FeishuJsonMapper
{
    /// <summary>Reads a string; a number is taken as its text.</summary>
    /// <param name="value">The string.</param>
    /// <returns>false where the value is neither.</returns>
    public bool TryReadString([NotNullWhen(true)] out string? value)
    {
        if (Current == (byte)'"')
        {
            var literal = SkipString(out var isEscaped);
            value = JsonText.Decode(literal, isEscaped);
            return true;
        }

        if (IsAtNumber)
        {
            value = JsonText.Decode(SkipNumber(), isEscaped: false);
            return true;
        }

        value = null;
        return Fail();
    }

    /// <summary>Reads a whole number of 64 bits, which may be spelled <c>1.0</c> or <c>1e3</c>; a string that holds digits alone is taken, too.</summary>
    /// <param name="value">The number.</param>
    /// <returns>false where the value is no such number.</returns>
    public bool TryReadInt64(out long value) => TryReadPlainInteger(out value) || TryReadOtherInteger(out value);

    /// <summary>Reads a finite number; a string that holds nothing else is taken, too.</summary>
    /// <param name="value">The number.</param>
    /// <returns>false where the value is no such number.</returns>
    public bool TryReadDouble(out double value)
    {
        value = 0;
        return TryReadNumberText(out var text)
            && Utf8Parser.TryParse(text, out value, out var length) && length == text.Length && double.IsFinite(value);
    }

    /// <summary>Reads true or false; the strings <c>"true"</c> and <c>"false"</c> are taken, too.</summary>
    /// <param name="value">The value.</param>
    /// <returns>false where the value is neither.</returns>
    public bool TryReadBoolean(out bool value)
    {
        var text = SkipValue();
        value = text is [(byte)'t', ..] || text.SequenceEqual("\"true\""u8);
        return value || text is [(byte)'f', ..] || text.SequenceEqual("\"false\""u8);
    }

    /// <summary>Reads any value, <c>null</c> included.</summary>
    /// <param name="value">A copy of the value.</param>
    /// <returns>true</returns>
    public bool TryReadJson(out FeishuJson value)
    {
        value = FeishuJson.FromTrusted(JsonText.Copy(SkipValue()));
        return true;
    }

    /// <summary>Reads any value; a <c>null</c> is not the value of a member.</summary>
    private bool TryReadJsonButNull(out FeishuJson value)
    {
        if (IsAtNull)
        {
            value = default;
            return Fail();
        }

        return TryReadJson(out value);
    }

    /// <summary>Reads an object of its own type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The object.</param>
    /// <returns>false where the value is no object.</returns>
    public bool TryReadModel<T>([NotNullWhen(true)] out T? value)
        where T : FeishuModel, IFeishuModel<T>
    {
        if (!IsAtObject)
        {
            value = null;
            return Fail();
        }

        var outer = _current;
        value = T.Read(ref this);
        _current = outer;
        return true;
    }

    /// <summary>Reads a list of the items that can be read. The list keeps the others aside, and they are written back where they stood.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to read an item.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>false where the value is no list.</returns>
    public bool TryReadList<T, TCodec>([NotNullWhen(true)] out IReadOnlyList<T>? value)
        where TCodec : IFeishuCodec<T>
    {
        value = null;
        if (Current != (byte)'[')
        {
            return Fail();
        }

        EnterArray();
        var items = new PooledList<T>();
        List<UnreadItem>? unread = null;
        while (NextItem())
        {
            var start = _at;
            if (TCodec.TryRead(ref this, out var item))
            {
                items.Add(item);
            }
            else
            {
                (unread ??= []).Add(new UnreadItem(items.Count, JsonText.Copy(_text[start.._at])));
            }
        }

        var read = items.ToArrayAndRelease();
        value = unread is null ? read : new PartialList<T>(read, unread);
        return true;
    }

    /// <summary>Reads an object with keys of anybody's choice: the values that can be read. The map keeps the others aside, and they are written back.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to read a value.</typeparam>
    /// <param name="value">The map.</param>
    /// <returns>false where the value is no object.</returns>
    public bool TryReadMap<T, TCodec>([NotNullWhen(true)] out IReadOnlyDictionary<string, T>? value)
        where TCodec : IFeishuCodec<T>
    {
        value = null;
        if (!IsAtObject)
        {
            return Fail();
        }

        EnterObject();
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        Dictionary<string, UnreadItem>? unread = null;
        while (NextName())
        {
            var key = GetName();
            var start = _at;
            if (TCodec.TryRead(ref this, out var item))
            {
                map[key] = item;
                unread?.Remove(key);
            }
            else
            {
                // Of a key that comes twice the last value counts.
                map.Remove(key);
                (unread ??= new(StringComparer.Ordinal))[key] = new UnreadItem(map.Count, JsonText.Copy(_text[start.._at]));
            }
        }

        value = unread is null or { Count: 0 } ? map : new PartialMap<T>(map, unread);
        return true;
    }

    private readonly bool IsAtNumber => char.IsAsciiDigit((char)Current) || Current == (byte)'-';

    /// <summary>Reads an integer of so few digits that it cannot overflow; the reader stays where it is at anything else.</summary>
    private bool TryReadPlainInteger(out long value)
    {
        const int MostDigits = 18;
        value = 0;
        var isNegative = Current == (byte)'-';
        var start = isNegative ? _at + 1 : _at;
        var at = start;
        for (; at < _text.Length && char.IsAsciiDigit((char)_text[at]); at++)
        {
            value = (value * 10) + (_text[at] - '0');
        }

        var count = at - start;
        if (count is 0 or > MostDigits
            || (count > 1 && _text[start] == (byte)'0')
            || (at < _text.Length && _text[at] is (byte)'.' or (byte)'e' or (byte)'E'))
        {
            value = 0;
            return false;
        }

        value = isNegative ? -value : value;
        _at = at;
        return true;
    }

    private bool TryReadOtherInteger(out long value)
    {
        if (IsAtNumber)
        {
            return WholeNumber.TryParse(SkipNumber(), out value);
        }

        value = 0;
        return TryReadNumberText(out var text) && Utf8Parser.TryParse(text, out value, out var length) && length == text.Length;
    }

    /// <summary>Reads a number, or a string that may hold one.</summary>
    private bool TryReadNumberText(out ReadOnlySpan<byte> text)
    {
        if (IsAtNumber)
        {
            text = SkipNumber();
            return true;
        }

        if (Current == (byte)'"')
        {
            text = SkipString(out _);
            return true;
        }

        text = default;
        return Fail();
    }

    private bool Fail()
    {
        Skip();
        return false;
    }
}
