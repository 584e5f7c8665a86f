using System.Text;
using Feishu.Gen.Cli.Diff;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Fetches pages into a folder and says what that changed: what <c>add</c> and <c>update</c> have in common.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="folder">The folder of pages, as the user writes it.</param>
/// <param name="site">Where to fetch from instead of the pages' own site, or null.</param>
internal sealed class PageFolderUpdate(Terminal terminal, string folder, Uri? site)
{
    private const int AtATime = 4;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private readonly List<PageFile> _written = [];
    private int _unchanged;
    private int _failed;

    /// <summary>The pages as they are before anything is fetched.</summary>
    public PageSet Before { get; } = PageSet.LoadFolder(folder, terminal);

    /// <summary>Fetches pages, writes those that are new or changed, and prints what became of them.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="UserException">The host cannot be reached, or a file cannot be written.</exception>
    public async Task<int> RunAsync(IReadOnlyList<WantedPage> wanted, CancellationToken cancellation)
    {
        foreach (var page in wanted.Where(w => site is null && !w.Address.IsOfPlatform))
        {
            throw new UserException($"'{page.Address.Url}' is none of the platform's pages; those of another host are fetched with --base");
        }

        var outcomes = await FetchAsync(wanted, cancellation).ConfigureAwait(false);
        for (var i = 0; i < outcomes.Length; i++)
        {
            Settle(wanted[i], outcomes[i]);
        }

        Report(Before.With(_written));
        return _failed > 0 ? ExitCode.Failure : ExitCode.Success;
    }

    private async Task<FetchOutcome[]> FetchAsync(IReadOnlyList<WantedPage> wanted, CancellationToken cancellation)
    {
        using var fetcher = new PageFetcher(site);
        using var progress = new Progress(terminal, "Fetching", wanted.Count);
        var outcomes = new FetchOutcome[wanted.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        await Parallel.ForAsync(0, wanted.Count, options, async (i, cancel) =>
        {
            try
            {
                outcomes[i] = new FetchOutcome(await fetcher.FetchAsync(wanted[i].Address, cancel).ConfigureAwait(false), "");
            }
            catch (FetchException e)
            {
                outcomes[i] = new FetchOutcome(null, e.Message);
            }

            progress.Step();
        }).ConfigureAwait(false);
        return outcomes;
    }

    private void Settle(WantedPage wanted, FetchOutcome outcome)
    {
        if (outcome.Page is not { } page)
        {
            _failed++;
            terminal.Error.WriteLine($"feishu-gen: {wanted.Address.Url}: {outcome.Failure}");
            return;
        }

        if (page.Address != wanted.Address)
        {
            terminal.Error.WriteLine($"feishu-gen: {wanted.Address.Url} was moved to {page.Address.Url}");
        }

        var file = wanted.File ?? PageFile.In(folder, page.Address.FilePath);
        var text = PageOrigin.Stamp(page);
        var isNew = !File.Exists(file.FullPath);
        if (!isNew && PageOrigin.AreSame(LoadedPage.ReadText(file).ReplaceLineEndings("\n"), text))
        {
            _unchanged++;
            return;
        }

        Write(file, text);
        _written.Add(file);
        terminal.Output.WriteLine($"{(isNew ? "added" : "updated"),-8} {file.Display}");
    }

    private static void Write(PageFile file, string text)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.FullPath)!);
            File.WriteAllText(file.FullPath, text, s_utf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UserException($"cannot write '{file.Display}': {e.Message}");
        }
    }

    private void Report(PageSet after)
    {
        terminal.Output.WriteLine($"{Counted.Of(_written.Count, "page")} written, {_unchanged} unchanged, {_failed} failed");
        if (after.Pages.Count(p => _written.Contains(p.File) && p.Result is { Operation: null, Events.Count: 0 }) is > 0 and var others)
        {
            terminal.Error.WriteLine($"feishu-gen: no code comes of {Counted.Of(others, "page")} of these; 'feishu-gen check --verbose' says why");
        }

        DiffText.Write(terminal.Output, CatalogDiff.Of(Before.Catalog, after.Catalog));
    }
}
