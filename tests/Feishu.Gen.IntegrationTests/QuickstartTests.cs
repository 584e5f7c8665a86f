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
        SampleProcess.AssertInOrder(
            output, "ou_13585843f02bc94923ed17a007cbc9b1", "ou_f4506885e436763c36e03c05ef1bd6f8", "1470602", suggestion,
            "99991400", "ou_99e1a581b36ecc4862cbfbce473f3123");
    }

    [Fact]
    public async Task With_an_app_of_ones_own_asks_the_platform_and_only_reads()
    {
        await using var mock = await Mock.StartAsync();
        mock.Respond(Mock.BotInfo, FeishuMockResponse.Result("""{"bot":{"app_name":"助手","open_id":"ou_bot","activate_status":2}}"""));

        var (exitCode, output) = await RunAsync(Credentials(mock, mock.AppSecret));

        Assert.Equal(0, exitCode);
        SampleProcess.AssertInOrder(output, mock.AppId, "助手", "ou_bot");
        Assert.Equal(["GET /open-apis/bot/v3/info"], mock.Calls().Select(call => $"{call.Method} {call.Path}"));
    }

    [Fact]
    public async Task With_a_wrong_secret_says_what_to_check()
    {
        await using var mock = await Mock.StartAsync();

        var (exitCode, output) = await RunAsync(Credentials(mock, "another-secret"));

        Assert.Equal(1, exitCode);
        SampleProcess.AssertInOrder(output, "10014", "AppSecret");
        Assert.DoesNotContain("another-secret", output, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Credentials(FeishuMock mock, string secret) =>
        [("FEISHU_APP_ID", mock.AppId), ("FEISHU_APP_SECRET", secret), ("FEISHU_BASE_ADDRESS", mock.BaseAddress.ToString())];

    private static Task<(int ExitCode, string Output)> RunAsync((string Name, string Value)[] variables) => SampleProcess.RunAsync("Quickstart", variables);
}
