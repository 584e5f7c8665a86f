using System.CommandLine;
using Feishu.Gen.Cli.Fetching;
using Feishu.Gen.Cli.Output;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen add</c>: fetches pages into the folder of pages.</summary>
internal static class AddCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen add https://open.feishu.cn/document/server-docs/im-v1/message/create
        feishu-gen add server-docs/im-v1/message/list server-docs/im-v1/message/reply --output src/Bots/specs
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var addresses = new Argument<string[]>("urls")
        {
            Description = "The pages' addresses as a browser shows them, or their paths below /document",
            Arity = ArgumentArity.OneOrMore,
        };
        var folder = new Option<string>("--output", "-o")
        {
            Description = "The folder of pages; a page lies there under its address",
            HelpName = "folder",
            DefaultValueFactory = _ => FetchOptions.UsualFolder,
        };
        var site = FetchOptions.Base();
        var timeout = FetchOptions.Timeout();
        var command = new Command("add", "Fetch pages as Markdown, and print what they add; exit code 1 if code may not compile any more (!), 2 if a page failed")
        {
            addresses, folder, site, timeout,
        };
        command.SetAction((parsed, cancellation) =>
            RunAsync(terminal, parsed.GetValue(addresses)!, parsed.GetValue(folder)!, FetchOptions.Read(parsed.GetValue(site), parsed.GetValue(timeout)), cancellation));
        return command;
    }

    private static Task<int> RunAsync(Terminal terminal, IEnumerable<string> texts, string folder, FetchSettings settings, CancellationToken cancellation)
    {
        var addresses = texts.Select(PageAddress.Parse).Distinct().ToList();
        var update = new PageFolderUpdate(terminal, folder, settings);

        // A page that was saved by hand under another name stays where it is.
        var known = update.Before.Pages.Where(p => p.Address is not null).ToLookup(p => PageAddress.TryParse(p.Address!, out var address) ? address.Path : "");
        return update.RunAsync([.. addresses.Select(a => new WantedPage(a, known[a.Path].FirstOrDefault()?.File))], cancellation);
    }
}
