using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class SectionTests
{
    [Fact]
    public void An_empty_text_is_an_empty_page()
    {
        var page = PageReader.Read("");

        Assert.Equal(new Located("", default), page.Title);
        Assert.Equal(new Section(0, new Located("", default), []), Assert.Single(page.Sections));
        Assert.Empty(page.Findings);
    }

    [Theory]
    [InlineData("## a", "0 ", "2 a")]
    [InlineData("# t\n## a", "1 t", "2 a")]
    [InlineData("# t\n# t\n## a", "1 t", "2 a")]
    [InlineData("# t\n# u\n## a", "1 t", "1 u", "2 a")]
    [InlineData("最后更新于 2024-01-02\n# t", "1 t")]
    public void The_first_section_is_what_stands_above_the_first_subheading(string text, params string[] headings) =>
        Assert.Equal(headings, Headings(text));

    [Fact]
    public void What_stands_above_the_first_heading_is_a_section_of_level_0() =>
        Assert.Equal(["0 ", "2 a"], Headings("text\n## a"));

    [Fact]
    public void Headings_are_plain_text() =>
        Assert.Equal(["1 a b", "2 c", "6 d"], Headings("# **a** b #\n## [c](x)\u200B\n######   d  "));

    [Fact]
    public void Text_above_a_rule_is_no_heading() =>
        Assert.Equal(["1 t"], Headings("# t\ntext\n---\nmore\n==="));

    [Fact]
    public void Whatever_is_no_table_and_no_code_is_prose()
    {
        const string Prose = "> quote\n\n- item\n  - item\n\n![image](a.png)\n<md-alert>\ntext\n\n    indented | code";
        var block = Assert.Single(PageReader.Read("# t\n\n" + Prose.Replace("\n\n", "  \n\n \n\n", StringComparison.Ordinal) + "\n").Sections.Single().Blocks);

        Assert.Equal(Prose, Assert.IsType<PageBlock.Prose>(block).Markdown);
        Assert.Equal(new SourceSpan(5, 7, 2, 0), block.Span with { Length = 7 });
    }

    [Fact]
    public void Prose_tables_and_examples_keep_their_order() =>
        Assert.Equal(
            ["one", "a ¦ b\n> 1 ¦ 2", "two", "[http]\nGET /", "[]\n", "three"],
            PageReader.Read("one\n\na|b\n-|-\n1|2\n\ntwo\n```HTTP\nGET /\n```\n~~~\n~~~\nthree").Sections.Single().Blocks.Select(static block => Pages.Outline(block)));

    [Fact]
    public void Unfenced_code_whose_comments_look_like_headings_breaks_nothing()
    {
        var page = PageReader.Read("# t\n### 示例\n\nGo\npackage main\n# comment\nif a || b {\n}\n## more\n| x |\n");

        Assert.Equal("t", page.Title.Text);
        Assert.Equal(["1 t", "3 示例", "1 comment", "2 more"], page.Sections.Select(static s => $"{s.Level} {s.Heading.Text}"));
        Assert.Empty(page.Findings);
    }

    [Fact]
    public void A_dump_of_plain_text_is_prose()
    {
        var page = PageReader.Read("# t\nHTTP URL\t\nhttps://open.feishu.cn/open-apis/a\nHTTP Method\tGET\n");

        Assert.IsType<PageBlock.Prose>(Assert.Single(page.Sections.Single().Blocks));
    }

    [Fact]
    public void The_heading_below_the_origin_is_the_pages_own()
    {
        var page = PageReader.Read("# in the contents\n\n> Source: https://open.feishu.cn/document/demo\n\n---\n\n# a\n\n# b");

        Assert.Equal("a", page.Title.Text);
        Assert.Equal(["1 a", "1 b"], page.Sections.Select(s => $"{s.Level} {s.Heading.Text}"));
    }

    [Fact]
    public void Links_within_the_site_are_made_absolute_and_buttons_dropped()
    {
        var page = PageReader.Read("# t\nsee [a](/ssl:ttdoc/x/y) and {z}.{go}(url=/api?a=b)\n\na|b\n-|-\n1|[c](/ssl:ttdoc/d)");

        Assert.Equal(
            ["see [a](https://open.feishu.cn/document/x/y) and {z}.", "a ¦ b\n> 1 ¦ [c](https://open.feishu.cn/document/d)"],
            page.Sections.Single().Blocks.Select(static block => Pages.Outline(block)));
    }

    private static IEnumerable<string> Headings(string text) => PageReader.Read(text).Sections.Select(static s => $"{s.Level} {s.Heading.Text}");
}
