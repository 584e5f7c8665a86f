using System.CommandLine;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Files;
using Feishu.Gen.Cli.OpenApi;
using Feishu.Gen.Cli.Output;
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
        var json = export.ToJson();
        if (output is null)
        {
            terminal.WriteJson(json);
        }
        else
        {
            WriteFile(output, ControlCharacters.EscapeJson(json) + "\n");
        }

        Report(terminal, pages, export);
        return ExitCode.Success;
    }

    /// <summary>Writes the document to a file that is new, empty or a document of this kind.</summary>
    private static void WriteFile(string path, string json)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null)
            {
                throw new UserException($"cannot write '{path}': it is a link, and links are not followed");
            }

            if (file is { Exists: true, Length: > 0 } && !IsDocument(path))
            {
                throw new UserException($"cannot write '{path}': the file is there already, and it is no OpenAPI document; move it, or choose another name");
            }

            WholeFile.RemoveLeftovers(file.DirectoryName!, isDeep: false);
            WholeFile.Write(file.FullName, json, isDurable: false);
        }
        catch (Exception e) when (WholeFile.IsWriteFault(e))
        {
            throw new UserException($"cannot write '{path}': {e.Message}");
        }
    }

    /// <summary>Whether a file begins as an OpenAPI document in JSON does.</summary>
    private static bool IsDocument(string path)
    {
        using var reader = new StreamReader(path);
        var start = new char[200];
        var text = start.AsSpan(0, reader.ReadBlock(start)).TrimStart();
        return text.StartsWith("{") && text[1..].TrimStart().StartsWith("\"openapi\"", StringComparison.Ordinal);
    }

    private static void Report(Terminal terminal, PageSet pages, Export export)
    {
        foreach (var note in export.Notes)
        {
            terminal.WriteError(note);
        }

        pages.TellOfErrors(terminal);
    }
}
