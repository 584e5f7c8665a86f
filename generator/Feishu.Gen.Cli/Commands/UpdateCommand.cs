using System.CommandLine;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Fetching;
using Feishu.Gen.Cli.Output;
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
        var timeout = FetchOptions.Timeout();
        var command = new Command("update", "Fetch the pages of a folder again, and print what changed; exit code 1 if code may not compile any more (!), 2 if a page failed")
        {
            folder, site, timeout,
        };
        command.SetAction((parsed, cancellation) => RunAsync(terminal, parsed.GetValue(folder)!, FetchOptions.Read(parsed.GetValue(site), parsed.GetValue(timeout)), cancellation));
        return command;
    }

    private static Task<int> RunAsync(Terminal terminal, string folder, FetchSettings settings, CancellationToken cancellation)
    {
        _ = PageFile.Find([folder], terminal: null);
        if (!Directory.Exists(folder))
        {
            throw new UserException($"'{folder}' is no folder; 'feishu-gen add' fetches a single page");
        }

        var update = new PageFolderUpdate(terminal, folder, settings);
        var wanted = update.Before.Pages
            .Select(p => p.Address is not null && PageAddress.TryParse(p.Address, out var address) ? new WantedPage(address, p.File) : null)
            .OfType<WantedPage>()
            .ToList();
        if (update.Before.Pages.Count - wanted.Count is > 0 and var unknown)
        {
            terminal.WriteError($"{Counted.Of(unknown, "page")} without a word of where it is from (source_url) left as it is");
        }

        return update.RunAsync(wanted, cancellation);
    }
}
