using System.CommandLine;
using Feishu.Gen.Cli.Pages;
using Feishu.Gen.Cli.Scopes;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen scopes</c>: prints the permissions that an app needs for the pages' operations and events.</summary>
internal static class ScopesCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen scopes specs
        feishu-gen scopes specs --json --tokens tenant
        feishu-gen scopes specs --json --fields
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = PagesArgument.Create();
        var json = new Option<bool>("--json") { Description = "Print a choice that is enough, in the form that the console's batch import takes" };
        var fields = new Option<bool>("--fields") { Description = "With --json, ask for the permissions of single fields, too" };
        var tokens = new Option<string>("--tokens") { Description = "With --json, the tokens that calls are made with; events take the tenant's permissions in any case", DefaultValueFactory = _ => "both" };
        tokens.AcceptOnlyFromAmong("tenant", "user", "both");
        var command = new Command("scopes", "Print the permissions that the operations and events need: of each set one is enough") { pages, json, fields, tokens };
        command.SetAction(parsed =>
        {
            var needs = ScopeNeeds.Of(PageSet.Load(parsed.GetValue(pages)!, terminal).Catalog);
            if (parsed.GetValue(json))
            {
                terminal.Output.WriteLine(Json(needs, parsed.GetValue(fields), parsed.GetValue(tokens)!));
            }
            else
            {
                Print(terminal.Output, needs);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string Json(ScopeNeeds needs, bool withFields, string tokens)
    {
        IReadOnlyList<ScopeNeed> calls = withFields ? [.. needs.Calls, .. needs.Fields] : needs.Calls;
        IReadOnlyList<ScopeNeed> events = withFields ? [.. needs.Events, .. needs.EventFields] : needs.Events;
        return ScopeImport.Of([.. tokens == "user" ? [] : calls, .. events], tokens == "tenant" ? [] : calls);
    }

    private static void Print(TextWriter output, ScopeNeeds needs)
    {
        Print(output, "To call operations, one of each:", needs.Calls);
        Print(output, "To get fields of their answers, one of each:", needs.Fields);
        Print(output, "To subscribe to events, one of each:", needs.Events);
        Print(output, "To get fields of these events, one of each:", needs.EventFields);
        output.WriteLine(
            $"{Counted.Of(needs.Calls.Count, "set")} for calls, {Counted.Of(needs.Fields.Count, "set")} for fields; "
            + $"{Counted.Of(needs.Events.Count, "set")} for events, {Counted.Of(needs.EventFields.Count, "set")} for their fields");
    }

    private static void Print(TextWriter output, string heading, IReadOnlyList<ScopeNeed> needs)
    {
        if (needs.Count == 0)
        {
            return;
        }

        output.WriteLine(heading);
        foreach (var need in needs)
        {
            output.WriteLine();
            TextTable.Write(output, [.. need.AnyOf.Select((s, i) => new[] { i == 0 ? "  " : "  or", s.Name, s.Description })]);
            output.WriteLine($"    for {string.Join(", ", need.Users)} ({need.Tokens.ToString().ToLowerInvariant()})");
        }

        output.WriteLine();
    }
}
