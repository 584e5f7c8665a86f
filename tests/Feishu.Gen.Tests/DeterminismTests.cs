using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Tests;

/// <summary>What comes out follows from what the pages say and from nothing else, byte by byte.</summary>
public class DeterminismTests
{
    /// <summary>Sound pages, pages at fault, and pages that are only at fault together.</summary>
    private static readonly PageProject s_project = new()
    {
        Root = "/project",
        Pages =
        [
            .. Repository.Specs.Select(p => ("specs/" + p.Path, p.Text)),
            ("specs/followers.md", SamplePages.Followers),
            ("specs/user.md", SamplePages.User),
            ("specs/moved.md", SamplePages.Moved),
            .. Faults.All.SelectMany((fault, i) => fault.Texts.Select((t, n) => ($"specs/faults/{i:00}/Page {n}.md", t.Text))),
        ],
    };

    private static readonly string s_expected = Output(s_project);

    [Fact]
    public void Output_is_not_empty()
    {
        Assert.Contains("TaskV1.TaskResource.BatchDeleteFollower.g.cs", s_expected, StringComparison.Ordinal);
        Assert.Contains("FSG0012", s_expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_run() => Assert.Equal(s_expected, Output(s_project));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Order_of_files(int seed)
    {
        var pages = s_project.Pages.ToArray();
        new Random(seed).Shuffle(pages);

        Assert.Equal(s_expected, Output(s_project with { Pages = [.. pages] }));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends(string lineEnd) => Assert.Equal(s_expected, Output(Changed(t => t.Replace("\n", lineEnd, StringComparison.Ordinal))));

    [Fact]
    public void Byte_order_mark() => Assert.Equal(s_expected, Output(Changed(t => "\ufeff" + t), byteOrderMark: 1));

    [Theory]
    [InlineData("/home/me/another place/项目", '/')]
    [InlineData("/", '/')]
    [InlineData("C:/Users/me/project", '\\')]
    public void Folder_and_separators(string root, char separator) =>
        Assert.Equal(s_expected, Output(s_project with { Root = root, Separator = separator }));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Culture(string name)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(name);
            Assert.Equal(s_expected, Output(s_project));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    private static PageProject Changed(Func<string, string> change) =>
        s_project with { Pages = [.. s_project.Pages.Select(p => (p.Path, change(p.Text)))] };

    /// <summary>Files and diagnostics as one text, with places below the project and by line and column.</summary>
    private static string Output(PageProject project, int byteOrderMark = 0)
    {
        var run = project.Run();
        Assert.Null(run.Exception);
        var text = new StringBuilder();
        foreach (var source in run.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal))
        {
            text.Append("=== ").Append(source.HintName).Append('\n').Append(source.SourceText).Append('\n');
        }

        var diagnostics = run.Diagnostics.Select(d =>
        {
            var place = d.Location.GetLineSpan();
            var path = place.Path[project.FullPath("").Length..].Replace(project.Separator, '/');
            var mark = place.StartLinePosition.Line == 0 ? byteOrderMark : 0;
            return FormattableString.Invariant(
                $"{path}({place.StartLinePosition.Line},{Column(place.StartLinePosition, mark)},{Column(place.EndLinePosition, mark)}) {d.Severity} {d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}\n");
        });
        return text.AppendJoin("", diagnostics.Order(StringComparer.Ordinal)).ToString();
    }

    private static int Column(LinePosition position, int mark) => Math.Max(0, position.Character - mark);
}
