using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;

namespace Feishu.Gen.Pages.Markdown;

/// <summary>
/// Teaches Markdig the tables of reference pages, and leaves out what a page reader has no use for: inlines, link reference
/// definitions, headings made by underlining (the pages underline nothing, but put rules below paragraphs), HTML blocks (which would
/// swallow a table that follows a stray tag), lists and quotes (whose text is taken as it stands; and without blocks in blocks there
/// is no depth to be limited, and time that grows with the depth).
/// </summary>
internal sealed class PageTableExtension : IMarkdownExtension
{
    /// <summary>Markdig's blocks plus page tables and source containers; immutable, so one serves all threads.</summary>
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder().Use<PageTableExtension>().Build();

    /// <inheritdoc />
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var parsers = pipeline.BlockParsers;
        if (parsers.Contains<PageTableParser>())
        {
            return;
        }

        parsers.TryRemove<HtmlBlockParser>();
        parsers.TryRemove<ListBlockParser>();
        parsers.TryRemove<QuoteBlockParser>();
        parsers.ReplaceOrAdd<ParagraphBlockParser>(new PlainParagraphParser());
        parsers.ReplaceOrAdd<FencedCodeBlockParser>(new PageFenceParser());
        parsers.Insert(0, new PageTableParser());
        parsers.Insert(1, new SourceContainerParser());
        pipeline.InlineParsers.Clear();
        parsers.Find<HeadingBlockParser>()!.Closed += static (_, block) => ((Markdig.Syntax.LeafBlock)block).ProcessInlines = false;
    }

    /// <inheritdoc />
    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // Pages are read, never rendered.
    }

    /// <summary>Paragraphs that stay as they are written.</summary>
    private sealed class PlainParagraphParser : ParagraphBlockParser
    {
        public PlainParagraphParser() => ParseSetexHeadings = false;

        public override bool Close(BlockProcessor processor, Markdig.Syntax.Block block)
        {
            ((Markdig.Syntax.LeafBlock)block).ProcessInlines = false;
            return true;
        }
    }
}
