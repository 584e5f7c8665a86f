using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen list</c>: prints the operations that the pages describe.</summary>
internal static class ListCommand
{
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen list specs
        feishu-gen list specs --json
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = PagesArgument.Create();
        var json = new Option<bool>("--json") { Description = "Print a JSON array" };
        var command = new Command("list", "Print the operations, one a line: id, method, path, title, page") { pages, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(pages)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> arguments, bool isJson)
    {
        var operations = PageSet.Load(arguments, terminal).Catalog.Operations;
        if (isJson)
        {
            terminal.Output.WriteLine(Json(operations));
        }
        else
        {
            TextTable.Write(terminal.Output, operations.Select(o => new[] { o.Id, o.Operation.Method, o.Operation.Path, o.Operation.Title, o.PagePath }).ToList());
        }

        return ExitCode.Success;
    }

    private static string Json(EquatableArray<OperationPlan> operations)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_json))
        {
            writer.WriteStartArray();
            foreach (var plan in operations)
            {
                writer.WriteStartObject();
                writer.WriteString("id", plan.Id);
                writer.WriteString("method", plan.Operation.Method);
                writer.WriteString("path", plan.Operation.Path);
                writer.WriteString("title", plan.Operation.Title);
                writer.WriteString("page", plan.PagePath);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
