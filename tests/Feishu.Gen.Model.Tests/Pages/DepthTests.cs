using Feishu.Gen.Pages;

namespace Feishu.Gen.Model.Tests.Pages;

public sealed class DepthTests
{
    [Fact]
    public void Without_marks_nothing_is_known() =>
        Assert.Equal(["? a", "? b"], Names("a", "b"));

    [Fact]
    public void The_mirror_sets_every_level_in_by_two_blanks() =>
        Assert.Equal(
            ["0 `a`", "1 `b`", "2 `c`", "3 `d`", "1 `e`", "0 `f`"],
            Names("`a`", "&nbsp;&nbsp;└ `b`", "&nbsp;&nbsp;&nbsp;&nbsp;└ `c`", "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;└ `d`", "&nbsp;&nbsp;└ `e`", "`f`"));

    [Fact]
    public void The_platform_sets_in_by_whatever_its_authors_like()
    {
        Assert.Equal(["0 a", "1 b", "2 c", "1 d", "0 e"], Names("a", "&emsp;∟b", "&emsp;&emsp;∟c", "&emsp;∟d", "e"));
        Assert.Equal(["0 a", "1 b", "2 c", "3 d", "2 e"], Names("a", "∟b", "∟∟c", "∟∟∟d", "∟∟e"));
        Assert.Equal(["0 a", "1 b", "2 c", "1 d"], Names("a", "&nbsp;&nbsp;&nbsp;∟b", "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;∟&nbsp;c", "&nbsp;&nbsp;&nbsp;∟d"));
        Assert.Equal(["0 a", "1 b", "2 c", "2 d"], Names("a", "&ensp;∟b", "&ensp; &emsp;∟ c", "&emsp;&ensp;∟d"));
        Assert.Equal(["0 a", "1 b", "2 c"], Names("a", "\u2003∟b", "\u2003\u00A0∟c"));
    }

    [Fact]
    public void A_stray_backtick_goes_with_its_mark() =>
        Assert.Equal(["0 a", "1 b", "1 `c`"], Names("a", "`&emsp;∟b`", "&emsp;∟`c`"));

    [Fact]
    public void A_user_settles_single_rows() =>
        Assert.Equal(["? a", "1 b", "? c", "2 d", "1 e"], Names("a", "└ b", "c", "&nbsp;&nbsp;&nbsp;&nbsp;└ d", "&nbsp;&nbsp;└e"));

    [Fact]
    public void The_source_gives_levels()
    {
        var table = Pages.Table(
            ":::html\n<md-dt-table><md-dt-thead><md-dt-tr><md-dt-th>a</md-dt-th></md-dt-tr></md-dt-thead>"
            + "<md-dt-tr level=\"0\"><md-dt-td>x</md-dt-td></md-dt-tr><md-dt-tr level=\"1\"><md-dt-td>y</md-dt-td></md-dt-tr>"
            + "<md-dt-tr><md-dt-td>z</md-dt-td></md-dt-tr></md-dt-table>\n:::");

        Assert.Equal(["0 x", "1 y", "0 z"], Pages.Names(table));
    }

    private static IEnumerable<string> Names(params string[] names) =>
        Pages.Names(Pages.Table("|n|t|\n|-|-|\n" + string.Join('\n', names.Select(static name => $"|{name}|int|"))));
}
