using Feishu.Gen.Cli.Diff;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>
/// Fetches pages into a folder and says what that changed: what <c>add</c> and <c>update</c> have in common. Each page is written as
/// soon as it is there, so that whatever ends the run costs no page that came before.
/// </summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="folder">The folder of pages, as the user writes it.</param>
/// <param name="settings">How pages are fetched.</param>
internal sealed class PageFolderUpdate(Terminal terminal, string folder, FetchSettings settings)
{
    private const int AtATime = 4;

    private readonly Lock _lock = new();
    private int _printed;

    /// <summary>The pages as they are before anything is fetched.</summary>
    public PageSet Before { get; } = PageSet.LoadFolder(folder, terminal);

    /// <summary>Fetches pages, writes those that are new or changed, and prints what became of them.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="UserException">The host cannot be reached, or the folder cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<int> RunAsync(IReadOnlyList<WantedPage> wanted, CancellationToken cancellation)
    {
        foreach (var page in wanted.Where(w => settings.Site is null && !w.Address.IsOfPlatform))
        {
            throw new UserException($"'{page.Address.Url}' is none of the platform's pages; those of another host are fetched with --base");
        }

        var outcomes = new PageOutcome?[wanted.Count];
        try
        {
            await FetchAsync(wanted, outcomes, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // What was written is said, however the run ends.
            for (; _printed < outcomes.Length; _printed++)
            {
                Print(wanted[_printed], outcomes[_printed]);
            }
        }

        return Report([.. outcomes.OfType<PageOutcome>()]);
    }

    private async Task FetchAsync(IReadOnlyList<WantedPage> wanted, PageOutcome?[] outcomes, CancellationToken cancellation)
    {
        using var fetcher = new PageFetcher(settings);
        using var progress = new Progress(terminal, "Fetching", wanted.Count);
        var settler = new PageSettler(folder, Before);
        settler.RemoveLeftovers();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation };
        await Parallel.ForAsync(0, wanted.Count, options, async (i, cancel) =>
        {
            try
            {
                var page = await fetcher.FetchAsync(wanted[i].Address, cancel).ConfigureAwait(false);
                Settle(i, () => settler.Settle(wanted[i], page));
            }
            catch (FetchException e)
            {
                Settle(i, () => PageOutcome.Failed(e.Message));
            }

            progress.Step();
        }).ConfigureAwait(false);

        // One page after the other, and said in the order in which they were asked for.
        void Settle(int i, Func<PageOutcome> outcome)
        {
            lock (_lock)
            {
                outcomes[i] = outcome();
                for (; _printed < outcomes.Length && outcomes[_printed] is { } next; _printed++)
                {
                    Print(wanted[_printed], next);
                }
            }
        }
    }

    private void Print(WantedPage wanted, PageOutcome? outcome)
    {
        if (outcome is { Sentence.Length: > 0 })
        {
            terminal.WriteError($"{wanted.Address.Url}: {outcome.Sentence}");
        }

        if (outcome is { Page: { } page, State: var state })
        {
            terminal.WriteLine($"{(state == PageState.Added ? "added" : "updated"),-8} {page.File.Display}");
        }
    }

    private int Report(IReadOnlyList<PageOutcome> outcomes)
    {
        var written = outcomes.Select(o => o.Page).OfType<LoadedPage>().ToList();
        var failed = outcomes.Count(o => o.State == PageState.Failed);
        terminal.WriteLine($"{Counted.Of(written.Count, "page")} written, {outcomes.Count(o => o.State == PageState.Unchanged)} unchanged, {failed} failed");
        if (written.Count(p => !p.YieldsCode) is > 0 and var others)
        {
            terminal.WriteError($"no code comes of {Counted.Of(others, "page")} of these; 'feishu-gen check --verbose' says why");
        }

        var diff = CatalogDiff.Of(Before.Catalog, Before.With(written).Catalog);
        DiffText.Write(terminal, diff);
        return failed > 0 ? ExitCode.Failure : diff.Breaking > 0 ? ExitCode.Findings : ExitCode.Success;
    }
}
