using System.Diagnostics;
using System.Text;
using Feishu.Gen.Tests.Support;
using Feishu.Testing;

namespace Feishu.Bots;

/// <summary>The sample, run as users run it.</summary>
public class QuickstartTests
{
    [Fact]
    public async Task Prints_the_removed_followers_a_suggestion_and_a_second_try()
    {
        var (exitCode, output) = await RunAsync([]);

        Assert.Equal(0, exitCode);
        var suggestion = FeishuApi.TaskV1.TaskResource.BatchDeleteFollowerOperation.FindError(1470602)!.Suggestion;
        AssertInOrder(
            output, "ou_13585843f02bc94923ed17a007cbc9b1", "ou_f4506885e436763c36e03c05ef1bd6f8", "1470602", suggestion,
            "99991400", "ou_99e1a581b36ecc4862cbfbce473f3123");
    }

    [Fact]
    public async Task With_an_app_of_ones_own_asks_the_platform_and_only_reads()
    {
        await using var mock = await Mock.StartAsync();
        mock.Answer(Mock.BotInfo, FeishuMockAnswer.Result("""{"bot":{"app_name":"助手","open_id":"ou_bot","activate_status":2}}"""));

        var (exitCode, output) = await RunAsync(Credentials(mock, mock.AppSecret));

        Assert.Equal(0, exitCode);
        AssertInOrder(output, mock.AppId, "助手", "ou_bot");
        Assert.Equal(["GET /open-apis/bot/v3/info"], mock.Calls().Select(call => $"{call.Method} {call.Path}"));
    }

    [Fact]
    public async Task With_a_wrong_secret_says_what_to_check()
    {
        await using var mock = await Mock.StartAsync();

        var (exitCode, output) = await RunAsync(Credentials(mock, "another-secret"));

        Assert.Equal(1, exitCode);
        AssertInOrder(output, "10014", "AppSecret");
        Assert.DoesNotContain("another-secret", output, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Credentials(FeishuMock mock, string secret) =>
        [("FEISHU_APP_ID", mock.AppId), ("FEISHU_APP_SECRET", secret), ("FEISHU_BASE_ADDRESS", mock.BaseAddress.ToString())];

    private static void AssertInOrder(string output, params string[] parts)
    {
        var at = 0;
        foreach (var part in parts)
        {
            var found = output.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{part}' is missing, or too early, in:\n{output}");
            at = found + part.Length;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync((string Name, string Value)[] variables)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var sample = Path.Combine(Repository.Root, "samples", "Quickstart", "bin", output.Parent!.Name, output.Name, "Quickstart.dll");
        var start = new ProcessStartInfo("dotnet", [sample])
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
        var texts = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, string.Concat(texts));
    }
}
