using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>One connection over a socket that behaves as badly as they can.</summary>
public sealed class LongConnectionSessionTests : IDisposable
{
    private static readonly FeishuEventResult s_handled = new(FeishuEventOutcome.Handled, "{}"u8.ToArray());

    private readonly FakeTimeProvider _clock = new();
    private readonly CancellationTokenSource _stopping = new();

    private DispatchEvent _dispatch = (_, _) => Task.FromResult(s_handled);

    public void Dispose() => _stopping.Dispose();

    [Fact]
    public async Task A_connection_on_which_nothing_can_be_sent_is_given_up_as_well()
    {
        using var socket = new FakeSocket { SticksAtSending = true };
        var run = RunAsync(socket);

        _clock.Advance(TimeSpan.FromSeconds(14));
        Assert.False(socket.Aborted.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(SessionEnd.Silent, await run.InTimeAsync());
        Assert.True(socket.Aborted.IsCompleted);
    }

    [Fact]
    public async Task A_peer_that_sends_and_does_not_read_is_given_up_before_the_responses_fill_the_memory()
    {
        using var socket = new FakeSocket { SticksAtSending = true };
        var response = new FeishuEventResult(FeishuEventOutcome.Handled, new byte[1_000_000]);
        var dispatched = 0;
        _dispatch = (_, _) =>
        {
            dispatched++;
            return Task.FromResult(response);
        };

        // The clock stands still, so it is the size of what waits that ends the connection.
        var run = RunAsync(socket);
        for (var i = 0; i < 1_000; i++)
        {
            socket.Receive(Event("{}"));
        }

        Assert.Equal(SessionEnd.Silent, await run.InTimeAsync());
        Assert.InRange(dispatched, 10, 20);
    }

    [Fact]
    public async Task One_response_may_be_longer_than_all_that_may_wait()
    {
        using var socket = new FakeSocket();
        _dispatch = (_, _) => Task.FromResult(new FeishuEventResult(FeishuEventOutcome.Handled, new byte[20_000_000]));
        var run = RunAsync(socket);

        socket.Receive(Event("{}"));
        socket.Receive(null);

        Assert.Equal(SessionEnd.Closed, await run.InTimeAsync());
        Assert.InRange(Assert.Single(socket.Sent, f => f.Method == Frame.Data).Payload.Length, 20_000_000, 30_000_000);
    }

    [Fact]
    public async Task The_end_is_not_waited_for_when_the_other_side_does_not_agree()
    {
        using var socket = new FakeSocket { AgreesToClose = false };
        var run = RunAsync(socket);

        await _stopping.CancelAsync();

        Assert.Equal(SessionEnd.Stopped, await _clock.PassUntilAsync(run));
        Assert.True(socket.IsCloseSent);
    }

    [Fact]
    public async Task A_handler_that_does_not_end_is_not_waited_for_longer_than_the_patience()
    {
        using var socket = new FakeSocket();
        var begun = new TaskCompletionSource();
        _dispatch = async (_, cancellationToken) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return s_handled;
        };
        var run = RunAsync(socket);
        socket.Receive(Event("{}"));
        await begun.Task.InTimeAsync();
        var before = _clock.GetUtcNow();

        await _stopping.CancelAsync();

        Assert.Equal(SessionEnd.Stopped, await _clock.PassUntilAsync(run));
        Assert.InRange(_clock.GetUtcNow() - before, new FeishuEventOptions().ShutdownPatience, TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task What_a_dispatcher_throws_has_the_platform_send_again()
    {
        using var socket = new FakeSocket();
        _dispatch = (_, _) => throw new InvalidOperationException("a slip");
        var run = RunAsync(socket);

        socket.Receive(Event("{}"));
        socket.Receive(null);

        Assert.Equal(SessionEnd.Closed, await run.InTimeAsync());
        Assert.Equal("""{"code":500,"headers":{},"data":"e30="}"""u8.ToArray(), Assert.Single(socket.Sent, f => f.Method == Frame.Data).Payload.ToArray());
    }

    [Fact]
    public async Task Random_bytes_end_nothing()
    {
        using var socket = new FakeSocket();
        var dispatched = 0;
        _dispatch = (_, _) =>
        {
            Interlocked.Increment(ref dispatched);
            return Task.FromResult(s_handled);
        };
        var run = RunAsync(socket);
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(i % 10 == 0 ? 20_000 : 50)];
            random.NextBytes(bytes);
            socket.Receive(bytes);
        }

        socket.Receive(Event("""{"last":true}"""));
        socket.Receive(null);

        Assert.Equal(SessionEnd.Closed, await run.InTimeAsync());
        Assert.Equal(1, dispatched);
    }

    [Fact]
    public async Task Connections_that_are_open_lost_and_what_is_passed_over_are_counted()
    {
        var measured = new ConcurrentQueue<(string Name, long Value, object? Reason)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == FeishuTelemetry.MeterName)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Enqueue((instrument.Name, value, tags.Length == 0 ? null : tags[0].Value)));
        listener.Start();
        using var socket = new FakeSocket();
        var telemetry = new LongConnectionTelemetry(NullLogger.Instance);
        telemetry.Opened("host");
        var run = RunAsync(socket, telemetry);

        socket.Receive(new byte[2_000_000]);
        socket.Receive(null);
        telemetry.Ended("host", await run.InTimeAsync());

        Assert.Contains(("feishu.long_connection.open", 1L, null), measured);
        Assert.Contains(("feishu.long_connection.open", -1L, null), measured);
        Assert.Contains(("feishu.long_connection.lost", 1L, "closed"), measured);
        Assert.Contains(("feishu.long_connection.dropped", 1L, "too long"), measured);
    }

    private static byte[] Event(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameCodec.Write(new Frame { Method = Frame.Data, Headers = [new(FrameHeader.Type, FrameHeader.Event)], Payload = System.Text.Encoding.UTF8.GetBytes(json) }, output);
        return output.WrittenSpan.ToArray();
    }

    private async Task<SessionEnd> RunAsync(WebSocket socket, LongConnectionTelemetry? telemetry = null)
    {
        var address = new LongConnectionAddress(new("wss://host/ws"), Service: 7, new LongConnectionSettings());
        using var session = new LongConnectionSession(
            socket, address, new FeishuEventOptions { TimeProvider = _clock }, (json, cancellationToken) => _dispatch(json, cancellationToken), telemetry ?? new(NullLogger.Instance));
        return await session.RunAsync(_stopping.Token);
    }
}
