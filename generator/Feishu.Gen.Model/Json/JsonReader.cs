namespace Feishu.Gen.Json;

/// <summary>
/// Reads one document in a single pass. Each departure from JSON is reported to the cursor and read in the way that loses
/// least: what is reported nowhere was strict.
/// </summary>
internal sealed class JsonReader
{
    private readonly JsonCursor _cursor;
    private readonly JsonStringReader _strings;
    private readonly List<char> _open = [];

    public JsonReader(string text)
    {
        _cursor = new JsonCursor(text);
        _strings = new JsonStringReader(_cursor);
    }

    public JsonFault? Fault => _cursor.Fault;

    public JsonValue? ReadDocument()
    {
        _cursor.SkipTrivia();
        var isRecovered = false;
        if (!IsStartOfDocument())
        {
            _cursor.Report(_cursor.AtEnd ? "the text is empty" : "text before the document");
            isRecovered = true;
            if (!_cursor.MoveToDocument())
            {
                return null;
            }
        }

        var value = _cursor.IsMemberStart(_cursor.Position) ? ReadBareMembers() : ReadValue();
        _cursor.SkipTrivia();
        if (!_cursor.AtEnd)
        {
            _cursor.Report("text after the document");
        }

        // Code of another language has braces too; only members make it an example.
        var isEmpty = value is JsonValue.Object { Members.Count: 0 };
        return _cursor.IsStopped || (isRecovered && isEmpty) ? null : value;
    }

    private bool IsStartOfDocument() => _cursor.Current is '{' or '[' or '-' or (>= '0' and <= '9') || JsonCursor.IsQuote(_cursor.Current)
        || _cursor.IsWord("true") || _cursor.IsWord("false") || _cursor.IsWord("null");

    private JsonValue ReadValue()
    {
        var c = _cursor.Current;
        return c switch
        {
            '{' => ReadNested('}', ReadObject),
            '[' => ReadNested(']', ReadArray),
            _ when JsonCursor.IsQuote(c) || c == '\'' => new JsonValue.String(_strings.Read()),
            _ => ReadToken(),
        };
    }

    /// <summary>Reads members that stand there without the braces around them.</summary>
    private JsonValue ReadBareMembers()
    {
        Report("members without an object");
        _open.Add('}');
        return ReadObject();
    }

    private JsonValue ReadNested(char closing, Func<JsonValue> read)
    {
        if (_open.Count >= LenientJson.MaxDepth)
        {
            _cursor.Stop("the document is nested too deeply");
            return new JsonValue.Null();
        }

        _open.Add(closing);
        _cursor.Advance();
        var value = read();
        _open.RemoveAt(_open.Count - 1);
        return value;
    }

    private JsonValue ReadObject()
    {
        var members = new List<JsonMember>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        while (MoveToElement(members.Count > 0))
        {
            if (_cursor.Current is '{' or '[')
            {
                Report("a value without a name");
                ReadValue();
                continue;
            }

            var name = ReadName();
            _cursor.SkipTrivia();
            if (_cursor.Current is not (':' or '：'))
            {
                _cursor.Report("a member without a colon");
                continue;
            }

            if (_cursor.Current == '：')
            {
                _cursor.Report("a full-width colon");
            }

            _cursor.Advance();
            _cursor.SkipTrivia();
            var member = new JsonMember(name, ReadValue());
            if (places.TryGetValue(name, out var place))
            {
                members[place] = member;
            }
            else
            {
                places.Add(name, members.Count);
                members.Add(member);
            }
        }

        return new JsonValue.Object(members.ToEquatableArray());
    }

    private JsonValue ReadArray()
    {
        var items = new List<JsonValue>();
        while (MoveToElement(items.Count > 0))
        {
            items.Add(ReadValue());
        }

        return new JsonValue.Array(items.ToEquatableArray());
    }

    /// <summary>Goes to the next member or item, over one comma if one is due; false, and past the bracket, where the list ends.</summary>
    private bool MoveToElement(bool isCommaDue)
    {
        var commas = 0;
        while (true)
        {
            _cursor.SkipTrivia();
            if (_cursor.AtEnd)
            {
                _cursor.Report("a bracket that is not closed");
                return false;
            }

            var c = _cursor.Current;
            if (c is ',' or '，' or ';' or '；' or '、')
            {
                _ = c == ',' || Report("a comma that is not JSON's");
                _ = ++commas == 1 && isCommaDue || Report("a comma too many");
                _cursor.Advance();
            }
            else if (c is '}' or ']')
            {
                _ = commas == 0 || Report("a comma before '" + c + "'");
                if (IsClosing(c))
                {
                    return false;
                }
            }
            else if (c is ':' or '：' or ')' or '(' or '>' or '<')
            {
                Report("a '" + c + "' out of place");
                _cursor.Advance();
            }
            else
            {
                _ = commas > 0 || !isCommaDue || Report("a missing comma");
                return true;
            }
        }
    }

    /// <summary>
    /// Whether a bracket ends the list that is being read. A wrong one does where an outer list waits for it (the inner bracket
    /// is missing), and is passed over where none does.
    /// </summary>
    private bool IsClosing(char bracket)
    {
        if (_open[_open.Count - 1] == bracket)
        {
            _cursor.Advance();
            return true;
        }

        if (_open.Contains(bracket))
        {
            return Report("a '" + bracket + "' where another bracket is due");
        }

        Report("a '" + bracket + "' too many");
        _cursor.Advance();
        return false;
    }

    private string ReadName()
    {
        if (JsonCursor.IsQuote(_cursor.Current) || _cursor.Current == '\'')
        {
            return _strings.Read();
        }

        Report("a name without quotes");
        return ReadBareText();
    }

    private JsonValue ReadToken()
    {
        var start = _cursor.Position;
        var text = ReadBareText();
        switch (text)
        {
            case "true":
                return new JsonValue.Boolean(true);
            case "false":
                return new JsonValue.Boolean(false);
            case "null":
                return new JsonValue.Null();
            default:
                return JsonNumber.IsNumber(text) ? new JsonValue.Number(text) : ReadLooseToken(text, start);
        }
    }

    private JsonValue ReadLooseToken(string text, int start)
    {
        var end = _cursor.Position;
        _cursor.MoveTo(start);
        Report(text.Length == 0 ? "a value is missing" : "a value without quotes");
        _cursor.MoveTo(end);
        return text.ToUpperInvariant() switch
        {
            "" or "NONE" or "NULL" or "NIL" or "UNDEFINED" => new JsonValue.Null(),
            "TRUE" => new JsonValue.Boolean(true),
            "FALSE" => new JsonValue.Boolean(false),
            _ => JsonNumber.LeadingAlternative(text) is { } number ? new JsonValue.Number(number) : new JsonValue.String(text),
        };
    }

    /// <summary>The text up to what may follow a value, blanks behind it removed.</summary>
    private string ReadBareText()
    {
        var start = _cursor.Position;
        while (!_cursor.AtEnd && !IsDelimiter(_cursor.Current) && !(_cursor.Current == '/' && _cursor.Next is '/' or '*'))
        {
            _cursor.Advance();
        }

        return _cursor.From(start).TrimEnd();
    }

    private static bool IsDelimiter(char c) =>
        c is ',' or '，' or ':' or '：' or '{' or '}' or '[' or ']' or '\n' or '\r' || JsonCursor.IsQuote(c);

    private bool Report(string message)
    {
        _cursor.Report(message);
        return true;
    }
}
