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
        await begun.Task.InTimeAsync();

        await _stopping.CancelAsync();
        await run.InTimeAsync();

        Assert.True(run.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Connections_that_end_as_soon_as_they_are_there_are_not_opened_again_and_again_at_once()
    {
        using var lasting = new FakeSocket();
        var log = new CapturingLoggerProvider();
        var openings = 0;
        var sockets = new Queue<FakeSocket>();
        var run = RunAsync(
            (_, _) =>
            {
                Assert.InRange(++openings, 1, 4);
                if (!sockets.TryDequeue(out var socket))
                {
                    socket = new FakeSocket();
                    socket.Receive([]);
                    socket.Receive(null);
                }

                return Task.FromResult<System.Net.WebSockets.WebSocket>(socket);
            },
            log);

        // One is made at once, as the platform says, and the next in an interval.
        await UntilAsync(() => log.Text.Contains("Attempt 2 at a long connection follows in 120", StringComparison.Ordinal));
        Assert.Equal(2, openings);
        sockets.Enqueue(lasting);
        sockets.Enqueue(new FakeSocket());
        lasting.Receive([]);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(() => openings == 3 && Count("is open") == 3);

        // A good one changes that.
        _clock.Advance(TimeSpan.FromSeconds(10));
        lasting.Receive(null);
        await UntilAsync(() => openings == 4 && Count("is open") == 4);
        await _stopping.CancelAsync();
        await run.InTimeAsync();

        Task UntilAsync(Func<bool> condition) => Patience.UntilAsync(condition, () => log.Text, () => Assert.False(run.IsCompleted, $"{run.Exception}"));

        int Count(string text) => log.Text.Split(text).Length - 1;
    }

    private Task RunAsync(OpenSocket open, CapturingLoggerProvider? log = null) => new FeishuLongConnection(
        FeishuLongConnectionClientExtensions.AppOf(_platform.CreateTransport(options => (options.TimeProvider, options.Timeout) = (_clock, TimeSpan.FromSeconds(60)))),
        new FeishuEventOptions { TimeProvider = _clock },
        (_, _) => Task.FromResult(new FeishuEventResult(FeishuEventOutcome.Handled)),
        open,
        log).RunAsync(_stopping.Token);
}
