using Markdig.Parsers;
using Markdig.Syntax;

namespace Feishu.Gen.Pages.Markdown;

/// <summary>A table as it stands in the text: where its header and its rows begin and end. Cells are cut later.</summary>
internal sealed class PageTable(BlockParser parser, TextRun header, TableRowAssembler rows) : LeafBlock(parser)
{
    /// <summary>
    /// The most columns that a table may have. Rows are filled up, so without a limit a page could ask for a number of cells that
    /// grows with the square of its length.
    /// </summary>
    public const int MostColumns = 64;

    /// <summary>The header line.</summary>
    public TextRun Header { get; } = header;

    /// <summary>Divides the lines below the header into rows while the table is open.</summary>
    public TableRowAssembler Rows { get; } = rows;

    /// <summary>Whether the delimiter row has gone by.</summary>
    public bool IsPastDelimiter { get; set; }
}

/// <summary>A run of characters of a text; it may go over several lines.</summary>
/// <param name="Start">The first character.</param>
/// <param name="End">The character behind the last.</param>
internal readonly record struct TextRun(int Start, int End)
{
    /// <summary>How many characters.</summary>
    public int Length => End - Start;
}

/// <summary>A row of a table that is not yet cut into cells.</summary>
/// <param name="Run">Its characters, from the start of its first line to the last that is not blank.</param>
/// <param name="Pipes">How many pipes it has that can separate cells.</param>
internal readonly record struct RowRun(TextRun Run, int Pipes);
