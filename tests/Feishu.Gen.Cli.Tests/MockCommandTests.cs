using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Feishu.Gen.Cli.Commands;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Tests.Support;
using Feishu.Testing;

namespace Feishu.Gen.Cli.Tests;

public sealed partial class MockCommandTests
{
    private const string Credentials = """{"app_id":"cli_mock","app_secret":"the-secret-of-the-mock"}""";

    [Fact]
    public async Task Calls_are_answered_and_printed_until_it_is_ended()
    {
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));
        using var output = new WatchedWriter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Patience.Token);
        var options = new FeishuMockOptions { Faults = [FeishuMockFault.Parse("library.v1.rack.patch:status=503*1")] };

        var run = MockCommand.RunAsync(new Terminal(output, TextWriter.Null, isInteractive: false), [folder.Root], options, end.Token);
        using var http = new HttpClient { BaseAddress = new Uri(Address().Match(await output.WaitForAsync("a user's token")).Value) };
        await SendAsync(http, "/open-apis/auth/v3/tenant_access_token/internal", Credentials, HttpMethod.Post);
        await SendAsync(http, "/open-apis/library/v1/racks/sh_1", "{}", HttpMethod.Patch);
        await SendAsync(http, "/open-apis/library/v1/racks/sh_1", "{}", HttpMethod.Patch);
        await end.CancelAsync();

        Assert.Equal(0, await run.InTimeAsync());
        Assert.Equal(
            [
                "POST /open-apis/auth/v3/tenant_access_token/internal -> 200 0  auth.v3.TenantAccessToken.internal",
                "PATCH /open-apis/library/v1/racks/sh_1 -> 503  library.v1.rack.patch",
                "PATCH /open-apis/library/v1/racks/sh_1 -> 400 99991661  library.v1.rack.patch",
            ],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..]);
    }

    [Theory]
    [InlineData("'dorp' is no fault", "--fault", "dorp")]
    [InlineData("No page has the operation 'a.v1.b.get'", "--fault", "a.v1.b.get:drop")]
    [InlineData("--port", "--port", "many")]
    public void Arguments_that_make_no_sense_are_a_failure(string message, params string[] arguments)
    {
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));

        var run = Tool.Run(["mock", folder.Root, .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Port_that_is_taken_is_a_failure()
    {
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));
        await using var other = await FeishuMock.StartAsync(folder.Root, Patience.Token);
        var port = other.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var run = Tool.Run("mock", folder.Root, "--port", port);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"feishu-gen: cannot listen on port {port}: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_C_ends_it_with_success()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no such signal.");
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf));
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "feishu-gen.dll"), "mock", folder.Root, "--scope", "library:shelf:write", "--rate-limits"])
        {
            RedirectStandardOutput = true,
        })!;

        try
        {
            Assert.StartsWith("1 operation at http://127.0.0.1:", await process.StandardOutput.ReadLineAsync(Patience.Token), StringComparison.Ordinal);
            Assert.StartsWith("app id cli_mock, ", await process.StandardOutput.ReadLineAsync(Patience.Token), StringComparison.Ordinal);
            using var signal = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(Patience.Token);

            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static async Task SendAsync(HttpClient http, string path, string body, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await http.SendAsync(request, Patience.Token);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();

    /// <summary>Keeps what is written, and tells when something is.</summary>
    private sealed class WatchedWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string _text = "\n";

        public WatchedWriter() => NewLine = "\n";

        public Task<string> WaitForAsync(string text)
        {
            lock (_found)
            {
                _text = text;
                Look();
            }

            return _found.Task.InTimeAsync();
        }

        public override void WriteLine(string? value)
        {
            lock (_found)
            {
                base.WriteLine(value);
                Look();
            }
        }

        private void Look()
        {
            if (_text != "\n" && ToString().Contains(_text, StringComparison.Ordinal))
            {
                _found.TrySetResult(ToString());
            }
        }
    }
}
