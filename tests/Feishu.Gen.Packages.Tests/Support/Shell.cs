using System.Diagnostics;
using System.Text;

namespace Feishu.Gen.Packages.Tests.Support;

/// <summary>What a program left behind.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    /// <summary>What it wrote, once it is sure that it ended well.</summary>
    public string Successful()
    {
        Assert.True(ExitCode == 0, Output);
        return Output;
    }
}

/// <summary>Runs programs as a user does.</summary>
/// <param name="environment">Variables that they get beside the usual ones.</param>
internal sealed class Shell(IReadOnlyDictionary<string, string> environment)
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public async Task<ProgramRun> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // What the build that runs the tests tells its own children is not for the builds of users.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var end = Patience.ProgramToken;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(end), process.StandardError.ReadToEndAsync(end));
        await process.WaitForExitAsync(end);
        return new ProgramRun(process.ExitCode, string.Concat(texts).ReplaceLineEndings("\n"));
    }
}
