using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class DialectTests
{
    private static readonly FrontMatter s_front = new("改名", "https://open.feishu.cn/document/demo/rename", "2024-05-06");

    [Fact]
    public void The_export_is_read()
    {
        var page = PageReader.Read(PageSamples.Export);

        Assert.Equal(s_front, page.FrontMatter);
        Assert.Equal("改名", page.Title.Text);
        Assert.Equal(["1 改名", "2 请求", "3 请求体", "3 请求体示例"], page.Sections.Select(static s => $"{s.Level} {s.Heading.Text}"));
        Assert.Equal("给一只猫改名。", Assert.IsType<PageBlock.Prose>(Assert.Single(page.Sections[0].Blocks)).Markdown);
        Assert.Equal(
            [
                "HTTP URL ¦ https://open.feishu.cn/open-apis/demo/v1/cats/:cat_id",
                "支持的应用类型 ¦ 自建应用、商店应用",
                "权限要求⏎**任意一项即可** ¦ 读猫(demo:cat:read)⏎写猫(demo:cat)",
            ],
            Pages.Rows((PageBlock.Table)page.Sections[1].Blocks[0]));
        Assert.Equal(
            ["cat ¦ cat ¦ 是 ¦ 猫⏎**可选值有**：⏎- black：黑 | 白⏎- grey：灰", @"name ¦ string\[\] ¦ 否 ¦ 新名"],
            Pages.Rows((PageBlock.Table)page.Sections[2].Blocks[0]));
        var example = Assert.IsType<PageBlock.Example>(Assert.Single(page.Sections[3].Blocks));
        Assert.Equal(("json", """{"cat": {"name": ["米"]}}"""), (example.Language, example.Text));
        Assert.Empty(page.Findings);
    }

    [Fact]
    public void All_dialects_say_the_same_but_for_the_nesting()
    {
        var expected = Pages.Outline(PageReader.Read(PageSamples.Export), withDepths: false);

        Assert.Equal(expected, Pages.Outline(PageReader.Read(PageSamples.Mirrored), withDepths: false));
        Assert.Equal(expected, Pages.Outline(PageReader.Read(PageSamples.Source), withDepths: false));
        var copied = PageReader.Read(PageSamples.Copied);
        Assert.Equal(new FrontMatter(null, s_front.SourceUrl, null), copied.FrontMatter);
        Assert.Equal(expected, Pages.Outline(copied with { FrontMatter = s_front }, withDepths: false));
    }

    [Fact]
    public void The_nesting_is_known_where_the_dialect_gives_it()
    {
        static IEnumerable<string> Names(string text) => Pages.Names(Pages.Tables(PageReader.Read(text)).Last());

        Assert.Equal(["? cat", "? name"], Names(PageSamples.Export));
        Assert.Equal(["? cat", "? name"], Names(PageSamples.Copied));
        Assert.Equal(["0 cat", "1 name"], Names(PageSamples.Mirrored));
        Assert.Equal(["0 cat", "1 name"], Names(PageSamples.Source));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_make_no_difference(string lineEnd)
    {
        foreach (var text in PageSamples.All)
        {
            Assert.Equal(Pages.Outline(PageReader.Read(text)), Pages.Outline(PageReader.Read(text.Replace("\n", lineEnd, StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void A_byte_order_mark_makes_no_difference()
    {
        foreach (var text in PageSamples.All)
        {
            Assert.Equal(Pages.Outline(PageReader.Read(text)), Pages.Outline(PageReader.Read('\uFEFF' + text)));
        }
    }

    [Fact]
    public void Stripped_blanks_make_no_difference()
    {
        var stripped = string.Join('\n', PageSamples.Export.Split('\n').Select(static line => line.TrimEnd()));

        Assert.NotEqual(PageSamples.Export, stripped);
        Assert.Equal(Pages.Outline(PageReader.Read(PageSamples.Export)), Pages.Outline(PageReader.Read(stripped)));
    }
}
