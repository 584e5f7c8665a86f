using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;
using Feishu.Testing.Pages;

namespace Feishu.Gen.Cli.Pages;

/// <summary>A page that was read.</summary>
/// <param name="File">The file.</param>
/// <param name="Address">The page's address on the platform's site, where it gives one.</param>
/// <param name="Result">What became of it.</param>
internal sealed record LoadedPage(PageFile File, string? Address, PageResult Result)
{
    /// <summary>Whether something on it has to be set right before it yields code.</summary>
    public bool HasErrors => Result.Findings.Any(f => f.Rule.Severity == Severity.Error);

    /// <summary>Whether code comes of it.</summary>
    public bool YieldsCode => Result is { Operation: not null } or { Events.Count: > 0 };

    /// <summary>Reads a page.</summary>
    /// <exception cref="UserException">The file cannot be read.</exception>
    public static LoadedPage Read(PageFile file)
    {
        var page = ReadText(file);
        return page.Fault is { } fault ? new LoadedPage(file, null, PageResult.Unreadable(fault)) : Of(file, page.Text);
    }

    /// <summary>Reads the text that a file has, or is to have.</summary>
    public static LoadedPage Of(PageFile file, string text)
    {
        try
        {
            var page = PageReader.Read(text);
            return new LoadedPage(file, page.FrontMatter.SourceUrl, OperationReader.Read(page));
        }
        catch (Exception e)
        {
            return new LoadedPage(file, null, PageResult.Unreadable(e));
        }
    }

    /// <summary>The text of a page's file. A link that leads nowhere is a page that cannot be read, and costs no more than that.</summary>
    /// <exception cref="UserException">The file cannot be read.</exception>
    public static DecodedPage ReadText(PageFile file)
    {
        try
        {
            // It was one when it was found, and may have been replaced.
            return RegularFile.IsOne(file.FullPath) ? RegularFile.Read(file.FullPath) : RegularFile.Unreadable("it is no regular file");
        }
        catch (IOException) when (new FileInfo(file.FullPath).LinkTarget is not null)
        {
            return RegularFile.Unreadable("it is a link that leads to no file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read '{file.Display}': {e.Message}");
        }
    }
}
