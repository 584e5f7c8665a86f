using System.Diagnostics;
using System.Runtime.InteropServices;
using Feishu.Gen.Tests.Support;

namespace Feishu.Bots;

/// <summary>The client in a native program, made and run as users would.</summary>
public class AotProbeTests
{
    [Fact]
    public async Task Publishes_without_a_warning_and_calls_the_platform()
    {
        Assert.SkipUnless(HasToolChain(), "There is no linker for native programs here, or the native compiler was never restored.");
        await using var fake = await FakeFeishu.StartAsync(
            new Answer("""{"code":0,"msg":"ok","bot":{"app_name":"probe","activate_status":2,"new_one":[1]}}"""));
        var folder = Directory.CreateTempSubdirectory("aot-probe-");
        try
        {
            var project = Path.Combine(Repository.Root, "samples", "AotProbe");
            var (exitCode, output) = await RunAsync(
                "dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder.FullName, "--nologo", "-nodeReuse:false");
            Assert.True(exitCode == 0, output);
            Assert.DoesNotContain("warning IL", output, StringComparison.Ordinal);

            (exitCode, output) = await RunAsync(Path.Combine(folder.FullName, "AotProbe"), fake.Address.ToString(), FakeFeishu.AppId, FakeFeishu.AppSecret);

            Assert.Equal(0, exitCode);
            Assert.Equal("""{"bot":{"activate_status":2,"app_name":"probe","new_one":[1]}}""" + "\nTrue\n", output.ReplaceLineEndings("\n"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool HasToolChain()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return OperatingSystem.IsLinux()
            && Directory.Exists(Path.Combine(packages, $"runtime.{RuntimeInformation.RuntimeIdentifier}.microsoft.dotnet.ilcompiler"))
            && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var end = Patience.ProgramToken;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(end), process.StandardError.ReadToEndAsync(end));
        await process.WaitForExitAsync(end);
        return (process.ExitCode, string.Concat(texts));
    }
}
