using System.Globalization;
using System.Text;

namespace Feishu.Gen.Pages;

/// <summary>Markdown of a cell or a heading as plain text.</summary>
public static class MarkdownText
{
    /// <summary>How far the end of a tag, an entity or a link's target is looked for; so the time stays in proportion to the text.</summary>
    private const int LongestMarkup = 2048;

    // Only these are tags, and those that begin with "md-": <sheetId> and array<string> are data.
    private static readonly HashSet<string> s_tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "br", "code", "del", "div", "em", "font", "i", "img", "li", "ol", "p", "s", "span", "strong", "sub", "sup", "u", "ul",
    };

    /// <summary>
    /// What a reader sees: without backticks, bold, escapes, tags and the targets of links; entities (only those with their semicolon)
    /// and blanks of all kinds as plain characters. Line breaks stay.
    /// </summary>
    /// <param name="markdown">A cell or a heading.</param>
    public static string ToPlain(string markdown) =>
        NextSpecial(markdown, 0) == markdown.Length ? markdown.Trim() : new Plainer(markdown).Read();

    /// <summary>The character that an entity stands for, without its ampersand and semicolon; null where there is none.</summary>
    internal static string? Entity(string name) => name switch
    {
        "nbsp" or "ensp" or "emsp" => " ",
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        { Length: > 2 } when name[0] == '#' && name[1] is 'x' or 'X' => Character(name.Substring(2), NumberStyles.AllowHexSpecifier),
        { Length: > 1 } when name[0] == '#' => Character(name.Substring(1), NumberStyles.None),
        _ => null,
    };

    private static int NextSpecial(string text, int index)
    {
        while (index < text.Length && text[index] is not ('\\' or '`' or '*' or '&' or '<' or '[' or ']' or '\u200B' or '\u00A0' or '\u2002' or '\u2003'))
        {
            index++;
        }

        return index;
    }

    private static string? Character(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF)
            ? char.ConvertFromUtf32(code)
            : null;

    /// <summary>One walk over a text.</summary>
    private sealed class Plainer(string text)
    {
        private readonly StringBuilder _plain = new(text.Length);
        private readonly Stack<int> _openBrackets = new();

        // Where brackets of links and images stand in what was read; they are taken out together at the end.
        private readonly HashSet<int> _marks = [];
        private int _index;

        public string Read()
        {
            while (_index < text.Length)
            {
                var special = NextSpecial(text, _index);
                _plain.Append(text, _index, special - _index);
                _index = special;
                if (special < text.Length)
                {
                    ReadSpecial();
                }
            }

            return WithoutMarks(_plain.ToString()).Trim();
        }

        private string WithoutMarks(string read)
        {
            if (_marks.Count == 0)
            {
                return read;
            }

            _plain.Clear();
            for (var i = 0; i < read.Length; i++)
            {
                if (!_marks.Contains(i))
                {
                    _plain.Append(read[i]);
                }
            }

            return _plain.ToString();
        }

        private void ReadSpecial()
        {
            switch (text[_index])
            {
                case '\\' when _index + 1 < text.Length && IsPunctuation(text[_index + 1]):
                    _plain.Append(text[_index + 1]);
                    _index += 2;
                    break;
                case '`' or '\u200B':
                    _index++;
                    break;
                case '*' when _index + 1 < text.Length && text[_index + 1] == '*':
                    _index += 2;
                    break;
                case '\u00A0' or '\u2002' or '\u2003':
                    _plain.Append(' ');
                    _index++;
                    break;
                case '&' when ReadEntity():
                case '<' when ReadTag():
                    break;
                case '[':
                    _openBrackets.Push(_plain.Length);
                    _plain.Append(text[_index++]);
                    break;
                case ']' when _openBrackets.Count > 0:
                    CloseBracket();
                    break;
                default:
                    _plain.Append(text[_index++]);
                    break;
            }
        }

        private bool ReadEntity()
        {
            var end = Find(';', _index + 1, 10);
            if (end < 0 || Entity(text.Substring(_index + 1, end - _index - 1)) is not { } character)
            {
                return false;
            }

            _plain.Append(character);
            _index = end + 1;
            return true;
        }

        private bool ReadTag()
        {
            var start = _index + 1 < text.Length && text[_index + 1] == '/' ? _index + 2 : _index + 1;
            var nameEnd = start;
            while (nameEnd < text.Length && nameEnd - start < 32 && (char.IsLetterOrDigit(text[nameEnd]) || text[nameEnd] == '-'))
            {
                nameEnd++;
            }

            var name = text.Substring(start, nameEnd - start);
            if ((!s_tags.Contains(name) && !name.StartsWith("md-", StringComparison.Ordinal)) || Find('>', nameEnd, LongestMarkup) is not (>= 0 and var end))
            {
                return false;
            }

            if (string.Equals(name, "br", StringComparison.OrdinalIgnoreCase))
            {
                _plain.Append('\n');
            }

            _index = end + 1;
            return true;
        }

        /// <summary>The text of a link or an image loses its brackets and its target.</summary>
        private void CloseBracket()
        {
            var open = _openBrackets.Pop();
            if (FindTargetEnd(_index + 1) is not (>= 0 and var end))
            {
                _plain.Append(text[_index++]);
                return;
            }

            _marks.Add(open);
            if (open > 0 && _plain[open - 1] == '!')
            {
                _marks.Add(open - 1);
            }

            _index = end + 1;
        }

        /// <summary>Where the parenthesis closes that opens at a place, or -1.</summary>
        private int FindTargetEnd(int index)
        {
            var depth = 0;
            for (var i = index; i < text.Length && i - index < LongestMarkup && text[i] != '\n'; i++)
            {
                depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
                if (depth == 0)
                {
                    return text[i] == ')' ? i : -1;
                }
            }

            return -1;
        }

        private int Find(char c, int start, int within) => text.IndexOf(c, start, Math.Min(within, text.Length - start));

        private static bool IsPunctuation(char c) => c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
    }
}
