using System.CommandLine;
using Feishu.Gen.Cli.Fetching;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen update</c>: fetches the pages of a folder again.</summary>
internal static class UpdateCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen update
        feishu-gen update src/Bots/specs
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of pages", DefaultValueFactory = _ => FetchOptions.UsualFolder };
        var site = FetchOptions.Base();
        var command = new Command("update", "Fetch the pages of a folder again, and print what changed") { folder, site };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, parsed.GetValue(folder)!, FetchOptions.Read(parsed.GetValue(site)), cancellation));
        return command;
    }

    private static Task<int> RunAsync(Terminal terminal, string folder, Uri? site, CancellationToken cancellation)
    {
        _ = PageFile.Find([folder]);
        var update = new PageFolderUpdate(terminal, folder, site);
        var wanted = update.Before.Pages
            .Select(p => p.Address is not null && PageAddress.TryParse(p.Address, out var address) ? new WantedPage(address, p.File) : null)
            .OfType<WantedPage>()
            .ToList();
        if (update.Before.Pages.Count - wanted.Count is > 0 and var unknown)
        {
            terminal.Error.WriteLine($"feishu-gen: {Counted.Of(unknown, "page")} without a word of where it is from (source_url) left as it is");
        }

        return update.RunAsync(wanted, cancellation);
    }
}
