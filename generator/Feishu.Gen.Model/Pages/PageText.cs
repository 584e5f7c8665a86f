using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Pages;

/// <summary>A page's text with a map from characters to lines; the part below the front matter has its own numbering.</summary>
internal sealed class PageText
{
    private readonly int _bodyStart;
    private readonly List<int> _lineStarts = [0];

    /// <summary>Maps a text whose body begins at a place.</summary>
    public PageText(string text, int bodyStart)
    {
        _bodyStart = bodyStart;
        Body = bodyStart == 0 ? text : text.Substring(bodyStart);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>What stands below the front matter.</summary>
    public string Body { get; }

    /// <summary>The place of a run of the body, cut off at the end of its first line.</summary>
    public SourceSpan Span(int start, int end)
    {
        // Markdig lets the end of an unclosed block stand beyond the text.
        end = Math.Min(end, Body.Length);
        var stop = start;
        while (stop < end && Body[stop] is not ('\n' or '\r'))
        {
            stop++;
        }

        var absolute = start + _bodyStart;
        var line = _lineStarts.BinarySearch(absolute);
        line = line < 0 ? ~line - 1 : line;
        return new SourceSpan(absolute, stop - start, line, absolute - _lineStarts[line]);
    }
}
