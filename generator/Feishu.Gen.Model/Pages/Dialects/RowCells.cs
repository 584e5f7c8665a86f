using System.Globalization;
using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>Gives every row of a table as many cells as the table has columns.</summary>
internal static class RowCells
{
    /// <summary>Fills a row up with empty cells, and says so; joins cells that are too many into the last.</summary>
    public static EquatableArray<Located> Fit(List<Located> cells, int columns, SourceSpan row, List<Finding> findings)
    {
        if (cells.Count > columns)
        {
            var surplus = cells.Skip(columns - 1).Select(static cell => cell.Text);
            cells[columns - 1] = cells[columns - 1] with { Text = string.Join(" | ", surplus) };
            cells.RemoveRange(columns, cells.Count - columns);
        }
        else if (cells.Count < columns)
        {
            findings.Add(new Finding(Rules.TooFewCells, row, [Text(cells.Count), Text(columns), "the last ones were taken to be empty"]));
            var end = row with { Start = row.Start + row.Length, Column = row.Column + row.Length, Length = 0 };
            cells.AddRange(Enumerable.Repeat(new Located("", end), columns - cells.Count));
        }

        return cells.ToEquatableArray();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
