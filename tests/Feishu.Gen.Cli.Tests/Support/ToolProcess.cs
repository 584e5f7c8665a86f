using System.Diagnostics;
using System.Globalization;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>The tool as a process of its own, for what ends it from outside.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ToolProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "feishu-gen.dll");

    public static ToolProcess Start(params string[] args) => new(new ProcessStartInfo("dotnet", [Program, .. args]));

    /// <summary>Starts it in a shell of POSIX systems.</summary>
    /// <param name="script">What the shell is to do; <c>"$@"</c> is the tool with its arguments.</param>
    /// <param name="args">The arguments.</param>
    public static ToolProcess StartInShell(string script, params string[] args) => new(new ProcessStartInfo("sh", ["-c", script, "sh", "dotnet", Program, .. args]));

    /// <summary>Ends it at once, without a word.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Sends a signal: <c>INT</c>, <c>TERM</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var signal = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<ToolRun> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).InTimeAsync(what: "the end of the tool");
        return new ToolRun(_process.ExitCode, await _output, await _error);
    }

    /// <summary>Ends the tool where the test has not: a test that fails leaves no process behind.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
