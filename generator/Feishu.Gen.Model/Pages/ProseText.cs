using System.Text;
using Feishu.Gen.Pages.Markdown;

namespace Feishu.Gen.Pages;

/// <summary>Markdown that is handed on as it is, but for what differs between editors: line ends and blanks before them.</summary>
internal static class ProseText
{
    /// <summary>The lines of a run, joined with LF.</summary>
    public static string Read(string text, int start, int end)
    {
        var builder = new StringBuilder(end - start);
        while (start < end)
        {
            var lineEnd = Math.Min(TableText.LineEnd(text, start), end);
            builder.Append(text, start, TableText.TrimEnd(text, start, lineEnd) - start);
            start = TableText.NextLineStart(text, lineEnd);
            if (start < end)
            {
                builder.Append('\n');
            }
        }

        return builder.ToString().Trim('\n');
    }
}
