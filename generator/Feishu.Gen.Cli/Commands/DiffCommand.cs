using System.CommandLine;
using Feishu.Gen.Cli.Diff;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen diff</c>: compares two folders of pages.</summary>
internal static class DiffCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen diff old/specs specs
        git worktree add ../main main && feishu-gen diff ../main/specs specs --json
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("old") { Description = "The folder, or the page, as it was" };
        var now = new Argument<string>("new") { Description = "The folder, or the page, as it is" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new Command("diff", "Print what changed between two folders of pages; exit code 1 if code may not compile any more (!)") { old, now, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(old)!, parsed.GetValue(now)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string old, string now, bool isJson)
    {
        var before = PageSet.Load([old], terminal);
        var after = PageSet.Load([now], terminal);
        var diff = CatalogDiff.Of(before.Catalog, after.Catalog);
        if (isJson)
        {
            terminal.WriteJson(DiffJson.Of(diff));
        }
        else
        {
            DiffText.Write(terminal, diff);
        }

        before.TellOfErrors(terminal, "of the old folder ");
        after.TellOfErrors(terminal, "of the new folder ");
        return diff.Breaking > 0 ? ExitCode.Findings : ExitCode.Success;
    }
}
