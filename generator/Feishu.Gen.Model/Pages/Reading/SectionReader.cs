using System.Text;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Dialects;
using Feishu.Gen.Pages.Markdown;
using Feishu.Gen.Pages.Source;
using Markdig.Helpers;
using Markdig.Syntax;

namespace Feishu.Gen.Pages.Reading;

/// <summary>Gathers the blocks of a page below their headings.</summary>
internal sealed class SectionReader
{
    private const string UpdatedLabel = "最后更新于";
    private const string SourceLabel = "> Source:";
    private const int LongestOrigin = 1024;

    private readonly PageText _page;
    private readonly List<Finding> _findings = [];
    private readonly TableReader _tables;
    private readonly SourceReader _source;
    private readonly List<Section> _sections = [];
    private readonly List<PageBlock> _blocks = [];
    private readonly ProseText _prose;
    private FrontMatter _frontMatter;
    private Located? _title;
    private int _level;
    private Located _heading;
    private bool _namesOrigin;

    /// <summary>Makes one for a page whose front matter has been read.</summary>
    public SectionReader(PageText page, FrontMatterReader.Result front)
    {
        _page = page;
        _frontMatter = front.FrontMatter;
        _tables = new TableReader(page, _findings);
        _source = new SourceReader(page, _findings);
        _prose = new ProseText(page);
        _heading = new Located("", page.Span(0, 0));
        if (front.Finding is { } finding)
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Takes the next block.</summary>
    public void Add(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Begin(heading);
                break;
            case PageTable table:
                AddBlock(_tables.Read(table));
                break;
            case FencedCodeBlock code:
                AddBlock(Example(code));
                break;
            case SourceContainer container:
                AddContainer(container);
                break;
            case ThematicBreakBlock:
                break;
            default:
                AddProse(block.Span.Start, block.Span.End + 1);
                break;
        }
    }

    /// <summary>The page, once all blocks have been taken.</summary>
    public Page ToPage()
    {
        End();
        var title = _title ?? new Located(_frontMatter.Title ?? "", _page.Span(0, 0));
        return new Page(_frontMatter, title, _sections.ToEquatableArray(), _findings.ToEquatableArray());
    }

    private void Begin(HeadingBlock block)
    {
        // A heading without text may have no line, or a slice that ends before it begins.
        var slice = block.Lines.Count == 0 ? new StringSlice(_page.Body, block.Span.Start, block.Span.Start - 1) : block.Lines.Lines[0].Slice;
        var run = TableText.Trim(_page.Body, slice.Start, Math.Max(slice.Start, slice.End + 1));
        var heading = new Located(MarkdownText.ToPlain(_page.Body.Substring(run.Start, run.Length)), _page.Span(run.Start, run.End));
        var isPreamble = IsEmptyPreambleOf(block.Level, heading);
        if (!isPreamble)
        {
            End();
        }

        (_level, _heading) = (block.Level, heading);
        if (block.Level == 1)
        {
            _title = isPreamble ? heading : _title ?? heading;
            _namesOrigin = false;
        }
    }

    private void End()
    {
        EndProse();
        _sections.Add(new Section(_level, _heading, _blocks.ToEquatableArray()));
        _blocks.Clear();
    }

    /// <summary>
    /// Whether nothing was said before the page's heading: what stands there says where the page comes from, and one dialect has the
    /// name that the page goes by in the site's contents before that.
    /// </summary>
    private bool IsEmptyPreambleOf(int level, Located heading)
    {
        EndProse();
        return _sections.Count == 0 && _blocks.Count == 0 && level == 1 && (_level == 0 || _namesOrigin || _heading.Text == heading.Text);
    }

    private PageBlock.Example Example(FencedCodeBlock code)
    {
        var text = new StringBuilder();
        for (var i = 0; i < code.Lines.Count; i++)
        {
            var line = code.Lines.Lines[i].Slice;
            text.Append(i == 0 ? "" : "\n").Append(line.Text, line.Start, TableText.TrimEnd(line.Text, line.Start, line.End + 1) - line.Start);
        }

        return new PageBlock.Example((code.Info ?? "").ToLowerInvariant(), text.ToString(), _page.Span(code.Span.Start, code.Span.End + 1));
    }

    private void AddBlock(PageBlock block)
    {
        EndProse();
        _blocks.Add(block);
    }

    private void AddContainer(SourceContainer container)
    {
        foreach (var block in _source.Read(container))
        {
            if (block is PageBlock.Prose prose)
            {
                _prose.Add(prose, container.Span.End + 1);
            }
            else
            {
                AddBlock(block);
            }
        }
    }

    private void AddProse(int start, int end)
    {
        end = Math.Min(end, _page.Body.Length);
        if (start < end && !IsOrigin(start, end))
        {
            _prose.Add(start, end);
        }
    }

    private void EndProse()
    {
        if (_prose.Take() is { } prose)
        {
            _blocks.Add(prose);
        }
    }

    /// <summary>Takes what a line outside the front matter says of where the page comes from.</summary>
    private bool IsOrigin(int start, int end)
    {
        if (_sections.Count > 0 || end - start > LongestOrigin || _page.Body[start] is not ('最' or '>'))
        {
            return false;
        }

        var prose = _page.Body.Substring(start, end - start).TrimEnd();
        if (prose.StartsWith(UpdatedLabel, StringComparison.Ordinal) && FrontMatterKeys.AsDay(prose.Substring(UpdatedLabel.Length).Trim()) is { } day)
        {
            _frontMatter = _frontMatter with { UpdatedOn = _frontMatter.UpdatedOn ?? day };
            return true;
        }

        if (prose.StartsWith(SourceLabel, StringComparison.Ordinal)
            && prose.Substring(SourceLabel.Length).Trim() is { Length: > 0 } url
            && url.IndexOf('\n', 0) < 0)
        {
            _frontMatter = _frontMatter with { SourceUrl = _frontMatter.SourceUrl ?? FrontMatterKeys.Absolute(url) };
            _namesOrigin = true;
            return true;
        }

        return false;
    }
}
