using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Feishu.Gen.Cli.Commands;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;

namespace Feishu.Gen.Cli;

/// <summary>The command line: parses, runs a command, turns what goes wrong into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments, without the program.</param>
    /// <param name="terminal">Where it writes to.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var parsed = Root(terminal).Parse(args);
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            var code = Invoke(parsed, configuration, terminal);
            terminal.WriteLines(output.ToString(), isError: false);
            terminal.WriteLines(error.ToString(), isError: true);
            return parsed.Action is ParseErrorAction ? ExitCode.Failure : code;
        }
        catch (UserException e)
        {
            terminal.WriteError(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Such as a standard output that takes no more.
            terminal.WriteError(e.Message);
        }
        catch (Exception e)
        {
            terminal.WriteError($"this is a fault of the tool, please report it: {e.GetType().Name}: {e.Message}");
            terminal.WriteLines(e.StackTrace + "\n", isError: true);
        }

        return ExitCode.Failure;
    }

    /// <summary>Runs a command. One that waits for something is cancelled by a signal; the others are ended by it.</summary>
    private static int Invoke(ParseResult parsed, InvocationConfiguration configuration, Terminal terminal)
    {
        if (parsed.Action is not AsynchronousCommandLineAction)
        {
            return parsed.Invoke(configuration);
        }

        using var interruption = new Interruption();
        try
        {
            return parsed.InvokeAsync(configuration, interruption.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (interruption.ExitCode != 0)
        {
            terminal.WriteError("stopped; every file is as it was, or as it is to be");
            return interruption.ExitCode;
        }
    }

    private static RootCommand Root(Terminal terminal)
    {
        var examples = new Dictionary<Command, string>
        {
            [AddCommand.Create(terminal)] = AddCommand.Examples,
            [UpdateCommand.Create(terminal)] = UpdateCommand.Examples,
            [DiffCommand.Create(terminal)] = DiffCommand.Examples,
            [CheckCommand.Create(terminal)] = CheckCommand.Examples,
            [ListCommand.Create(terminal)] = ListCommand.Examples,
            [ScopesCommand.Create(terminal)] = ScopesCommand.Examples,
            [EmitCommand.Create(terminal)] = EmitCommand.Examples,
            [MockCommand.Create(terminal)] = MockCommand.Examples,
            [OpenApiCommand.Create(terminal)] = OpenApiCommand.Examples,
        };
        var root = new RootCommand("Fetches and reads the reference pages of the Feishu (Lark) open platform, as the Feishu.Gen generator reads them.");
        foreach (var command in examples.Keys)
        {
            root.Add(command);
            foreach (var option in command.Options)
            {
                option.Validators.Add(RefuseNothing);
            }
        }

        root.Options.OfType<HelpOption>().Single().Action = new ExamplesHelp(examples);
        return root;
    }

    /// <summary>An option whose value is empty, as that of a shell's variable which is not set, was not meant to have its default.</summary>
    private static void RefuseNothing(OptionResult option)
    {
        if (option.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            option.AddError($"{option.Option.Name} takes a value, and '{option.Tokens.First(token => string.IsNullOrWhiteSpace(token.Value)).Value}' is none");
        }
    }

    /// <summary>The usual help with examples below.</summary>
    private sealed class ExamplesHelp(IReadOnlyDictionary<Command, string> examples) : SynchronousCommandLineAction
    {
        private readonly HelpAction _help = new();

        public override int Invoke(ParseResult parseResult)
        {
            var code = _help.Invoke(parseResult);
            if (examples.TryGetValue(parseResult.CommandResult.Command, out var lines))
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var line in lines.Split('\n'))
                {
                    output.WriteLine("  " + line);
                }
            }

            return code;
        }
    }
}
