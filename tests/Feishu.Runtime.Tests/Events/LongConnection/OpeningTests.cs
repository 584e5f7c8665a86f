using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Sockets that do not open.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();
    private readonly CancellationTokenSource _stopping = new();

    public OpeningTests() => _platform.Answers("""{"code":0,"data":{"URL":"wss://msg.example/ws?service_id=7","ClientConfig":{"ReconnectNonce":0}}}""");

    public void Dispose()
    {
        _stopping.Dispose();
        _platform.Dispose();
    }

    [Fact]
    public async Task An_opening_that_takes_too_long_is_an_attempt_that_failed()
    {
        var log = new CapturingLoggerProvider();
        var opened = new TaskCompletionSource();
        using var socket = new FakeSocket();
        var openings = 0;
        var run = RunAsync(
            async (_, cancellationToken) =>
            {
                if (++openings == 1)
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }

                opened.TrySetResult();
                return socket;
            },
            log);

        await _clock.PassUntilAsync(opened.Task);
        await _stopping.CancelAsync();
        await _clock.PassUntilAsync(run);

        Assert.Contains("No long connection: callback.ws.endpoint took longer than the time it had", log.Text, StringComparison.Ordinal);
        Assert.True(socket.IsCloseSent);
    }

    [Fact]
    public async Task A_stop_ends_an_opening()
    {
        var begun = new TaskCompletionSource();
        var run = RunAsync(async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody waits that long.");
        });
        await begun.Task;

        await _stopping.CancelAsync();
        await run;

        Assert.True(run.IsCompletedSuccessfully);
    }

    private Task RunAsync(OpenSocket open, CapturingLoggerProvider? log = null) => new FeishuLongConnection(
        _platform.CreateTransport(options => (options.TimeProvider, options.Timeout) = (_clock, TimeSpan.FromSeconds(60))),
        new FeishuEventOptions { TimeProvider = _clock },
        (_, _) => Task.FromResult(new FeishuEventAnswer(FeishuEventOutcome.Handled)),
        open,
        log).RunAsync(_stopping.Token);
}
