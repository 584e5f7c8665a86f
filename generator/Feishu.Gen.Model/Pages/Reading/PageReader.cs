using Feishu.Gen.Pages.Markdown;
using Markdig.Parsers;

namespace Feishu.Gen.Pages.Reading;

/// <summary>Takes pages apart.</summary>
public static class PageReader
{
    /// <summary>
    /// Takes a page apart, whatever it says and in whatever dialect. Never fails, takes time in proportion to the text, and needs no
    /// deeper stack for deeper nesting.
    /// </summary>
    /// <param name="text">The whole file.</param>
    public static Page Read(string text)
    {
        var front = FrontMatterReader.Read(text);
        var page = new PageText(text, front.BodyStart);
        var sections = new SectionReader(page, front);
        foreach (var block in MarkdownParser.Parse(page.Body, PageTableExtension.Pipeline))
        {
            sections.Add(block);
        }

        return sections.ToPage();
    }
}
