using Markdig.Parsers;
using Markdig.Syntax;

namespace Feishu.Gen.Pages.Markdown;

/// <summary>What stands between <c>:::kind</c> and <c>:::</c>, unparsed.</summary>
internal sealed class SourceContainer(BlockParser parser, string kind) : LeafBlock(parser)
{
    /// <summary>The word after the colons: <c>html</c>, <c>note</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The lines between the colons.</summary>
    public TextRun Content { get; set; }
}

/// <summary>Reads <see cref="SourceContainer"/>s. An unclosed one goes to the end of the text, as an unclosed fence does.</summary>
internal sealed class SourceContainerParser : BlockParser
{
    private const int FenceLength = 3;

    /// <summary>Creates a container.</summary>
    public SourceContainerParser() => OpeningCharacters = [':'];

    /// <inheritdoc />
    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    /// <inheritdoc />
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        if (processor.IsCodeIndent || !IsFence(line.Text, line.Start, line.End + 1))
        {
            return BlockState.None;
        }

        var kind = TableText.Trim(line.Text, line.Start + FenceLength, line.End + 1);
        if (kind.Length == 0)
        {
            return BlockState.None;
        }

        var contentStart = TableText.NextLineStart(line.Text, line.End + 1);
        processor.NewBlocks.Push(new SourceContainer(this, line.Text.Substring(kind.Start, kind.Length))
        {
            Line = processor.LineIndex,
            Column = processor.Column,
            Span = new SourceSpan(line.Start, line.End),
            Content = new TextRun(contentStart, contentStart),
            ProcessInlines = false,
        });
        return BlockState.ContinueDiscard;
    }

    /// <inheritdoc />
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var line = processor.Line;
        var container = (SourceContainer)block;
        block.UpdateSpanEnd(line.End);
        var content = TableText.Trim(line.Text, line.Start, line.End + 1);
        if (content.Length == FenceLength && IsFence(line.Text, content.Start, content.End))
        {
            return BlockState.BreakDiscard;
        }

        container.Content = container.Content with { End = Math.Max(container.Content.Start, line.End + 1) };
        return BlockState.ContinueDiscard;
    }

    private static bool IsFence(string text, int start, int end) =>
        start + FenceLength <= end && text[start] == ':' && text[start + 1] == ':' && text[start + 2] == ':';
}
