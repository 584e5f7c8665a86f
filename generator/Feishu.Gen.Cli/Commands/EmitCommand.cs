using System.CommandLine;
using Feishu.Gen.Cli.Emission;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen emit</c>: writes the code that the compiler gets.</summary>
internal static class EmitCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen emit specs -o Generated --namespace Bots.FeishuApi
        feishu-gen emit src/Bots/specs -o review --project src/Bots
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = PagesArgument.Create();
        var output = new Option<string>("--output", "-o") { Description = "The folder to write to; emitted files in it that are no more are removed, and others are left alone", HelpName = "folder", Required = true };
        var ns = new Option<string?>("--namespace") { Description = "What FeishuNamespace is in the project", HelpName = "name" };
        var client = new Option<string?>("--client") { Description = "What FeishuClientName is", HelpName = "name" };
        var accessibility = new Option<string?>("--accessibility") { Description = "What FeishuAccessibility is" };
        accessibility.AcceptOnlyFromAmong("public", "internal");
        var project = new Option<string>("--project")
        {
            Description = "The project's folder, from which files name their pages",
            HelpName = "folder",
            DefaultValueFactory = _ => ".",
        };
        var command = new Command("emit", "Write the emitted C#, byte for byte what the compiler gets, for instance for review in a pull request")
        {
            pages, output, ns, client, accessibility, project,
        };
        command.SetAction(parsed => Run(
            terminal,
            PageFile.Find(parsed.GetValue(pages)!, terminal),
            parsed.GetValue(output)!,
            parsed.GetValue(project)!,
            new Dictionary<string, string?>
            {
                ["FeishuNamespace"] = parsed.GetValue(ns),
                ["FeishuClientName"] = parsed.GetValue(client),
                ["FeishuAccessibility"] = parsed.GetValue(accessibility),
            }));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<PageFile> pages, string output, string project, IReadOnlyDictionary<string, string?> properties)
    {
        var code = EmittedCode.Of(pages, project, properties);
        if (code.Errors.Count > 0)
        {
            throw new UserException(string.Join("; ", code.Errors));
        }

        var folder = new CodeFolder(output);
        folder.Fill(code.Files);
        terminal.WriteLine($"{Counted.Of(code.Files.Count, "file")}: {folder.Written} written, {folder.Removed} removed, {code.Files.Count - folder.Written} unchanged");
        if (code.PagesWithErrors > 0)
        {
            terminal.WriteError($"{Counted.Of(code.PagesWithErrors, "page")} with errors left out; 'feishu-gen check' lists them");
        }

        return ExitCode.Success;
    }
}
