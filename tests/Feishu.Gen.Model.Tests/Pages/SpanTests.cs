using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class SpanTests
{
    [Fact]
    public void Every_place_is_where_its_text_stands()
    {
        foreach (var text in PageSamples.All)
        {
            var page = PageReader.Read(text);
            AssertPlace(text, page.Title);
            foreach (var section in page.Sections)
            {
                AssertPlace(text, section.Heading);
                Assert.All(section.Blocks, block => AssertLineAndColumn(text, block.Span));
            }

            foreach (var table in Pages.Tables(page))
            {
                Assert.All(table.Rows, row => AssertPlace(text, row.Cells[0]));
                Assert.All(table.Rows, row => Assert.Equal(row.Cells[0].Span, row.Span));
                Assert.All(table.Rows.SelectMany(static row => row.Cells), cell => AssertLineAndColumn(text, cell.Span));
            }
        }
    }

    [Fact]
    public void Cells_point_at_their_first_line()
    {
        const string Text = "# t\n\n|a|b|\n|-|-|\n| `x` | one<br>two |\r\n|  y | z |";
        var table = Pages.Table(Text);

        Assert.Equal(new SourceSpan(5, 5, 2, 0), table.Span);
        Assert.Equal(new SourceSpan(19, 3, 4, 2), table.Rows[0].Cells[0].Span);
        Assert.Equal("one<br>two", Slice(Text, table.Rows[0].Cells[1].Span));
        Assert.Equal(new SourceSpan(42, 1, 5, 3), table.Rows[1].Cells[0].Span);
    }

    [Fact]
    public void A_name_with_a_tree_mark_points_at_the_name()
    {
        const string Text = "|a|b|\n|-|-|\n|x|o|\n|&nbsp;&nbsp;└ `y` | `z` |\n|&emsp;∟z|o|";
        var table = Pages.Table(Text);

        Assert.Equal(["x", "y", "z"], table.Rows.Select(row => Slice(Text, row.Span)));
    }

    [Fact]
    public void Places_count_the_front_matter()
    {
        const string Text = "---\ntitle: t\n---\n\n## 请求\n";
        var heading = PageReader.Read(Text).Sections[1].Heading;

        Assert.Equal(new SourceSpan(Text.IndexOf('请', StringComparison.Ordinal), 2, 4, 3), heading.Span);
    }

    private static void AssertPlace(string text, Located located)
    {
        AssertLineAndColumn(text, located.Span);
        Assert.StartsWith(located.Text.Split('\n')[0], text[located.Span.Start..], StringComparison.Ordinal);
    }

    private static void AssertLineAndColumn(string text, SourceSpan span)
    {
        var before = text[..span.Start];
        Assert.Equal(before.Count(static c => c == '\n'), span.Line);
        Assert.Equal(span.Start - (before.LastIndexOf('\n') + 1), span.Column);
        Assert.DoesNotContain('\n', Slice(text, span));
    }

    private static string Slice(string text, SourceSpan span) => text.Substring(span.Start, span.Length);
}
