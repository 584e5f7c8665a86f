using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Feishu.Gen.Fuzz.Running;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Fuzz.Mutation;

/// <summary>Spoils pages, in what makes a page: rows, cells, nesting, front matter, examples, lines, bytes.</summary>
internal sealed partial class PageMutator(Corpus corpus, Random random)
{
    /// <summary>
    /// Text of a page that must stay within literals and comments of emitted code. No name has it, as names of emitted code have no underscores before
    /// small letters: what is named after it is <c>FzzMark</c>.
    /// </summary>
    public const string Mark = "fzz_mark";

    private const int LongestPage = 1_000_000;

    private static readonly string[] s_marked =
    [
        $"*/ {Mark} /*", $"\"; {Mark}(); //", $"\"\"\"\n{Mark}\n\"\"\"", $"</summary>{Mark}<summary>", $"{{{Mark}}}", $"\n#if {Mark}\n", $"\n#endif\n{Mark}",
        $"\u2028{Mark}", $"\u2029{Mark}\u0085{Mark}", $"&#10;{Mark}", $"&#x2028;{Mark}", $"<see cref=\"{Mark}\"/>", $"]]>{Mark}", $"@{Mark}", $"$\"{{{Mark}}}\"",
        $"\\u000a{Mark}", $"\\\n{Mark}", $"\r{Mark}", $"-->{Mark}<!--", $"\t{Mark}\n", $"\"u8{Mark}", $"\\\"{Mark}", $"\0{Mark}", $"<{Mark}>", $"</{Mark}>", Mark,
        $"`{Mark}`", $"[{Mark}](https://{Mark}\"{Mark})", $"<br>{Mark}", $"|{Mark}|", $"**{Mark}**", $"{Mark}: {Mark}", $"\u202e{Mark}\u2066", $"\udb40\udc41{Mark}",
        $"\ufeff{Mark}", $"\u200b{Mark}", $"'{Mark}'", $"%{Mark}", $"/{Mark}/:{Mark}", $"{Mark}[]", $"list<map<string,{Mark}>>", $"string\\[\\]{Mark}",
    ];

    private static readonly string[] s_frontMatter =
    [
        "---\n", "title: [\n", "title: \"\n", "title: &a *a\n", "title: !!binary x\n", "a: {b: {c: [\n", "title: |\n  x\n", "title: x\ntitle: y\n", "? - a\n", "source_url: javascript:x\n",
        "source_url: https://x/\n?\"\n", "%YAML 9.9\n", "\t: x\n", "title: 'it''s\n", "...\n", "last_remote_update: 99999-99-99\n", "<<: *x\n",
    ];

    private static readonly string[] s_html =
    [
        "<table><tr><td>", "</td></tr></table>", "<md-table>", "<md-tr level=\"99999999999\">", "<md-tr level=\"-1\">", "</md-tr>", "<md-td><md-td>", "<md-perm name=\"\" href=\"\">",
        "<script>alert(1)</script>", "<br><br/>", "<a href='", "<!--", "-->", "<![CDATA[", "<details><summary>", "<img src=x onerror=y>", "&lt;&amp;&#0;&#1114112;", ":::html\n", ":::\n",
    ];

    private readonly Mutator _mutator = new(random.Next());

    /// <summary>A page in which one to four things are not as they were.</summary>
    public string Mutate(string page)
    {
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            page = Change(page);
            page = page.Length <= LongestPage ? page : page[..LongestPage];
        }

