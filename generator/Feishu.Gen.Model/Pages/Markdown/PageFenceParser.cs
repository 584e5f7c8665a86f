using Markdig.Parsers;
using Markdig.Syntax;

namespace Feishu.Gen.Pages.Markdown;

/// <summary>
/// Reads blocks of code whose closing fence may be set in further than Markdown allows: pages set the fence in with the code, and the
/// rest of the page would be taken for code.
/// </summary>
internal sealed class PageFenceParser : FencedCodeBlockParser
{
    /// <summary>How many lines are looked at for another closing fence; so the time stays in proportion to the text.</summary>
    private const int LongestLookAhead = 500;

    /// <inheritdoc />
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (!processor.IsCodeIndent || !IsBareFence(processor.Line.Text, processor.Line.Start, processor.Line.End + 1)
            || IsClosedBelow(processor.Line.Text, processor.Line.End + 1))
        {
            return base.TryContinue(processor, block);
        }

        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.BreakDiscard;
    }

    private static bool IsBareFence(string text, int start, int end)
    {
        var line = TableText.Trim(text, start, end);
        return line.Length == TableText.FenceLength && TableText.IsFence(text, line.Start, line.End);
    }

    /// <summary>Whether a fence that Markdown takes for one follows before the next heading: then the one above is a part of the code.</summary>
    private static bool IsClosedBelow(string text, int lineEnd)
    {
        for (var i = 0; i < LongestLookAhead && lineEnd < text.Length; i++)
        {
            var start = TableText.NextLineStart(text, lineEnd);
            lineEnd = TableText.LineEnd(text, start);
            if (TableText.IsSubheading(text, start, lineEnd))
            {
                return false;
            }

            if (IsBareFence(text, start, lineEnd) && TableText.TrimStart(text, start, lineEnd) - start < 4)
            {
                return true;
            }
        }

        return false;
    }
}
