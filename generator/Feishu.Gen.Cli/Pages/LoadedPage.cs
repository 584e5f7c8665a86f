using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Cli.Pages;

/// <summary>A page that was read.</summary>
/// <param name="File">The file.</param>
/// <param name="Address">The page's address on the platform's site, where it gives one.</param>
/// <param name="Result">What became of it.</param>
internal sealed record LoadedPage(PageFile File, string? Address, PageResult Result)
{
    /// <summary>Whether something on it has to be set right before it yields code.</summary>
    public bool HasErrors => Result.Findings.Any(f => f.Rule.Severity == Severity.Error);

    /// <summary>Reads a page.</summary>
    /// <exception cref="UserException">The file cannot be read.</exception>
    public static LoadedPage Read(PageFile file)
    {
        var text = ReadText(file);
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

    /// <summary>The text of a page's file.</summary>
    /// <exception cref="UserException">The file cannot be read.</exception>
    public static string ReadText(PageFile file)
    {
        try
        {
            return System.IO.File.ReadAllText(file.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read '{file.Display}': {e.Message}");
        }
    }
}
