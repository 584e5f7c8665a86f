using System.CommandLine;
using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.Json;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen list</c>: prints the operations that the pages describe.</summary>
internal static class ListCommand
{
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

    private static string Json(EquatableArray<OperationPlan> operations) => JsonOutput.Write(json =>
    {
        json.WriteStartArray();
        foreach (var plan in operations)
        {
            json.WriteStartObject();
            json.WriteString("id", plan.Id);
            json.WriteString("method", plan.Operation.Method);
            json.WriteString("path", plan.Operation.Path);
            json.WriteString("title", plan.Operation.Title);
            json.WriteString("page", plan.PagePath);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
