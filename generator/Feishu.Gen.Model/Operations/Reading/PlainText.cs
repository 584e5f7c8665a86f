using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>
/// Recognises an endpoint page that was copied out of a browser as text, or whose request table lost its form: the table's labels begin
/// lines of prose. Such a page lacks more than form: nested fields that were folded, permissions' keys, the ends of examples.
/// </summary>
internal static class PlainText
{
    private static readonly string[] s_labels = ["HTTP URL", "HTTP Method"];

    /// <summary>Where the text begins in which the labels stand, or null where there is none.</summary>
    public static SourceSpan? FindAddress(Page page)
    {
        foreach (var block in page.Sections.SelectMany(s => s.Blocks))
        {
            if (block is PageBlock.Prose prose && s_labels.All(label => BeginsLine(prose.Markdown, label)))
            {
                return prose.Span;
            }
        }

        return null;
    }

    private static bool BeginsLine(string text, string label) =>
        text.Split('\n').Any(line => line.TrimStart(' ', '\t', '|', '*').StartsWith(label, StringComparison.OrdinalIgnoreCase));
}
