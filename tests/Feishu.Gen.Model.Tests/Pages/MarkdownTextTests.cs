using Feishu.Gen.Pages;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData(" plain ", "plain")]
    [InlineData("`code`", "code")]
    [InlineData("**bold** text", "bold text")]
    [InlineData(@"string\[\]", "string[]")]
    [InlineData(@"`string\[\]`", "string[]")]
    [InlineData(@"\-", "-")]
    [InlineData(@"a \| b \"" c \d \", @"a | b "" c \d \")]
    [InlineData("a&nbsp;b&lt;c&gt; &amp;lt; &#65;&#x42;", "a b<c> &lt; AB")]
    [InlineData("a&order_by=1&nbsp&unknown;&#xD800;", "a&order_by=1&nbsp&unknown;&#xD800;")]
    [InlineData("<md-text type=\"field-name\">time", "time")]
    [InlineData("<b>a</b><br>b<br/>c", "a\nb\nc")]
    [InlineData("array<string> <sheetId> a < b", "array<string> <sheetId> a < b")]
    [InlineData("[text](https://example.com/a(b)) end", "text end")]
    [InlineData("![image](a.png)", "image")]
    [InlineData("see [a] (b) and [c](open", "see [a] (b) and [c](open")]
    [InlineData("[a[0]](x)", "a[0]")]
    [InlineData("**[link](x)**", "link")]
    [InlineData("a\u00A0b\u200B\u2003c", "a b c")]
    [InlineData("2 * 3", "2 * 3")]
    [InlineData("name\n`必选`", "name\n必选")]
    [InlineData("a<BR>b<Br/>c</br>d", "a\nb\nc\nd")]
    [InlineData("<ul><li>a</li><LI>b</li></ul>c", "a\nb\nc")]
    [InlineData("<p>a</p><p>b</p>", "a\nb")]
    [InlineData("<user_id> <p_id> <b=1> <b1>", "<user_id> <p_id> <b=1> <b1>")]
    [InlineData("a&copy;b&#160;c&shy", "a©b c&shy")]
    public void Plain_text_is_what_a_reader_sees(string markdown, string plain) =>
        Assert.Equal(plain, MarkdownText.ToPlain(markdown));

    [Theory]
    [InlineData("[")]
    [InlineData("[x](")]
    [InlineData("<md-a ")]
    [InlineData("&a")]
    [InlineData("](")]
    public void Long_nonsense_is_text(string piece)
    {
        var markdown = string.Concat(Enumerable.Repeat(piece, 20_000));

        Assert.Equal(markdown.Trim(), MarkdownText.ToPlain(markdown));
    }

    [Theory]
    [InlineData("](b", false)]
    [InlineData("](b ", false)]
    [InlineData("](b)", true)]
    public void Links_within_links_take_time_in_proportion(string end, bool areLinks)
    {
        const int Depth = 200_000;
        var markdown = new string('[', Depth) + "a" + string.Concat(Enumerable.Repeat(end, Depth));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(areLinks ? "a" : markdown.Trim(), MarkdownText.ToPlain(markdown));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"It took {clock.Elapsed}.");
    }
}
