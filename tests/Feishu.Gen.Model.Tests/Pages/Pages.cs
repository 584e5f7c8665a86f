using System.Globalization;
using System.Text;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

/// <summary>Short ways to look at pages.</summary>
internal static class Pages
{
    /// <summary>All tables of a page.</summary>
    public static IEnumerable<PageBlock.Table> Tables(Page page) =>
        page.Sections.SelectMany(static section => section.Blocks).OfType<PageBlock.Table>();

    /// <summary>The only table of a page.</summary>
    public static PageBlock.Table Table(string markdown) => Assert.Single(Tables(PageReader.Read(markdown)));

    /// <summary>Each row in a line: cells divided by a broken bar, line breaks as arrows.</summary>
    public static IEnumerable<string> Rows(PageBlock.Table table) => table.Rows.Select(Row);

    /// <summary>The names and depths of a table's rows; a question mark where the depth is not known.</summary>
    public static IEnumerable<string> Names(PageBlock.Table table) =>
        table.Rows.Select(static row => (row.Depth is { } depth ? string.Create(CultureInfo.InvariantCulture, $"{depth} ") : "? ") + row.Cells[0].Text);

    /// <summary>All that a page says, without places.</summary>
    public static string Outline(Page page, bool withDepths = true)
    {
        var outline = new StringBuilder();
        outline.AppendLine(page.FrontMatter.ToString()).AppendLine(page.Title.Text);
        foreach (var section in page.Sections)
        {
            outline.Append('#', section.Level).Append(' ').AppendLine(section.Heading.Text);
            foreach (var block in section.Blocks)
            {
                outline.AppendLine(Outline(block, withDepths));
            }
        }

        return outline.ToString();
    }

    /// <summary>All that a block says, without places.</summary>
    public static string Outline(PageBlock block, bool withDepths = true) => block switch
    {
        PageBlock.Prose prose => prose.Markdown,
        PageBlock.Example example => $"[{example.Language}]\n{example.Text}",
        PageBlock.Table table => string.Join(
            '\n',
            table.Rows.Select(row => (withDepths ? row.Depth : null) + "> " + Row(row)).Prepend(string.Join(" ¦ ", table.Header.Select(static cell => cell.Text)))),
        _ => throw new InvalidOperationException("There is another kind of block."),
    };

    private static string Row(TableRow row) => string.Join(" ¦ ", row.Cells.Select(static cell => cell.Text.Replace('\n', '⏎')));
}
