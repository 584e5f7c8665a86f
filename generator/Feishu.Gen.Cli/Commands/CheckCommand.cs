using System.CommandLine;
using System.Globalization;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen check</c>: prints what the generator would report about the pages.</summary>
internal static class CheckCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen check specs
        feishu-gen check specs/task/v1/task/get.md --verbose
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = PagesArgument.Create();
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Print hidden findings too: which pages are about no endpoint and no event" };
        var command = new Command("check", "Print the findings about the pages; exit code 1 if there are errors") { pages, verbose };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(pages)!, parsed.GetValue(verbose)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> arguments, bool isVerbose)
    {
        var pages = PageSet.Load(arguments, terminal);
        foreach (var page in pages.Pages)
        {
            foreach (var finding in pages.FindingsOf(page).Where(f => isVerbose || f.Rule.Severity != Severity.Hidden))
            {
                terminal.WriteLine(Line(page.File, finding));
            }
        }

        var all = pages.Pages.SelectMany(pages.FindingsOf).ToList();
        Summarize(terminal, pages, all);
        return all.Exists(f => f.Rule.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Success;
    }

    /// <summary>A finding in the form that compilers use, which editors and build servers recognise: places count from 1.</summary>
    private static string Line(PageFile file, Finding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file.Display}({finding.Span.Line + 1},{finding.Span.Column + 1}): {Name(finding.Rule.Severity)} {finding.Rule.Id}: {OneLine(finding.Message)}");

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();

    private static void Summarize(Terminal terminal, PageSet pages, IReadOnlyList<Finding> findings)
    {
        var kinds = pages.Pages.GroupBy(p => p.Result.Kind).OrderBy(g => g.Key).Select(g => $"{g.Count()} {NameOf(g.Key)}");
        terminal.WriteLine($"{Counted.Of(pages.Pages.Count, "page")}: {string.Join(", ", kinds)}; {Counted.Of(pages.Catalog.Operations.Count, "operation")}, {Counted.Of(pages.Catalog.Events.Count, "event")}");
        foreach (var group in findings.GroupBy(f => f.Rule).OrderByDescending(g => g.Key.Severity).ThenBy(g => g.Key.Id, StringComparer.Ordinal))
        {
            terminal.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{group.Count(),6} {Name(group.Key.Severity),-7} {group.Key.Id} {group.Key.Title}"));
        }
    }

    private static string NameOf(PageKind kind) => kind switch
    {
        PageKind.Endpoint => "endpoint",
        PageKind.Event => "event",
        _ => "other",
    };
}
