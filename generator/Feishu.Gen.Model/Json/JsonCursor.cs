namespace Feishu.Gen.Json;

/// <summary>A place in a text that moves forward over what carries no value, and keeps the first departure from JSON.</summary>
internal sealed class JsonCursor(string text)
{
    /// <summary>How far a look ahead may go, so that many of them stay linear together.</summary>
    private const int LookAhead = 160;

    public const char End = '\0';

    public int Position { get; private set; }

    public JsonFault? Fault { get; private set; }

    /// <summary>Set where reading on would be pointless; everything then ends as at the end of the text.</summary>
    public bool IsStopped { get; private set; }

    public bool AtEnd => IsStopped || Position >= text.Length;

    public char Current => AtEnd ? End : text[Position];

    public char Next => IsStopped || Position + 1 >= text.Length ? End : text[Position + 1];

    public void Advance(int count = 1) => Position = Math.Min(text.Length, Position + count);

    public void MoveTo(int position) => Position = position;

    public string From(int start) => text.Substring(start, Position - start);

    public char At(int position) => position < text.Length ? text[position] : End;

    public void Report(string message) => Fault ??= new JsonFault(message, Math.Min(Position, text.Length));

    public void Stop(string message)
    {
        Report(message);
        IsStopped = true;
    }

    /// <summary>Passes over blanks, and, as departures, over comments, ellipses and blanks that JSON does not know.</summary>
    public void SkipTrivia()
    {
        while (!AtEnd)
        {
            var c = Current;
            if (IsBlank(c))
            {
                Advance();
            }
            else if (c == '/' && Next == '/' || c == '#')
            {
                Report("a comment");
                SkipLine();
            }
            else if (c == '/' && Next == '*')
            {
                Report("a comment");
                SkipBlockComment();
            }
            else if (c == '…' || (c == '.' && Next == '.'))
            {
                Report("an ellipsis");
                Advance();
            }
            else if (char.IsWhiteSpace(c) || IsInvisible(c) || (c == End && !AtEnd))
            {
                Report("a blank that JSON does not know");
                Advance();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The first character from a place on that is not a blank, within reach; the end of the text otherwise.</summary>
    public int PeekPastBlanks(int from, out bool crossedLine)
    {
        crossedLine = false;
        var limit = Math.Min(text.Length, from + LookAhead);
        while (from < limit && IsBlank(text[from]))
        {
            crossedLine |= text[from] == '\n';
            from++;
        }

        return from;
    }

    /// <summary>Whether a word stands at the current place, and no longer one.</summary>
    public bool IsWord(string word) =>
        string.CompareOrdinal(text, Position, word, 0, word.Length) == 0 && !char.IsLetterOrDigit(At(Position + word.Length));

    /// <summary>Whether a quoted name and a colon stand at a place.</summary>
    public bool IsMemberStart(int position)
    {
        if (!IsQuote(At(position)))
        {
            return false;
        }

        var limit = Math.Min(text.Length, position + LookAhead);
        var end = position + 1;
        while (end < limit && !IsQuote(text[end]) && text[end] is not ('\n' or ':' or ','))
        {
            end++;
        }

        return IsQuote(At(end)) && At(PeekPastBlanks(end + 1, out _)) is ':' or '：';
    }

    /// <summary>
    /// Goes to the first bracket that looks like the start of a document: one that a member or an item follows, else any brace.
    /// </summary>
    public bool MoveToDocument()
    {
        var any = -1;
        for (var i = Position; i < text.Length; i++)
        {
            if (text[i] != '{')
            {
                continue;
            }

            any = any < 0 ? i : any;
            if (At(PeekPastBlanks(i + 1, out _)) is var c && (IsQuote(c) || c is '}' or '/'))
            {
                any = i;
                break;
            }
        }

        if (any >= 0)
        {
            Position = any;
        }

        return any >= 0;
    }

    public static bool IsQuote(char c) => c is '"' or '“' or '”';

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static bool IsInvisible(char c) => c is '\uFEFF' or '\u200B' or '\u200C' or '\u200D';

    private void SkipLine()
    {
        while (!AtEnd && Current != '\n')
        {
            Advance();
        }
    }

    private void SkipBlockComment()
    {
        var end = text.IndexOf("*/", Position + 2, StringComparison.Ordinal);
        Position = end < 0 ? text.Length : end + 2;
    }
}