        return page;
    }

    private string Change(string page) => random.Next(16) switch
    {
        0 => Bytes(page),
        1 => Splice(page, corpus.Pick(random)),
        2 => RepeatRow(page),
        3 => Nest(page),
        4 or 5 or 6 => InsertInto(page, s_marked[random.Next(s_marked.Length)]),
        7 => NewLines(page),
        8 => HugeNumber(page),
        9 => FrontMatter(page),
        10 => InsertInto(page, s_html[random.Next(s_html.Length)]),
        11 => RepeatChunk(page),
        _ => _mutator.Mutate(page),
    };

    /// <summary>Changes bytes, and may cut the page off within a character.</summary>
    private string Bytes(string page) =>
        Encoding.UTF8.GetString(ByteMutator.Mutate(Encoding.UTF8.GetBytes(page), random, "|-<>`\"{}[]()#*\\:\n\r\t "));

    /// <summary>The beginning of one page and the end of another, or a part of the other within the first.</summary>
    private string Splice(string page, string other)
    {
        var (lines, others) = (page.Split('\n'), other.Split('\n'));
        var (from, to) = (random.Next(lines.Length), random.Next(others.Length));
        return random.Next(2) == 0
            ? string.Join('\n', lines.Take(from).Concat(others.Skip(to)))
            : string.Join('\n', lines.Take(from).Concat(others.Skip(to).Take(random.Next(60))).Concat(lines.Skip(from)));
    }

    /// <summary>One row, or a few, many times: as they are, or each with a name of its own.</summary>
    private string RepeatRow(string page)
    {
        var lines = page.Split('\n').ToList();
        var rows = Enumerable.Range(0, lines.Count).Where(i => lines[i].Contains('|', StringComparison.Ordinal) || lines[i].Contains("<md-tr", StringComparison.Ordinal)).ToList();
        if (rows.Count == 0)
        {
            return page;
        }

        var at = rows[random.Next(rows.Count)];
        var some = lines.GetRange(at, Math.Min(random.Next(1, 8), lines.Count - at));
        var isNumbered = random.Next(2) == 0;
        var times = random.Next(3) == 0 ? 1000 : random.Next(2, 100);
        lines.InsertRange(at, Enumerable.Range(0, times).SelectMany(i => isNumbered ? some.Select(line => Word().Replace(line, m => m.Value + i.ToString(CultureInfo.InvariantCulture), 1)) : some));
        return string.Join('\n', lines);
    }

    /// <summary>What nests: marks before names, levels, brackets of examples and types.</summary>
    private string Nest(string page)
    {
        var depth = random.Next(4) == 0 ? 2000 : random.Next(1, 100);
        var (open, close) = random.Next(8) switch
        {
            0 => ("└", ""),
            1 => ("&nbsp;&nbsp;", ""),
            2 => ("[", "]"),
            3 => ("{\"a\":", "}"),
            4 => ("list<", ">"),
            5 => ("> ", ""),
            6 => ("  - ", ""),
            _ => ("<md-tr level=\"1\"><md-td>", "</md-td></md-tr>"),
        };
        return InsertInto(page, string.Concat(Enumerable.Repeat(open, depth)) + (random.Next(2) == 0 ? "x" + string.Concat(Enumerable.Repeat(close, depth)) : ""));
    }

    private string NewLines(string page) => random.Next(5) switch
    {
        0 => page.Replace("\n", "\r\n", StringComparison.Ordinal),
        1 => page.Replace('\n', '\r'),
        2 => page.Replace('\n', '\u2028'),
        3 => string.Concat(page.Select(c => c == '\n' && random.Next(2) == 0 ? "\r\n" : c.ToString())),
        _ => page.Replace("\n", "\n\n", StringComparison.Ordinal),
    };

    private string HugeNumber(string page)
    {
        var numbers = Number().Matches(page);
        var huge = random.Next(4) switch
        {
            0 => new string('9', random.Next(1, 400)),
            1 => "-9223372036854775809",
            2 => "1e" + new string('9', 20),
            _ => "2147483648",
        };
        return numbers.Count == 0 ? page : numbers[random.Next(numbers.Count)] is var match ? page.Remove(match.Index, match.Length).Insert(match.Index, huge) : page;
    }

    private string FrontMatter(string page)
    {
        var end = Math.Max(0, page.IndexOf("\n---", Math.Min(3, page.Length), StringComparison.Ordinal));
        return page.Insert(random.Next(Math.Min(page.Length, end + 6) + 1), s_frontMatter[random.Next(s_frontMatter.Length)]);
    }

    private string RepeatChunk(string page)
    {
        var at = random.Next(page.Length + 1);
        var chunk = page.Substring(at, Math.Min(random.Next(1, 400), page.Length - at));
        return page.Insert(at, string.Concat(Enumerable.Repeat(chunk, random.Next(1, 200))));
    }

    /// <summary>Puts a text into a cell, a heading, a word, or anywhere.</summary>
    private string InsertInto(string page, string text)
    {
        var places = random.Next(4) switch
        {
            0 => Cell().Matches(page),
            1 => Heading().Matches(page),
            2 => Word().Matches(page),
            _ => null,
        };
        return page.Insert(places is { Count: > 0 } ? places[random.Next(places.Count)] is var m ? m.Index + m.Length : 0 : random.Next(page.Length + 1), text);
    }

    [GeneratedRegex(@"\| ?|<md-td>")]
    private static partial Regex Cell();

    [GeneratedRegex("(?m)^#+ |^title: \"?")]
    private static partial Regex Heading();

    [GeneratedRegex("[A-Za-z][A-Za-z_]+")]
    private static partial Regex Word();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
