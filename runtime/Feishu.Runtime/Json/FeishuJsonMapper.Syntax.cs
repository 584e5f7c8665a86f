using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Feishu.Runtime.CompilerServices;

/// <content>The grammar of JSON. Behind the text's end there is, for the reader, a byte 0, which may stand nowhere.</content>
public ref partial struct FeishuJsonMapper
{
    private readonly byte Current => (uint)_at < (uint)_text.Length ? _text[_at] : (byte)0;

    /// <summary>Goes into the object that the reader stands at.</summary>
    /// <exception cref="JsonException">It is none, or nested too deeply.</exception>
    internal void EnterObject() => Enter((byte)'{');

    /// <summary>Goes into the array that the reader stands at.</summary>
    /// <exception cref="JsonException">It is none, or nested too deeply.</exception>
    internal void EnterArray() => Enter((byte)'[');

    /// <summary>Goes on to the next value of an object, and takes note of its name; or behind the object (false).</summary>
    internal bool NextName()
    {
        if (!NextQuote())
        {
            return false;
        }

        SkipName();
        SkipColon();
        return true;
    }

    /// <summary>Goes on to the next value of an array, or behind the array (false).</summary>
    internal bool NextItem() => Next((byte)'[', (byte)']');

    /// <summary>Goes behind the value that the reader stands at, and gives it.</summary>
    internal ReadOnlySpan<byte> SkipValue()
    {
        var start = _at;
        Skip();
        return _text[start.._at];
    }

    /// <summary>Makes sure that nothing follows.</summary>
    /// <exception cref="JsonException">Something does.</exception>
    internal void ExpectEnd()
    {
        SkipBlanks();
        if (_at != _text.Length)
        {
            Throw("The text goes on behind its end");
        }
    }

    private void Skip()
    {
        switch (Current)
        {
            case (byte)'{':
                EnterObject();
                while (NextName())
                {
                    Skip();
                }

                break;
            case (byte)'[':
                EnterArray();
                while (NextItem())
                {
                    Skip();
                }

                break;
            case (byte)'"':
                SkipString(out _);
                break;
            case (byte)'t':
                SkipWord("true"u8);
                break;
            case (byte)'f':
                SkipWord("false"u8);
                break;
            case (byte)'n':
                SkipWord("null"u8);
                break;
            default:
                SkipNumber();
                break;
        }
    }

    private void Enter(byte bracket)
    {
        if (Current != bracket)
        {
            Throw(bracket == (byte)'{' ? "An object should begin" : "An array should begin");
        }

        if (++_depth > MaxDepth)
        {
            Throw("The text is nested too deeply");
        }

        _at++;
    }

    /// <summary>Goes behind the comma, unless the object or array has just begun: no value ends in an opening bracket, so the byte before tells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Next(byte open, byte close)
    {
        var isFirst = _text[_at - 1] == open;
        SkipBlanks();
        if (Current == close)
        {
            _at++;
            _depth--;
            return false;
        }

        if (!isFirst)
        {
            if (Current != (byte)',')
            {
                Throw("A comma is missing");
            }

            _at++;
            SkipBlanks();
        }

        return true;
    }

    private bool NextQuote()
    {
        if (!Next((byte)'{', (byte)'}'))
        {
            return false;
        }

        if (Current != (byte)'"')
        {
            Throw("A name should begin");
        }

        return true;
    }

    private void SkipName()
    {
        var literal = SkipString(out var isEscaped);
        _name.Start = _at - 1 - literal.Length;
        _name.Length = literal.Length;
        _name.IsEscaped = isEscaped;
    }

    private void SkipColon()
    {
        SkipBlanks();
        if (Current != (byte)':')
        {
            Throw("A colon is missing");
        }

        _at++;
        SkipBlanks();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipBlanks()
    {
        if (Current <= (byte)' ')
        {
            SkipManyBlanks();
        }
    }

    private void SkipManyBlanks()
    {
        while (Current is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }
    }

    /// <summary>Goes behind the string that the reader stands at, and gives what is between the quotes.</summary>
    private ReadOnlySpan<byte> SkipString(out bool isEscaped)
    {
        // What stops a run of plain bytes: the string's end, an escape, or what must not be there.
        var start = ++_at;
        isEscaped = false;
        while (true)
        {
            var length = _text[_at..].IndexOfAny(FeishuJsonWriter.EscapedUnits);
            _at = length < 0 ? _text.Length : _at + length;
            switch (Current)
            {
                case (byte)'"':
                    _at++;
                    return _text[start..(_at - 1)];
                case (byte)'\\':
                    isEscaped = true;
                    SkipEscape();
                    break;
                default:
                    Throw("A string has no end");
                    break;
            }
        }
    }

    private void SkipEscape()
    {
        _at++;
        if (Current == (byte)'u')
        {
            for (var end = _at + 4; _at < end;)
            {
                _at++;
                if (!char.IsAsciiHexDigit((char)Current))
                {
                    Throw("An escape is wrong");
                }
            }
        }
        else if (!"\"\\/bfnrt"u8.Contains(Current))
        {
            Throw("An escape is wrong");
        }

        _at++;
    }

    private void SkipWord(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word))
        {
            Throw("A value should begin");
        }

        _at += word.Length;
    }

    private ReadOnlySpan<byte> SkipNumber()
    {
        var start = _at;
        if (Current == (byte)'-')
        {
            _at++;
        }

        if (Current == (byte)'0')
        {
            _at++;
        }
        else
        {
            SkipDigits();
        }

        if (Current == (byte)'.')
        {
            _at++;
            SkipDigits();
        }

        if (Current is (byte)'e' or (byte)'E')
        {
            _at++;
            if (Current is (byte)'+' or (byte)'-')
            {
                _at++;
            }

            SkipDigits();
        }

        return _text[start.._at];
    }

    private void SkipDigits()
    {
        if (!char.IsAsciiDigit((char)Current))
        {
            Throw("A value should begin, or a digit is missing");
        }

        while (char.IsAsciiDigit((char)Current))
        {
            _at++;
        }
    }

    [DoesNotReturn]
    private readonly void Throw(string problem)
    {
        var before = _text[..Math.Min(_at, _text.Length)];
        var line = before.Count((byte)'\n');
        var position = before.Length - 1 - before.LastIndexOf((byte)'\n');
        throw new JsonException($"{problem}: line {line}, byte {position}.", path: null, line, position);
    }
}
