using System.CommandLine;
using Feishu.Gen.Cli.OpenApi;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen openapi</c>: writes the pages' operations and events as an OpenAPI 3.1 document.</summary>
internal static class OpenApiCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen openapi specs -o feishu.json
        feishu-gen openapi specs/task --shared > task.json
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = PagesArgument.Create();
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; standard output without it", HelpName = "file" };
        var shared = new Option<bool>("--shared")
        {
            Description = "Write the models as the generated client has them, shared by the operations and events of a service version, and paths that "
                + "differ in the names of parameters alone as one; instead of each page's own tables",
        };
        var command = new Command("openapi", "Write the operations, and the events as webhooks, as OpenAPI 3.1 (JSON)") { pages, output, shared };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(pages)!, parsed.GetValue(output), parsed.GetValue(shared)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> arguments, string? output, bool isShared)
    {
        var pages = PageSet.Load(arguments, terminal);
        pages.RequireOperationsOrEvents();
        var export = DocumentBuilder.Build(pages.Catalog, isShared);
        if (output is null)
        {
            export.Write(terminal.Output);
        }
        else
        {
            WriteFile(export, output);
        }

        Report(terminal, pages, export);
        return ExitCode.Success;
    }

    private static void WriteFile(Export export, string path)
    {
        try
        {
            using var file = new StreamWriter(path);
            export.Write(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserException($"cannot write '{path}': {e.Message}");
        }
    }

    private static void Report(Terminal terminal, PageSet pages, Export export)
    {
        foreach (var note in export.Notes)
        {
            terminal.Error.WriteLine($"feishu-gen: {note}");
        }

        pages.TellOfErrors(terminal);
    }
}
