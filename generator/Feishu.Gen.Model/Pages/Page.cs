using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Pages;

/// <summary>
/// A reference page taken apart: front matter, sections, tables and examples, whatever dialect it was written in. It lives
/// only while its page is read, so it is not made for comparison.
/// </summary>
/// <param name="FrontMatter">The front matter's top-level scalars, with the dialects' spellings unified.</param>
/// <param name="Title">The heading of the first level, or the front matter's title; empty where there is neither.</param>
/// <param name="Sections">The sections in order, at least one. The first has level 0 or 1 and holds what stands before the first heading of level 2.</param>
/// <param name="Findings">What was found while the page was taken apart.</param>
public sealed record Page(FrontMatter FrontMatter, Located Title, EquatableArray<Section> Sections, EquatableArray<Finding> Findings);

/// <summary>What a page says of itself. What it does not say is null.</summary>
/// <param name="Title">The title.</param>
/// <param name="SourceUrl">The page's address, made absolute (<c>https://open.feishu.cn/document/…</c>).</param>
/// <param name="UpdatedOn">The day of the last update, <c>yyyy-MM-dd</c> (China's, as the platform prints it).</param>
public sealed record FrontMatter(string? Title, string? SourceUrl, string? UpdatedOn);

/// <summary>Text and its place.</summary>
/// <param name="Text">The text.</param>
/// <param name="Span">Where it begins; no longer than the rest of its first line.</param>
public readonly record struct Located(string Text, SourceSpan Span);

/// <summary>A heading and what follows it up to the next heading of whatever level.</summary>
/// <param name="Level">1 to 6, or 0 for what precedes the first heading.</param>
/// <param name="Heading">The heading's plain text.</param>
/// <param name="Blocks">What follows.</param>
public sealed record Section(int Level, Located Heading, EquatableArray<PageBlock> Blocks);

/// <summary>A block of a section.</summary>
public abstract record PageBlock
{
    private PageBlock(SourceSpan span) => Span = span;

    /// <summary>Where it begins.</summary>
    public SourceSpan Span { get; }

    /// <summary>
    /// Everything between two other blocks, such as paragraphs, lists and quotes: Markdown that is not looked into. Lines are joined
    /// with LF and have no trailing blanks, paragraphs are divided by one empty line.
    /// </summary>
    /// <param name="Markdown">The text.</param>
    /// <param name="Span">Where it begins.</param>
    public sealed record Prose(string Markdown, SourceSpan Span) : PageBlock(Span);

    /// <summary>A fenced code block.</summary>
    /// <param name="Language">The word after the fence, in lower case; empty where there is none.</param>
    /// <param name="Text">The lines between the fences, joined with LF.</param>
    /// <param name="Span">The opening fence.</param>
    public sealed record Example(string Language, string Text, SourceSpan Span) : PageBlock(Span);

    /// <summary>A table.</summary>
    /// <param name="Header">The header's cells.</param>
    /// <param name="Rows">The rows below it.</param>
    /// <param name="Span">The header.</param>
    public sealed record Table(EquatableArray<Located> Header, EquatableArray<TableRow> Rows, SourceSpan Span) : PageBlock(Span);
}

/// <summary>
/// A row of a table. Cells are Markdown in the words of the export: physical lines and <c>&lt;br&gt;</c> both turned into LF, no
/// empty lines, and no blanks around lines but in blocks of code. Tree marks are taken out. A row has exactly as many cells as the
/// header: surplus pipes are left in the last cell, and missing cells are empty (with a finding).
/// </summary>
/// <param name="Cells">The cells.</param>
/// <param name="Depth">
/// How deep the row is nested, 0 for the root, where the page says so: by tree marks (<c>└</c>, <c>∟</c>) or a level attribute. Null
/// where it does not: in a table without any of them for all rows, and in a table of the export in which a user settled some rows with
/// <c>└</c> for all others. In the other dialects a row without a mark, in a table that has marks, is at the root.
/// </param>
/// <param name="Span">The first cell.</param>
public sealed record TableRow(EquatableArray<Located> Cells, int? Depth, SourceSpan Span);
