using System.Text;

namespace Feishu.Gen.Cli.Output;

/// <summary>Writes rows in columns that stand below each other on a terminal, where a Chinese character is two columns wide.</summary>
internal static class TextTable
{
    /// <summary>Writes rows of equally many cells; two blanks part the columns.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<string[]> texts)
    {
        // As they are shown, so that what is escaped counts.
        var rows = texts.Select(row => Array.ConvertAll(row, ControlCharacters.Escape)).ToList();
        var widths = rows.Count == 0 ? [] : Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Width(row[column]))).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var i = 0; i < row.Length - 1; i++)
            {
                line.Append(row[i]).Append(' ', widths[i] - Width(row[i]) + 2);
            }

            terminal.WriteLine(line.Append(row[^1]).ToString());
        }
    }

    private static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    /// <summary>The East Asian blocks; finer distinctions do not occur in titles.</summary>
    private static bool IsWide(int rune) => rune is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF)
        or (>= 0x20000 and <= 0x3FFFD);
}
