using System.Globalization;
using System.Net;

namespace Feishu.Gen.Pages;

/// <summary>
/// Takes inline Markdown, with the HTML that pages have in it, apart. This is the only place that knows what is a mark and what is text;
/// <see cref="MarkdownText"/> makes plain text of the parts, and the emitter makes comments. The time is in proportion to the text.
/// </summary>
/// <param name="text">The Markdown.</param>
/// <param name="setsCodeApart">
/// Whether what stands between backticks is code and nothing else. If not, backticks are marks and what is between them is read like the rest,
/// because the platform's export writes escapes and entities within code, too.
/// </param>
internal sealed class InlineReader(string text, bool setsCodeApart)
{
    /// <summary>The longest name of an entity that is decoded.</summary>
    private const int LongestEntity = 10;

    /// <summary>How many backticks begin a block of code.</summary>
    private const int Fence = 3;

    private readonly Stack<Link> _open = new();
    private readonly Dictionary<char, (int From, int At)> _next = [];
    private readonly Dictionary<int, (int From, int At)> _ticks = [];
    private int[]? _brackets;
    private int[]? _parentheses;
    private int _index;

    /// <summary>Whether a text holds anything but text.</summary>
    public static bool HasMarks(string text) => NextSpecial(text, 0, text.Length) < text.Length;

    /// <summary>Reads the next part.</summary>
    /// <returns>False at the end.</returns>
    public bool Read(out InlineToken token)
    {
        if (_index >= text.Length)
        {
            token = default;
            return false;
        }

        token = _open.Count > 0 && _index == _open.Peek().Close ? CloseLink() : ReadWithin(_open.Count > 0 ? _open.Peek().Close : text.Length);
        _index = token.End;
        return true;
    }

    private static int NextSpecial(string text, int index, int end)
    {
        while (index < end && text[index] is not ('\\' or '`' or '*' or '&' or '<' or '[' or '!' or '\u200B' or '\u00A0' or '\u2002' or '\u2003'))
        {
            index++;
        }

        return index;
    }

    /// <summary>Reads a part that ends before the link around it does.</summary>
    private InlineToken ReadWithin(int end)
    {
        var special = NextSpecial(text, _index, end);
        return special > _index ? new InlineToken(InlineKind.Text, _index, special) : ReadSpecial(_index, end);
    }

    private InlineToken ReadSpecial(int start, int end)
    {
        var next = start + 1 < end ? text[start + 1] : '\0';
        switch (text[start])
        {
            case '\\' when IsPunctuation(next):
                return new InlineToken(InlineKind.Text, start, start + 2, next.ToString());
            case '`':
                return setsCodeApart ? ReadCode(start, end) : new InlineToken(InlineKind.Mark, start, start + 1);
            case '*' when next == '*':
                return new InlineToken(InlineKind.Mark, start, start + 2);
            case '\u200B':
                return new InlineToken(InlineKind.Mark, start, start + 1);
            case '\u00A0' or '\u2002' or '\u2003':
                return new InlineToken(InlineKind.Text, start, start + 1, " ");
            case '&' when ReadEntity(start, end) is { } entity:
                return entity;
            case '<' when InlineTag.At(text, start, end) is { } tag:
                return new InlineToken(tag.Kind, start, tag.End);
            case '[' when ReadLink(start, start, end) is { } link:
                return link;
            case '!' when next == '[' && ReadLink(start, start + 1, end) is { } image:
                return image;
            default:
                return new InlineToken(InlineKind.Text, start, start + 1);
        }
    }

    private InlineToken? ReadEntity(int start, int end)
    {
        var semicolon = text.IndexOf(';', start + 1, Math.Min(LongestEntity + 1, end - start - 1));
        return semicolon < 0 || Entity(text.Substring(start + 1, semicolon - start - 1)) is not { } character
            ? null
            : new InlineToken(InlineKind.Text, start, semicolon + 1, character);
    }

    /// <summary>The character that an entity stands for, without its ampersand and semicolon; null where there is none.</summary>
    private static string? Entity(string name)
    {
        if (name.Length > 1 && name[0] == '#')
        {
            return name[1] is 'x' or 'X' ? Character(name.Substring(2), NumberStyles.AllowHexSpecifier) : Character(name.Substring(1), NumberStyles.None);
        }

        if (name is "nbsp" or "ensp" or "emsp")
        {
            return " ";
        }

        var entity = $"&{name};";
        return WebUtility.HtmlDecode(entity) is var decoded && decoded.Length <= 2 && decoded != entity ? decoded : null;
    }

    private static string? Character(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)
            ? code == '\u00A0' ? " " : char.ConvertFromUtf32(code)
            : null;

