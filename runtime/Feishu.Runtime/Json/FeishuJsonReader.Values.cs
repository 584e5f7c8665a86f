using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Feishu.Runtime;

/// <content>Values wherever they stand. Whatever the outcome, the reader stands behind the value afterwards.</content>
public ref partial struct FeishuJsonReader
{
    /// <summary>Reads a string; a number is taken as its text.</summary>
    /// <param name="value">The string.</param>
    /// <returns>false where the value is neither.</returns>
    public bool TryReadString([NotNullWhen(true)] out string? value)
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                value = JsonText.Decode(_json.ValueSpan, _json.ValueIsEscaped);
                return true;
            case JsonTokenType.Number:
                value = JsonText.Decode(_json.ValueSpan, isEscaped: false);
                return true;
            default:
                value = null;
                return Fail();
        }
    }

    /// <summary>Reads a whole number of 64 bits; a string that holds nothing else is taken, too.</summary>
    /// <param name="value">The number.</param>
    /// <returns>false where the value is no such number.</returns>
    public bool TryReadInt64(out long value)
    {
        if (_json.TokenType == JsonTokenType.Number)
        {
            return _json.TryGetInt64(out value);
        }

        value = 0;
        return _json.TokenType == JsonTokenType.String
            ? Utf8Parser.TryParse(_json.ValueSpan, out value, out var length) && length == _json.ValueSpan.Length
            : Fail();
    }

    /// <summary>Reads a finite number; a string that holds nothing else is taken, too.</summary>
    /// <param name="value">The number.</param>
    /// <returns>false where the value is no such number.</returns>
    public bool TryReadDouble(out double value)
    {
        if (_json.TokenType is JsonTokenType.Number or JsonTokenType.String)
        {
            return Utf8Parser.TryParse(_json.ValueSpan, out value, out var length) && length == _json.ValueSpan.Length && double.IsFinite(value);
        }

        value = 0;
        return Fail();
    }

    /// <summary>Reads true or false; the strings <c>"true"</c> and <c>"false"</c> are taken, too.</summary>
    /// <param name="value">The value.</param>
    /// <returns>false where the value is neither.</returns>
    public bool TryReadBoolean(out bool value)
    {
        value = _json.TokenType == JsonTokenType.True || (_json.TokenType == JsonTokenType.String && _json.ValueTextEquals("true"u8));
        return value
            || _json.TokenType == JsonTokenType.False
            || (_json.TokenType == JsonTokenType.String && _json.ValueTextEquals("false"u8))
            || Fail();
    }

    /// <summary>Reads any value, <c>null</c> included.</summary>
    /// <param name="value">A copy of the value.</param>
    /// <returns>true</returns>
    public bool TryReadJson(out FeishuJson value)
    {
        value = FeishuJson.FromTrusted(JsonText.Copy(SkipValue()));
        return true;
    }

    /// <summary>Reads an object of its own type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The object.</param>
    /// <returns>false where the value is no object.</returns>
    public bool TryReadModel<T>([NotNullWhen(true)] out T? value)
        where T : FeishuModel, IFeishuModel<T>
    {
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            value = null;
            return Fail();
        }

        var outer = _current;
        value = T.Read(ref this);
        _current = outer;
        return true;
    }

    /// <summary>Reads a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to read an item.</typeparam>
    /// <param name="value">The list.</param>
    /// <returns>false where the value is no list, or one item of it cannot be read.</returns>
    public bool TryReadList<T, TCodec>([NotNullWhen(true)] out IReadOnlyList<T>? value)
        where TCodec : IFeishuCodec<T>
    {
        value = null;
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Fail();
        }

        var items = new PooledList<T>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (!TCodec.TryRead(ref this, out var item))
            {
                items.Release();
                return FailInArray();
            }

            items.Add(item);
        }

        value = items.ToArrayAndRelease();
        return true;
    }

    /// <summary>Reads an object with keys of anybody's choice.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to read a value.</typeparam>
    /// <param name="value">The map.</param>
    /// <returns>false where the value is no object, or one value in it cannot be read.</returns>
    public bool TryReadMap<T, TCodec>([NotNullWhen(true)] out IReadOnlyDictionary<string, T>? value)
        where TCodec : IFeishuCodec<T>
    {
        value = null;
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return Fail();
        }

        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (NextName())
        {
            var key = GetName();
            _json.Read();
            if (!TCodec.TryRead(ref this, out var item))
            {
                return FailInObject();
            }

            map[key] = item;
        }

        value = map;
        return true;
    }

    private bool Fail()
    {
        _json.Skip();
        return false;
    }

    private bool FailInArray()
    {
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            _json.Skip();
        }

        return false;
    }

    private bool FailInObject()
    {
        while (NextName())
        {
            _json.Skip();
        }

        return false;
    }
}
