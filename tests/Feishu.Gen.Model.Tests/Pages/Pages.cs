using Feishu.Gen.Pages;

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
    public static IEnumerable<string> Rows(PageBlock.Table table) =>
        table.Rows.Select(static row => string.Join(" ¦ ", row.Cells.Select(static cell => cell.Text.Replace('\n', '⏎'))));
}
