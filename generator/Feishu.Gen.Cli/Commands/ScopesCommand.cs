using System.CommandLine;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
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
            var set = PageSet.Load(parsed.GetValue(pages)!, terminal);
            var needs = ScopeNeeds.Of(set.Catalog);
            if (parsed.GetValue(json))
            {
                terminal.WriteJson(Json(needs, parsed.GetValue(fields), parsed.GetValue(tokens)!));
            }
            else
            {
                Print(terminal, needs);
            }

            set.TellOfErrors(terminal);
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

    private static void Print(Terminal terminal, ScopeNeeds needs)
    {
        Print(terminal, "To call operations, one of each:", needs.Calls);
        Print(terminal, "To get fields of their responses, one of each:", needs.Fields);
        Print(terminal, "To subscribe to events, one of each:", needs.Events);
        Print(terminal, "To get fields of these events, one of each:", needs.EventFields);
        terminal.WriteLine(
            $"{Counted.Of(needs.Calls.Count, "set")} for calls, {Counted.Of(needs.Fields.Count, "set")} for fields; "
            + $"{Counted.Of(needs.Events.Count, "set")} for events, {Counted.Of(needs.EventFields.Count, "set")} for their fields");
    }

    private static void Print(Terminal terminal, string heading, IReadOnlyList<ScopeNeed> needs)
    {
        if (needs.Count == 0)
        {
            return;
        }

        terminal.WriteLine(heading);
        foreach (var need in needs)
        {
            terminal.WriteLine();
            TextTable.Write(terminal, [.. need.AnyOf.Select((s, i) => new[] { i == 0 ? "  " : "  or", s.Name, s.Description })]);
            terminal.WriteLine($"    for {string.Join(", ", need.Users)} ({need.Tokens.ToString().ToLowerInvariant()})");
        }

        terminal.WriteLine();
    }
}
