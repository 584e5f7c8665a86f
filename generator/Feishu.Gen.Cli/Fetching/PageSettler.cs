using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Files;
using Feishu.Gen.Cli.Pages;
using Feishu.Testing.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>
/// Decides for each page that was fetched whether and where it is written, and writes it. Pages that say where they are from
/// (<c>source_url</c>) are the tool's to write; other files are their owners', and stay as they are.
/// </summary>
/// <param name="folder">The folder of pages, as the user writes it.</param>
/// <param name="before">The pages in it.</param>
internal sealed class PageSettler(string folder, PageSet before)
{
    private readonly OutputFolder _output = new(folder);
    private readonly Dictionary<string, LoadedPage> _pages = before.Pages.ToDictionary(p => p.File.FullPath, StringComparer.Ordinal);

    /// <summary>Writes a page, if it is new or says something new.</summary>
    public PageOutcome Settle(WantedPage wanted, FetchedPage fetched)
    {
        var isMoved = fetched.Address != wanted.Address;
        var holder = isMoved ? Holder(fetched.Address) : null;
        if (wanted.File is { } own && holder is not null && holder.File != own)
        {
            return PageOutcome.Failed($"was moved to {fetched.Address.Url}, which '{holder.File.Display}' has already; delete '{own.Display}'");
        }

        var file = wanted.File ?? holder?.File ?? PageFile.In(folder, fetched.Address.FilePath);
        var text = PageOrigin.Stamp(fetched);
        var now = LoadedPage.Of(file, text);
        try
        {
            var outcome = Write(file, text, now, wanted);
            return isMoved && outcome.State != PageState.Failed ? outcome with { Sentence = $"was moved to {fetched.Address.Url}" } : outcome;
        }
        catch (UserException e)
        {
            return PageOutcome.Failed(e.Message);
        }
    }

    /// <summary>Removes what a run left behind that was ended while it wrote.</summary>
    /// <exception cref="UserException">It cannot be removed.</exception>
    public void RemoveLeftovers() => _output.RemoveLeftovers();

    private PageOutcome Write(PageFile file, string text, LoadedPage now, WantedPage wanted)
    {
        if (_output.LinkOn(file.FullPath) is null && !RegularFile.IsOne(file.FullPath))
        {
            return PageOutcome.Failed($"cannot write '{file.Display}': it is a pipe, a socket or a device");
        }

        var old = _output.LinkOn(file.FullPath) is not null ? null
            : _pages.GetValueOrDefault(file.FullPath) ?? (File.Exists(file.FullPath) ? LoadedPage.Read(file) : null);
        if (old is not null)
        {
            if (old.Address is null)
            {
                return PageOutcome.Failed($"'{file.Display}' is there already and does not say where it is from (source_url), so it was left as it is; move it, or add that line to it");
            }

            if (!IsSamePage(old.Address, now.Address) && !IsSamePage(old.Address, wanted.Address.Url))
            {
                return PageOutcome.Failed($"'{file.Display}' is there already and is from {old.Address}, so it was left as it is; move it");
            }

            var oldText = LineEnds.ToLf(LoadedPage.ReadText(file).Text);
            if (PageOrigin.AreSame(oldText, text))
            {
                return new PageOutcome(PageState.Unchanged);
            }

            if (PageLoss.Find(old, oldText, now, text) is { } loss)
            {
                return PageOutcome.Failed(loss);
            }
        }

        _output.Write(file.FullPath, file.Display, text, isDurable: true);
        _pages[file.FullPath] = now;
        return new PageOutcome(old is null ? PageState.Added : PageState.Updated, Page: now);
    }

    /// <summary>The page in the folder that says it is from an address, or null.</summary>
    private LoadedPage? Holder(PageAddress address) => _pages.Values
        .Where(p => p.Address is not null && IsSamePage(p.Address, address.Url))
        .OrderBy(p => p.File.Path, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool IsSamePage(string one, string? other) =>
        one == other || (other is not null && PageAddress.TryParse(one, out var first) && PageAddress.TryParse(other, out var second) && first.Path == second.Path);
}
