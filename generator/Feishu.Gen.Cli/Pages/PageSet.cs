using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Cli.Pages;

/// <summary>A page that was read.</summary>
/// <param name="File">The file.</param>
/// <param name="Result">What became of it.</param>
internal sealed record LoadedPage(PageFile File, PageResult Result)
{
    /// <summary>Whether something on it has to be set right before it yields an operation.</summary>
    public bool HasErrors => Result.Findings.Any(f => f.Rule.Severity == Severity.Error);
}

/// <summary>The pages of a run and what they make up together: what every command works on.</summary>
internal sealed class PageSet
{
    private static readonly OperationSource s_nowhere = new(default, default, []);

    private readonly ILookup<string, PageFinding> _catalogFindings;

    private PageSet(IReadOnlyList<LoadedPage> pages, ApiCatalog catalog)
    {
        Pages = pages;
        Catalog = catalog;
        _catalogFindings = catalog.Findings.ToLookup(f => f.Path, StringComparer.Ordinal);
    }

    /// <summary>The pages, in ordinal order of their paths.</summary>
    public IReadOnlyList<LoadedPage> Pages { get; }

    /// <summary>Their operations with names and models.</summary>
    public ApiCatalog Catalog { get; }

    /// <summary>Reads all pages that arguments name.</summary>
    /// <param name="arguments">Folders and files.</param>
    /// <param name="terminal">Where progress is drawn.</param>
    /// <exception cref="UserException">An argument names nothing, a file cannot be read, or there is no page.</exception>
    public static PageSet Load(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var files = PageFile.Find(arguments);
        var pages = new LoadedPage[files.Count];
        using (var progress = new Progress(terminal, files.Count))
        {
            try
            {
                Parallel.For(0, files.Count, i =>
                {
                    pages[i] = new LoadedPage(files[i], Read(files[i]));
                    progress.Step();
                });
            }
            catch (AggregateException e) when (e.InnerExceptions.OfType<UserException>().FirstOrDefault() is { } user)
            {
                throw user;
            }
        }

        var operations = pages.Select(p => PageOperation.Of(p.File.Path, p.Result)).OfType<PageOperation>();
        return new PageSet(pages, CatalogBuilder.Build(operations, TypeGuide.Merge(pages.Select(p => p.Result.Guide))));
    }

    /// <summary>Everything that was found about a page, on its own and beside the others, in the order of its lines.</summary>
    public IEnumerable<Finding> FindingsOf(LoadedPage page) =>
        page.Result.Findings.Concat(_catalogFindings[page.File.Path].Select(f => Locate(f, page.Result.Source))).OrderBy(f => f.Span.Start);

    private static Finding Locate(PageFinding finding, OperationSource source) =>
        new(finding.Rule, finding.Row < 0 ? source.Address : source.Rows[finding.Row], finding.Arguments);

    private static PageResult Read(PageFile file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read '{file.Display}': {e.Message}");
        }

        try
        {
            return OperationReader.Read(text);
        }
        catch (Exception e)
        {
            // As in the generator: a page that the reader was not prepared for costs that page, not the run.
            return new PageResult(PageKind.Other, null, PageTables.None, TypeGuide.Empty, s_nowhere, [new Finding(Rules.UnreadablePage, default, [$"{e.GetType().Name}: {e.Message}"])]);
        }
    }
}
