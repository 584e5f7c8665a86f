using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Cli.Pages;

/// <summary>The pages of a run and what they make up together: what every command works on.</summary>
internal sealed class PageSet
{
    private readonly ILookup<string, PageFinding> _catalogFindings;

    private PageSet(IReadOnlyList<LoadedPage> pages)
    {
        Pages = pages;
        Catalog = CatalogBuilder.Build(pages.Select(p => (p.File.Path, p.Result)));
        _catalogFindings = Catalog.Findings.ToLookup(f => f.Path, StringComparer.Ordinal);
    }

    /// <summary>The pages, in ordinal order of their paths.</summary>
    public IReadOnlyList<LoadedPage> Pages { get; }

    /// <summary>Their operations and events with names and models.</summary>
    public ApiCatalog Catalog { get; }

    /// <summary>Reads all pages that arguments name.</summary>
    /// <param name="arguments">Folders and files.</param>
    /// <param name="terminal">Where progress is drawn, and said what was passed over.</param>
    /// <exception cref="UserException">An argument names nothing, a file cannot be read, or there is no page.</exception>
    public static PageSet Load(IReadOnlyList<string> arguments, Terminal terminal) => Load(PageFile.Find(arguments, terminal), terminal);

    /// <summary>Reads the pages of a folder, which may be empty or not be there yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="terminal">Where progress is drawn, and said what was passed over.</param>
    /// <exception cref="UserException">A file cannot be read.</exception>
    public static PageSet LoadFolder(string folder, Terminal terminal) => Load(Directory.Exists(folder) ? PageFile.FindAny([folder], terminal) : [], terminal);

    /// <summary>The same pages, with others for some of them, or beside them.</summary>
    public PageSet With(IEnumerable<LoadedPage> changed)
    {
        var pages = Pages.ToDictionary(p => p.File.FullPath, StringComparer.Ordinal);
        foreach (var page in changed)
        {
            pages[page.File.FullPath] = page;
        }

        return new PageSet([.. pages.Values.OrderBy(p => p.File.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Sees that there are operations to work on.</summary>
    /// <exception cref="UserException">No page yields an operation.</exception>
    public void RequireOperations() => Require(Catalog.Operations.Count + Catalog.Redirects.Count, "endpoint page");

    /// <summary>Sees that there is something to work on.</summary>
    /// <exception cref="UserException">No page yields an operation or an event.</exception>
    public void RequireOperationsOrEvents() => Require(Catalog.Operations.Count + Catalog.Redirects.Count + Catalog.Events.Count, "page of an endpoint or event");

    /// <summary>Says how many pages yield nothing because of errors, if there are any.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="which">Which pages these are, where there are others, too; with a blank at the end.</param>
    public void TellOfErrors(Terminal terminal, string which = "")
    {
        if (Pages.Count(p => p.HasErrors) is > 0 and var failed)
        {
            terminal.WriteError($"{Counted.Of(failed, "page")} {which}with errors left out; 'feishu-gen check' lists them");
        }
    }

    /// <summary>Everything that was found about a page, on its own and beside the others, in the order of its lines.</summary>
    public IEnumerable<Finding> FindingsOf(LoadedPage page) =>
        page.Result.Findings.Concat(_catalogFindings[page.File.Path].Select(f => f.At(page.Result.Source))).OrderBy(f => f.Span.Start);

    private void Require(int found, string what)
    {
        if (found == 0)
        {
            throw new UserException($"no {what} among {Counted.Of(Pages.Count, "page")}; 'feishu-gen check --verbose' says why");
        }
    }

    private static PageSet Load(IReadOnlyList<PageFile> files, Terminal terminal)
    {
        var pages = new LoadedPage[files.Count];
        using (var progress = new Progress(terminal, "Reading", files.Count))
        {
            try
            {
                Parallel.For(0, files.Count, i =>
                {
                    pages[i] = LoadedPage.Read(files[i]);
                    progress.Step();
                });
            }
            catch (AggregateException e) when (e.InnerExceptions.OfType<UserException>().FirstOrDefault() is { } user)
            {
                throw user;
            }
        }

        return new PageSet(pages);
    }
}
