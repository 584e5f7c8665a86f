using System.Text;

namespace Feishu.Gen.Tests.Support;

/// <summary>Spoils texts in ways that readers and writers stumble over. The same seed spoils them in the same ways.</summary>
internal sealed class Mutator(int seed)
{
    /// <summary>What ends comments, literals, lines and elements, or starts them.</summary>
    private static readonly string[] s_nasty =
    [
        "\0", "\u0001", "\u001b", "\t", "\n", "\r", "\r\n", "\u0085", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u2029", "\u202e", "\u2066",
        "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00", "\ud83d\ude00", "\udb40\udc41", "\"", "\"\"\"", "\"u8", "'", "\\", "\\u000a", "\\n",
        "*/", "/*", "//", "///", "\n#error x\n", "\n#if false\n", "#line 1 \"x\"", "{0}", "{{", "}}", "{", "}", ";", "@", "$\"", "<!--", "-->",
        "]]>", "<![CDATA[", "<?x", "</summary>", "<summary>", "<see cref=\"x\"/>", "&#10;", "&#x2028;", "&#0;", "&lt;", "&", "&amp;", "<", ">",
        "`", "``", "```", "~~~", "|", "\\|", " | ", "[", "]", "](", "[x](javascript:a)", "[\"](https://a\"b)", "![](x)", "<br>", "**",
        "**可选值有**：", "**示例值**：", "- a：b", "└", "&nbsp;", "---", "# ", "## 响应", "### 请求体", "class", "string[]", "list<map<string>>",
        ":::html", "<md-table>", "<md-td>", "</md-td>", "0", "-1", "999999999999999999999", "是", "İ", "ı", "٣", "ﬀ",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A text in which one to three things are not as they were.</summary>
    public string Mutate(string text)
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            text = _random.Next(12) switch
            {
                0 => EditLines(text, (lines, at) => lines.RemoveAt(at)),
                1 => EditLines(text, (lines, at) => lines.Insert(at, lines[at])),
                2 => EditLines(text, (lines, at) => (lines[at], lines[_random.Next(lines.Count)]) = (lines[_random.Next(lines.Count)], lines[at])),
                3 => EditLines(text, (lines, at) => lines[at] += Pick()),
                4 => EditLines(text, (lines, at) => lines[at] = string.Concat(Enumerable.Repeat(lines[at], _random.Next(50)))),
                5 => Remove(text),
                6 => Insert(text, new string("[(<{>*`\"|- "[_random.Next(11)], 4000)),
                7 => Insert(text, string.Concat(Enumerable.Repeat(Pick(), _random.Next(1, 200)))),
                8 => Insert(text, ((char)_random.Next(0x10000)).ToString()),
                9 => InsertIntoWord(text),
                _ => Insert(text, Pick()),
            };
        }

        return text;
    }

    /// <summary>Any text of nasty parts and characters.</summary>
    public string Text(int parts) => string.Concat(Enumerable.Range(0, _random.Next(parts + 1)).Select(_ => _random.Next(4) switch
    {
        0 => ((char)_random.Next(0x10000)).ToString(),
        1 => ((char)_random.Next(0x20, 0x7f)).ToString(),
        2 => "任务 x",
        _ => Pick(),
    }));

    /// <summary>Random bytes as if they were text.</summary>
    public string Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return (_random.Next(2) == 0 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }

    /// <summary>The text cut off at evenly spread bytes, within characters, too.</summary>
    public static IEnumerable<string> Truncations(string text, int count)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetString(bytes, 0, (int)((long)bytes.Length * i / count)));
    }

    private string Pick() => s_nasty[_random.Next(s_nasty.Length)];

    private string EditLines(string text, Action<List<string>, int> edit)
    {
        var lines = text.Split('\n').ToList();
        edit(lines, _random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private string Insert(string text, string part) => text.Insert(_random.Next(text.Length + 1), part);

    /// <summary>Behind a letter, so that names, types and values are hit as often as the rest.</summary>
    private string InsertIntoWord(string text)
    {
        var letters = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiLetter(text[i])).ToList();
        return letters.Count == 0 ? text : text.Insert(letters[_random.Next(letters.Count)] + 1, Pick());
    }

    private string Remove(string text)
    {
        var start = _random.Next(text.Length + 1);
        return text.Remove(start, Math.Min(_random.Next(40), text.Length - start));
    }
}
