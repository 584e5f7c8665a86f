using Feishu.Testing;

namespace Feishu.Bots;

/// <summary>The sample bot, run as users run it.</summary>
public class EchoBotTests
{
    [Fact]
    public async Task Answers_each_text_once_and_nobody_who_does_not_know_the_key()
    {
        var (exitCode, output) = await SampleProcess.RunAsync("EchoBot");

        Assert.Equal(0, exitCode);
        SampleProcess.AssertInOrder(
            output, "received      hello", "answered      om_", "HTTP          200", "HTTP          200", "HTTP          401", "received      hello again", "got 2 replies");
    }

    [Fact]
    public async Task With_an_app_of_ones_own_opens_a_long_connection()
    {
        await using var mock = await Mock.StartAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Patience.Token);

        var running = SampleProcess.RunAsync(
            "EchoBot",
            ended.Token,
            ("FEISHU_APP_ID", mock.AppId), ("FEISHU_APP_SECRET", mock.AppSecret), ("FEISHU_BASE_ADDRESS", mock.BaseAddress.ToString()));
        await mock.Events.WaitForConnectionAsync(cancellationToken: Patience.Token);
        var answer = await mock.Events.SendAsync("im.message.receive_v1", cancellationToken: Patience.Token);
        await ended.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(answer.IsAcknowledged);
        var reply = Assert.Single(mock.Calls(), call => call.OperationId == "im.v1.message.reply");
        Assert.Equal("""{"text":"早上好"}""", (string?)reply.Body?["content"]);
        Assert.Equal("om_9d1c7a40f3b24e5c8a66000000000001", reply.PathValues["message_id"]);
    }
}
