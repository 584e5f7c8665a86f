using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Markdown;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Feishu.Gen.Pages;

/// <summary>Takes pages apart.</summary>
public static class PageReader
{
    /// <summary>
    /// Takes a page apart, whatever it says and in whatever dialect. Never fails: a page that cannot be read has no sections and the
    /// finding <see cref="Rules.UnreadablePage"/>. Takes time in proportion to the text.
    /// </summary>
    /// <param name="text">The whole file.</param>
    public static Page Read(string text)
    {
        var front = FrontMatterReader.Read(text);
        var page = new PageText(text, front.BodyStart);
        MarkdownDocument document;
        try
        {
            document = MarkdownParser.Parse(page.Body, PageTableExtension.Pipeline);
        }
        catch (ArgumentException exception) 
        {
            // Markdig's only refusal: containers within containers beyond its limit.
            return Unreadable(front.FrontMatter, exception.Message);
        }

        var sections = new SectionReader(page, front);
        foreach (var block in document)
        {
            sections.Add(block);
        }

        return sections.ToPage();
    }

    private static Page Unreadable(FrontMatter frontMatter, string reason)
    {
        var nowhere = default(Diagnostics.SourceSpan);
        return new Page(frontMatter, new Located(frontMatter.Title ?? "", nowhere), [], [new Finding(Rules.UnreadablePage, nowhere, [reason])]);
    }
}
