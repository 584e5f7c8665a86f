using Feishu.Gen.Emit;

namespace Feishu.Gen.Tests;

/// <summary>What becomes of the Markdown of pages in comments that an editor shows.</summary>
public class DocTests
{
    [Theory]
    [InlineData("用 **这个** 值", "用 这个 值")]
    [InlineData("见 `id` 与 ``a`b``", "见 <c>id</c> 与 <c>a`b</c>")]
    [InlineData("参考 [说明](https://open.feishu.cn/document/a)。", "参考 <see href=\"https://open.feishu.cn/document/a\">说明</see>。")]
    [InlineData("参考 [说明](/:token/a", "参考 说明")]
    [InlineData("少一个 `反引号", "少一个 反引号")]
    [InlineData("```json {\"a\":1} ``` 之后", "<c>{&quot;a&quot;:1}</c> 之后")]
    [InlineData("a&nbsp;b <sheetId> <br>", "a b &lt;sheetId&gt;")]
    [InlineData("a<BR>b<br/>c<p>d</p>e<LI>f", "a b c d e f")]
    [InlineData("<Strong>a</STRONG><md-text type=\"x\">b", "ab")]
    [InlineData("<user_id> <p_id> <b1> <list>", "&lt;user_id&gt; &lt;p_id&gt; &lt;b1&gt; &lt;list&gt;")]
    [InlineData("`<li>` 与 `&nbsp;`", "<c>&lt;li&gt;</c> 与 <c>&amp;nbsp;</c>")]
    [InlineData("[a<br>b](https://a.example/(c)) [[d](https://e.example)](https://f.example)", "<see href=\"https://a.example/(c)\">a b</see> <see href=\"https://f.example\">d</see>")]
    [InlineData("&NBSP; &copy; &lt;b&gt; &#60;!--", "&amp;NBSP; © &lt;b&gt; &lt;!--")]
    public void A_line_reads_well(string markdown, string xml) => Assert.Equal(xml, DocInline.ToXml(markdown));

    [Theory]
    [InlineData("\"om_a***b\"", "<c>&quot;om_a***b&quot;</c>")]
    [InlineData("[\"`a`\"]", "<c>[&quot;`a`&quot;]</c>")]
    [InlineData("当 `kind` 为 1 时，填 3", "当 <c>kind</c> 为 1 时，填 3")]
    [InlineData("``` { \"a\": 1 } ```", "<c>{ &quot;a&quot;: 1 }</c>")]
    [InlineData("two\nlines", "<c>two lines</c>")]
    public void A_value_is_code_and_a_sentence_is_not(string markdown, string xml) => Assert.Equal(xml, DocInline.Code(markdown));

    [Fact]
    public void A_link_over_several_lines_is_one_link() => Assert.Equal(
        ["<para>先看<see href=\"https://open.feishu.cn/document/a\">这里</see>。</para>", "<para>再看<see href=\"https://open.feishu.cn/document/b\">那里</see></para>"],
        DocBlocks.ToXml("先看[这里\n](https://open.feishu.cn/document/a)。\n再看[那里](\nhttps://open.feishu.cn/document/b)"));

    [Fact]
    public void Lists_are_lists_and_blocks_of_code_are_code() => Assert.Equal(
        ["<para>可以是</para>", "<list type=\"bullet\">", "<item><description>一</description></item>", "<item><description>二</description></item>", "</list>", "<code>", "a &lt; b", "</code>"],
        DocBlocks.ToXml("可以是\n- 一\n- 二\n\n```\na < b\n```"));

    [Fact]
    public void Lists_in_HTML_are_lists() => Assert.Equal(
        ["<para>可以是</para>", "<list type=\"bullet\">", "<item><description>一 个</description></item>", "<item><description><c>二</c></description></item>", "</list>", "<para>完</para>"],
        DocBlocks.ToXml("可以是<UL>\n<li><p>一<br>个</p></li>\n<LI>`二`</LI></ul><p>完</p>"));

    [Fact]
    public void Line_breaks_in_HTML_end_lines() => Assert.Equal(
        ["<para>a</para>", "<list type=\"bullet\">", "<item><description>b</description></item>", "<item><description>c <c>&lt;br&gt;</c></description></item>", "</list>", "<para>d &lt;user_id&gt;</para>"],
        DocBlocks.ToXml("a<BR>- b<br />- c `<br>`<br/>d <user_id>"));

    [Fact]
    public void A_block_of_code_may_stand_on_one_line() => Assert.Equal(
        ["<code>", "a", "</code>", "<para>b</para>"], DocBlocks.ToXml("```json<br>a<br>```<br>b"));

    [Theory]
    [InlineData("<li>")]
    [InlineData("<li")]
    [InlineData("<b ")]
    [InlineData("[a](")]
    [InlineData("[")]
    [InlineData("[a](https://a.example/ ")]
    [InlineData("`a")]
    [InlineData("&#60;")]
    [InlineData("a<br>")]
    [InlineData("](b", "[")]
    public void Long_texts_take_time_in_proportion(string piece, string before = "")
    {
        var count = 1_000_000 / (piece.Length + before.Length);
        var text = string.Concat(Enumerable.Repeat(before, count).Concat(Enumerable.Repeat(piece, count)));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.NotNull(DocBlocks.ToXml(text));
        Assert.NotNull(DocInline.ToXml(text));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }
}
