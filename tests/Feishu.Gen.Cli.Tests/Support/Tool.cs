using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the tool without a process.</summary>
internal static class Tool
{
    public static ToolRun Run(params string[] args) => Run(isInteractive: false, args);

    public static ToolRun Run(bool isInteractive, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(args, new Terminal(output, error, isInteractive));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Compares two folders of pages.</summary>
    public static ToolRun Diff((string Path, string Text)[] old, (string Path, string Text)[] now, params string[] options)
    {
        using var before = new PageFolder(old);
        using var after = new PageFolder(now);
        return Run(["diff", before.Root, after.Root, .. options]);
    }
}
