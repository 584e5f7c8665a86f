using Markdig.Parsers;
using Markdig.Syntax;

namespace Feishu.Gen.Pages.Markdown;

/// <summary>
/// Reads a line with a pipe above a delimiter row, and what follows up to the table's end, as a <see cref="PageTable"/>.
/// Every line is looked at once, whatever its length.
/// </summary>
internal sealed class PageTableParser : BlockParser
{
    // A table can begin with any character, so there are no opening characters: Markdig then asks on every line.

    /// <inheritdoc />
    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    /// <inheritdoc />
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent)
        {
            return BlockState.None;
        }

        var text = processor.Line.Text;
        var header = TableText.Trim(text, processor.Line.Start, processor.Line.End + 1);
        if (!TableText.HasPipe(text, header))
        {
            return BlockState.None;
        }

        var delimiter = TableText.NextLineStart(text, processor.Line.End + 1);
        if (!TableText.IsDelimiterRow(text, delimiter))
        {
            return BlockState.None;
        }

        var rows = new TableRowAssembler(text, header, delimiter);
        if (rows.Columns > PageTable.MostColumns)
        {
            return BlockState.None;
        }

        var table = new PageTable(this, header, rows)
        {
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(header.Start, header.End - 1),
            ProcessInlines = false,
        };
        processor.NewBlocks.Push(table);
        return BlockState.ContinueDiscard;
    }

    /// <inheritdoc />
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var table = (PageTable)block;
        if (!table.IsPastDelimiter)
        {
            table.IsPastDelimiter = true;
            return BlockState.ContinueDiscard;
        }

        if (processor.IsBlankLine || !table.Rows.TryAdd(new TextRun(processor.CurrentLineStartPosition, processor.Line.End + 1)))
        {
            return BlockState.None;
        }

        table.UpdateSpanEnd(processor.Line.End);
        return BlockState.ContinueDiscard;
    }
}
