using System.Globalization;
using System.Text;

namespace Feishu.Gen.Json;

/// <summary>Reads strings, also those that pages print with raw line breaks, raw quotes or one quote missing.</summary>
internal sealed class JsonStringReader(JsonCursor cursor)
{
    private readonly StringBuilder _text = new();

    /// <summary>Reads the string whose opening quote is the current character.</summary>
    public string Read()
    {
        var opening = cursor.Current;
        if (opening != '"')
        {
            cursor.Report("a quotation mark that is not JSON's");
        }

        cursor.Advance();
        _text.Clear();
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (IsQuoteFor(opening, c))
            {
                if (IsEnd())
                {
                    cursor.Advance();
                    return _text.ToString();
                }

                cursor.Report("a quotation mark inside a string");
                Take(c);
            }
            else if (c == '\\')
            {
                ReadEscape();
            }
            else if (c < ' ')
            {
                cursor.Report(c == '\n' ? "a line break inside a string" : "a control character inside a string");
                if (c == '\n' && IsQuoteMissing())
                {
                    return _text.ToString().TrimEnd(' ', '\r', ',');
                }

                Take(c);
            }
            else
            {
                Take(c);
            }
        }

        cursor.Report("a string that does not end");
        return _text.ToString();
    }

    // Typographic quotes are ordinary text in a string that began with a proper one.
    private static bool IsQuoteFor(char opening, char c) => opening is '"' or '\'' ? c == opening : JsonCursor.IsQuote(c);

    /// <summary>A quote ends its string when what follows can follow a value or a name; else it is part of the text.</summary>
    private bool IsEnd()
    {
        var next = cursor.PeekPastBlanks(cursor.Position + 1, out var crossedLine);
        return cursor.At(next) switch
        {
            var c when JsonCursor.IsBlank(c) => true, // out of reach
            ',' or '，' or ':' or '：' or '}' or ']' or '/' or '#' or '…' or '.' or ';' or ')' or JsonCursor.End => true,
            _ when crossedLine => true,
            _ => cursor.IsMemberStart(next),
        };
    }

    /// <summary>Whether the next line begins a member, so that this line's closing quote was forgotten.</summary>
    private bool IsQuoteMissing()
    {
        var next = cursor.PeekPastBlanks(cursor.Position, out _);
        return cursor.IsMemberStart(next);
    }

    private void Take(char c)
    {
        _text.Append(c);
        cursor.Advance();
    }

    private void ReadEscape()
    {
        var escaped = cursor.Next;
        var plain = escaped switch
        {
            '"' or '\\' or '/' => escaped,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => JsonCursor.End,
        };
        if (plain != JsonCursor.End)
        {
            _text.Append(plain);
            cursor.Advance(2);
        }
        else if (escaped == 'u' && TryReadCodeUnit(out var unit))
        {
            _text.Append(unit);
            cursor.Advance(6);
        }
        else
        {
            cursor.Report("an escape that JSON does not know");
            Take('\\');
        }
    }

    private bool TryReadCodeUnit(out char unit)
    {
        unit = JsonCursor.End;
        var value = 0;
        for (var i = 2; i < 6; i++)
        {
            var c = cursor.At(cursor.Position + i);
            if (!Uri.IsHexDigit(c))
            {
                return false;
            }

            value = (value * 16) + int.Parse(c.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        unit = (char)value;
        return true;
    }
}
