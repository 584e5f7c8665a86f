using System.CommandLine;
using Feishu.Gen.Catalog;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen list</c>: prints the operations and events that the pages describe.</summary>
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
        var command = new Command("list", "Print the operations and events, one a line: id, method and path, or type, EVENT and C# type, then title and page") { pages, json };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(pages)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> arguments, bool isJson)
    {
        var pages = PageSet.Load(arguments, terminal);
        var catalog = pages.Catalog;
        IReadOnlyList<Entry> entries = [.. catalog.Operations.Select(Entry.Of), .. catalog.Events.OrderBy(e => e.Event.Type, StringComparer.Ordinal).Select(Entry.Of)];
        if (isJson)
        {
            terminal.WriteJson(Json(entries));
        }
        else
        {
            TextTable.Write(terminal, [.. entries.Select(e => new[] { e.Id, e.Method, e.Model ?? e.Path, e.Title, e.Page })]);
        }

        pages.TellOfErrors(terminal);
        return ExitCode.Success;
    }

    /// <summary>What is an operation and what an event says <c>kind</c>; either has all the members that operations have.</summary>
    private static string Json(IReadOnlyList<Entry> entries) => JsonOutput.Write(json =>
    {
        json.WriteStartArray();
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("kind", entry.Model is null ? "operation" : "event");
            json.WriteString("id", entry.Id);
            json.WriteString("method", entry.Method);
            json.WriteString("path", entry.Path);
            if (entry.Model is { } model)
            {
                json.WriteString("model", model);
            }

            json.WriteString("title", entry.Title);
            json.WriteString("page", entry.Page);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>A line of the list.</summary>
    /// <param name="Id">The operation's id, or the event's type.</param>
    /// <param name="Method">The HTTP method, or <c>EVENT</c>.</param>
    /// <param name="Path">The path; empty for an event.</param>
    /// <param name="Model">The C# type of an event; null for an operation.</param>
    /// <param name="Title">The page's heading.</param>
    /// <param name="Page">The page.</param>
    private sealed record Entry(string Id, string Method, string Path, string? Model, string Title, string Page)
    {
        public static Entry Of(OperationPlan plan) => new(plan.Id, plan.Operation.Method, plan.Operation.Path, null, plan.Operation.Title, plan.PagePath);

        public static Entry Of(EventPlan plan) => new(plan.Event.Type, "EVENT", "", plan.Place.FullTypeName, plan.Event.Title, plan.Place.Page);
    }
}