    private InlineToken ReadCode(int start, int end)
    {
        var open = start;
        while (open < end && text[open] == '`')
        {
            open++;
        }

        var ticks = open - start;
        var close = FindTicks(ticks, open, end);
        if (close < 0)
        {
            return new InlineToken(InlineKind.Mark, start, open);
        }

        open = ticks >= Fence ? SkipLanguage(open, close) : open;
        return new InlineToken(InlineKind.Code, start, close + ticks, text.Substring(open, close - open).Trim());
    }

    /// <summary>A block of code that was brought onto one line keeps the word after its fence.</summary>
    private int SkipLanguage(int start, int end)
    {
        var word = start;
        while (word < end && text[word] is >= 'a' and <= 'z' or >= 'A' and <= 'Z')
        {
            word++;
        }

        return word < end && text[word] == ' ' ? word : start;
    }

    /// <summary>The start of a link or an image, if there is one.</summary>
    /// <param name="start">Where its mark begins.</param>
    /// <param name="bracket">Its bracket.</param>
    /// <param name="end">Where it must have ended.</param>
    private InlineToken? ReadLink(int start, int bracket, int end)
    {
        _brackets ??= Pairs('[', ']', isOfLine: false);
        var close = _brackets[bracket];
        if (close < 0 || close + 1 >= end || text[close + 1] != '(')
        {
            return null;
        }

        _parentheses ??= Pairs('(', ')', isOfLine: true);
        var last = _parentheses[close + 1];
        var isWhole = last >= 0 && last < end;
        var stop = isWhole ? last + 1 : EndOfBrokenAddress(close + 2, end);
        var address = text.Substring(close + 2, Math.Max(0, (isWhole || text[stop - 1] == ')' ? stop - 1 : stop) - close - 2)).Trim().Split(' ')[0];
        _open.Push(new Link(close, stop, isWhole));
        return new InlineToken(InlineKind.LinkStart, start, bracket + 1, address) { IsWhole = isWhole };
    }

    private InlineToken CloseLink()
    {
        var link = _open.Pop();
        return new InlineToken(InlineKind.LinkEnd, link.Close, link.End) { IsWhole = link.IsWhole };
    }

    /// <summary>An address without an end of its own goes as far as an address can.</summary>
    private int EndOfBrokenAddress(int start, int end)
    {
        end = Find('\n', start, end) is >= 0 and var lineEnd ? lineEnd : end;
        return Find(')', start, end) is >= 0 and var parenthesis ? parenthesis + 1
            : Find(' ', start, end) is >= 0 and var blank ? blank
            : end;
    }

    /// <summary>Where a character is next, from a place on; -1 where it is not before the end.</summary>
    private int Find(char c, int start, int end)
    {
        // What was found is the next one for all places between where it was looked for from and itself. The address of a link is read before
        // the links within its text, so places may come in the other direction, too; then only what lies between is looked through.
        if (!_next.TryGetValue(c, out var found) || start > found.At)
        {
            var at = start < text.Length ? text.IndexOf(c, start) : -1;
            _next[c] = found = (start, at < 0 ? int.MaxValue : at);
        }
        else if (start < found.From)
        {
            var at = text.IndexOf(c, start, Math.Min(found.From, text.Length) - start);
            _next[c] = found = (start, at < 0 ? found.At : at);
        }

        return found.At < end ? found.At : -1;
    }

    /// <summary>Where so many backticks are next, from a place on; -1 where they are not before the end.</summary>
    private int FindTicks(int count, int start, int end)
    {
        if (!_ticks.TryGetValue(count, out var found) || start < found.From || start > found.At)
        {
            var at = text.IndexOf(new string('`', count), start, StringComparison.Ordinal);
            _ticks[count] = found = (start, at < 0 ? int.MaxValue : at);
        }

        return found.At <= end - count ? found.At : -1;
    }

    /// <summary>Where each opening character is closed; -1 where it is not. What is escaped opens and closes nothing.</summary>
    private int[] Pairs(char opening, char closing, bool isOfLine)
    {
        var pairs = new int[text.Length];
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            pairs[i] = -1;
            if (text[i] == opening)
            {
                open.Push(i);
            }
            else if (text[i] == closing && open.Count > 0)
            {
                pairs[open.Pop()] = i;
            }
            else if (text[i] == '\n' && isOfLine)
            {
                open.Clear();
            }
            else if (text[i] == '\\' && !isOfLine && i + 1 < text.Length && IsPunctuation(text[i + 1]))
            {
                pairs[++i] = -1;
            }
        }

        return pairs;
    }

    private static bool IsPunctuation(char c) => c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    /// <summary>A link whose text is being read.</summary>
    /// <param name="Close">The bracket that ends its text.</param>
    /// <param name="End">The character behind its address.</param>
    /// <param name="IsWhole">Whether the address has its closing parenthesis.</param>
    private readonly record struct Link(int Close, int End, bool IsWhole);
}
