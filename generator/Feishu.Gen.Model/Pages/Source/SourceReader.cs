using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Dialects;
using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages.Source;

/// <summary>
/// Reads the containers of the platform's source (<c>:::html</c> with <c>md-table</c> and the like) into the blocks that the
/// export would have. It does not ask for well-formed elements: a cell, a row and a table end where the next one begins.
/// </summary>
internal sealed class SourceReader(PageText page, List<Finding> findings)
{
    /// <summary>What the names of elements that hold code begin with.</summary>
    public const string CodeElement = "md-code";

    private const string HtmlKind = "html";

    private readonly string _text = page.Body;
    private readonly SourceWriter _prose = new(page.Body);
    private readonly List<PageBlock> _blocks = [];
    private SourceTable? _table;

    /// <summary>The language of the code in an element: what stands behind <see cref="CodeElement"/>.</summary>
    public static string Language(string element) => element.Substring(CodeElement.Length).TrimStart('-');

    /// <summary>Reads a container; what is given is valid until the next one is read.</summary>
    public IReadOnlyList<PageBlock> Read(SourceContainer container)
    {
        _blocks.Clear();
        var (start, end) = (container.Content.Start, container.Content.End);
        if (container.Kind != HtmlKind)
        {
            // A note: Markdown as anywhere else.
            _prose.Add(start, end);
            EndProse();
            return _blocks;
        }

        while (start < end && SourceTag.Find(_text, start, end) is { } tag)
        {
            AddText(start, tag.Start);
            start = AddTag(tag, end);
        }

        AddText(start, end);
        EndTable();
        EndProse();
        return _blocks;
    }

    private void AddText(int start, int end)
    {
        if (_table is not null)
        {
            _table.Add(start, end);
        }
        else
        {
            _prose.Add(start, end);
        }
    }

    /// <summary>Takes an element, or only its beginning, and gives the place from which to go on.</summary>
    private int AddTag(SourceTag tag, int end)
    {
        if (SourceTable.IsTable(tag.Name))
        {
            EndTable();
            EndProse();
            _table = tag.IsClosing ? null : new SourceTable(page, tag);
        }
        else if (_table is not null)
        {
            _table.Add(tag);
        }
        else if (!tag.IsClosing && tag.Name.StartsWith(CodeElement, StringComparison.Ordinal))
        {
            EndProse();
            return ReadCode(tag, end);
        }
        else
        {
            _prose.Add(tag);
        }

        return tag.End;
    }

    /// <summary>Reads a block of code, in which there are no tags, up to its end; one that does not end goes to the container's.</summary>
    private int ReadCode(SourceTag tag, int end)
    {
        var closing = "</" + tag.Name + ">";
        var close = _text.IndexOf(closing, tag.End, end - tag.End, StringComparison.Ordinal);
        var code = ProseText.Lines(_text, tag.End, close < 0 ? end : close);
        _blocks.Add(new PageBlock.Example(Language(tag.Name), code, page.Span(tag.Start, tag.End)));
        return close < 0 ? end : close + closing.Length;
    }

    private void EndTable()
    {
        if (_table?.ToTable(findings) is { } table)
        {
            _blocks.Add(table);
        }

        _table = null;
    }

    private void EndProse()
    {
        var (start, end) = (_prose.Start, _prose.End);
        if (_prose.Take().Trim() is { Length: > 0 } prose)
        {
            _blocks.Add(new PageBlock.Prose(ProseText.Lines(prose, 0, prose.Length), page.Span(start, end)));
        }
    }
}
