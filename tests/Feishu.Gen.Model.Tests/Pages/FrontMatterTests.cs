using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("last_remote_update: 2024-01-02\nupdateTime: \"0\"", "2024-01-02")]
    [InlineData("updateTime: \"1713196799999\"", "2024-04-15")]
    [InlineData("updateTime: \"1713196800000\"", "2024-04-16")]
    [InlineData("last_remote_update: yesterday\nlast_remote_update_timestamp: 1713196800000", "2024-04-16")]
    [InlineData("updateTime: \"99999999999999999\"", null)]
    [InlineData("updateTime: \"-1\"", null)]
    [InlineData("updateTime: soon", null)]
    public void The_day_is_that_of_China(string yaml, string? day) =>
        Assert.Equal(day, PageReader.Read($"---\n{yaml}\n---\n# t").FrontMatter.UpdatedOn);

    [Theory]
    [InlineData("fullPath: /a/b", "https://open.feishu.cn/document/a/b")]
    [InlineData("fullPath: a/b", "https://open.feishu.cn/document/a/b")]
    [InlineData("fullPath: https://example.com/a", "https://example.com/a")]
    [InlineData("source_url: https://example.com/a\nfullPath: /b", "https://example.com/a")]
    [InlineData("fullPath: ' '", null)]
    public void The_address_is_absolute(string yaml, string? url) =>
        Assert.Equal(url, PageReader.Read($"---\n{yaml}\n---\n").FrontMatter.SourceUrl);

    [Theory]
    [InlineData("title: t\ntags: [a, b]", 2)]
    [InlineData("title: t\nmore:\n  deep: 1", 3)]
    [InlineData("title: t\nlink: *anchor", 2)]
    [InlineData("- a\n- b", 1)]
    [InlineData("title: a: b", 1)]
    [InlineData("title: \"open", 1)]
    [InlineData("title: a\n[b\nc: d", 1)]
    public void Anything_but_scalars_is_passed_over_and_found(string yaml, int line)
    {
        var page = PageReader.Read($"---\n{yaml}\n---\n# heading");

        Assert.Equal(new FrontMatter(null, null, null), page.FrontMatter);
        Assert.Equal("heading", page.Title.Text);
        var finding = Assert.Single(page.Findings);
        Assert.Equal(Rules.UnreadableFrontMatter, finding.Rule);
        Assert.Equal(line, finding.Span.Line);
    }

    [Fact]
    public void No_more_than_8_KB_are_read()
    {
        static Page Read(int length) => PageReader.Read($"---\ntitle: {new string('t', length)}\n---\n");

        Assert.Equal(8000, Read(8000).Title.Text.Length);
        Assert.Equal(Rules.UnreadableFrontMatter, Assert.Single(Read(9000).Findings).Rule);
    }

    [Fact]
    public void An_empty_block_says_nothing()
    {
        var page = PageReader.Read("---\n---\n# t");

        Assert.Equal(new FrontMatter(null, null, null), page.FrontMatter);
        Assert.Empty(page.Findings);
    }

    [Fact]
    public void A_rule_at_the_top_is_no_front_matter() =>
        Assert.Equal("t", PageReader.Read("---\n# t\n").Title.Text);

    [Fact]
    public void The_title_stands_in_for_a_missing_heading() =>
        Assert.Equal("t", PageReader.Read("---\ntitle: t\n---\n## 请求").Title.Text);

    [Fact]
    public void A_line_of_the_body_may_give_the_day() =>
        Assert.Equal("2024-01-02", PageReader.Read("最后更新于 2024-01-02\n\n# t").FrontMatter.UpdatedOn);
}
