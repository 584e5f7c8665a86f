using System.CommandLine;
using Feishu.Gen.Cli.Commands;

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
        var root = new RootCommand("Reads the reference pages of the Feishu (Lark) open platform as the Feishu.Gen generator does.")
        {
            OpenApiCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ListCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false };
        try
        {
            var code = parsed.Invoke(configuration);
            return parsed.Errors.Count > 0 ? ExitCode.Failure : code;
        }
        catch (UserException e)
        {
            terminal.Error.WriteLine($"feishu-gen: {e.Message}");
            return ExitCode.Failure;
        }
    }
}
