using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Pages;

/// <summary>Sees whether a file can be a page at all: it may be no text, text in another encoding, or HTML.</summary>
public static class PageForm
{
    /// <summary>What is said of a file that is not UTF-8.</summary>
    public const string NotUtf8 = "it is not UTF-8 from here on; save the file as UTF-8";

    private const string NotText = "it is no text: a control character stands here";
    private const string Html = "it is HTML; get the page again as Markdown, with the site's button that copies a page as Markdown or as its download";

    private static readonly string[] s_htmlStarts = ["<!doctype html", "<html"];

    /// <summary>Why a file is no page, and where that shows; null where it may be one.</summary>
    /// <param name="text">The whole file, in which the mark U+FFFD stands for what was not UTF-8.</param>
    public static (string Reason, SourceSpan Place)? WhyUnreadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\ufffd' or '\0')
            {
                return (text[i] == '\0' ? NotText : NotUtf8, At(text, i));
            }
        }

        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '\ufeff'))
        {
            start++;
        }

        return Array.Exists(s_htmlStarts, html => string.Compare(text, start, html, 0, html.Length, StringComparison.OrdinalIgnoreCase) == 0)
            ? (Html, At(text, start))
            : null;
    }

    /// <summary>The place of a character.</summary>
    public static SourceSpan At(string text, int index) => new PageText(text, 0).Span(index, index + 1);
}
