using System.Diagnostics;
using System.Text;
using Feishu.Gen.Tests.Support;

namespace Feishu.Bots;

/// <summary>A sample of the repository, run as users run it.</summary>
internal static class SampleProcess
{
    /// <summary>Runs a sample to its end.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="variables">What the environment names; nothing of an app of one's own otherwise.</param>
    public static Task<(int ExitCode, string Output)> RunAsync(string sample, params (string Name, string Value)[] variables) =>
        RunAsync(sample, Patience.ProgramToken, variables);

    /// <summary>Runs a sample to its end, or until it is cancelled; then it is killed.</summary>
    /// <param name="sample">Its name.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <param name="variables">What the environment names; nothing of an app of one's own otherwise.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string sample, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(Repository.Root, "samples", sample, "bin", output.Parent!.Name, output.Name, $"{sample}.dll");
        var start = new ProcessStartInfo("dotnet", [assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in new[] { "FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_BASE_ADDRESS" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, string.Concat(texts));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Asserts that parts occur in a text in their order.</summary>
    public static void AssertInOrder(string output, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = output.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is missing, or too early, in:\n{output}");
            at = found + part.Length;
        }
    }
}
