using System.Net.WebSockets;
using Feishu.Runtime.Events.LongConnection.Frames;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>One connection, from its opening to its end: receives events and responses them, and sees to it that the other side is still there.</summary>
internal sealed class LongConnectionSession : IDisposable
{
    // After so many pings without anything coming back nobody is there.
    private const int MostPendingPings = 2;

    // What a frame has beside its payload.
    private const int LongestHeaders = 64 * 1024;

    // How long the other side may take to agree to the end.
    private static readonly TimeSpan s_closingTime = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly int _service;
    private readonly FeishuEventOptions _options;
    private readonly DispatchEvent _dispatch;
    private readonly LongConnectionTelemetry _telemetry;
    private readonly TimeProvider _clock;
    private readonly MessageReceiver _receiver;
    private readonly FrameSender _sender;
    private readonly MessageParts _parts;
    private readonly PeriodicTimer _pings;
    private readonly InFlight _inFlight = new();
    private readonly TaskCompletionSource<SessionEnd> _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _impatience = new();
    private int _pendingPings;

    /// <param name="socket">The open socket, which the session takes over.</param>
    /// <param name="address">Where it leads.</param>
    /// <param name="options">Size and patience.</param>
    /// <param name="dispatch">Has events handled.</param>
    /// <param name="telemetry">Logs and counts what happens on the connection.</param>
    public LongConnectionSession(WebSocket socket, LongConnectionAddress address, FeishuEventOptions options, DispatchEvent dispatch, LongConnectionTelemetry telemetry)
    {
        _socket = socket;
        _service = address.Service;
        Settings = address.Settings;
        _options = options;
        _dispatch = dispatch;
        _telemetry = telemetry;
        _clock = options.TimeProvider;
        _receiver = new MessageReceiver(socket, options.MaxBodyBytes + LongestHeaders);
        _sender = new FrameSender(socket, _clock);
        _parts = new MessageParts(options.MaxBodyBytes, _clock);
        _pings = new PeriodicTimer(Settings.PingInterval, _clock);
    }

    /// <summary>The platform's numbers, as it gave them last.</summary>
    public LongConnectionSettings Settings { get; private set; }

    /// <summary>Whether anything was ever received.</summary>
    public bool WasHeard { get; private set; }

    /// <summary>Receives events until the end.</summary>
    /// <param name="stopping">Has it take no more events, finish those that it has, and close.</param>
    /// <returns>Why it ended.</returns>
    public async Task<SessionEnd> RunAsync(CancellationToken stopping)
    {
        using var registration = stopping.UnsafeRegister(static session => ((LongConnectionSession)session!).Stop(), this);
        var receiving = ReceiveAsync();
        var pinging = PingAsync();
        var first = await Task.WhenAny(receiving, pinging, _stop.Task).ConfigureAwait(false);

        // Whoever stops it in the moment in which it ends by itself has stopped it.
        var end = _stop.Task.IsCompleted ? SessionEnd.Stopped : _sender.IsStuck ? SessionEnd.Silent : await first.ConfigureAwait(false);
        if (end == SessionEnd.Stopped)
        {
            await FinishAsync(receiving).ConfigureAwait(false);
        }

        _pings.Dispose();
        _socket.Abort();
        await Task.WhenAll(receiving, pinging).ConfigureAwait(false);
        return end;
    }

    public void Dispose()
    {
        _pings.Dispose();
        _socket.Dispose();
        _receiver.Dispose();
        _impatience.Dispose();
    }

    private async Task<SessionEnd> ReceiveAsync()
    {
        try
        {
            while (await _receiver.ReceiveAsync().ConfigureAwait(false) is { } message)
            {
                WasHeard = true;
                Interlocked.Exchange(ref _pendingPings, 0);
                Take(message);
            }

            await CloseAsync().ConfigureAwait(false);
            return SessionEnd.Closed;
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            return SessionEnd.Broken;
        }
    }

    /// <summary>Pings in the platform's interval. It does not wait for a ping to be sent, as a connection on which nothing can be sent is not to be waited for either.</summary>
    private async Task<SessionEnd> PingAsync()
    {
        do
        {
            if (Interlocked.Increment(ref _pendingPings) > MostPendingPings)
            {
                return SessionEnd.Silent;
            }

            _ = _sender.TrySendAsync(Frame.PingOf(_service));
        }
        while (await _pings.WaitForNextTickAsync().ConfigureAwait(false));
        return SessionEnd.Stopped;
    }

    private void Take(ReceivedMessage message)
    {
        if (message.IsTooLong)
        {
            _telemetry.Dropped("too long");
        }
        else if (!FrameCodec.TryRead(message.Bytes, out var frame))
        {
            _telemetry.Dropped("malformed");
        }
        else if (frame.Method == Frame.Control)
        {
            TakeControl(frame);
        }
        else if (frame.Find(FrameHeader.Type) is FrameHeader.Event or FrameHeader.Card)
        {
            TakeEvent(frame);
        }
    }

    private void TakeControl(Frame frame)
    {
        if (frame.Find(FrameHeader.Type) != FrameHeader.Pong)
        {
            return;
        }

        Settings = Settings.ChangedBy(frame.Payload.Span);
        if (_pings.Period != Settings.PingInterval)
        {
            _pings.Period = Settings.PingInterval;
        }
    }

    private void TakeEvent(Frame frame)
    {
        byte[]? json;
        if (frame.FindNumber(FrameHeader.Sum) is not (> 1 and var sum))
        {
            json = frame.Payload.ToArray();
        }
        else if (!_parts.TryAdd(frame.Find(FrameHeader.MessageId) ?? "", sum, frame.FindNumber(FrameHeader.Seq) ?? -1, frame.Payload.Span, out json))
        {
            _telemetry.Dropped("senseless or too long in parts");
        }

        if (json is not null)
        {
            _ = RespondAsync(frame, json);
        }
    }

    /// <summary>Has an event handled, and tells the platform. It never fails.</summary>
    private async Task RespondAsync(Frame frame, byte[] json)
    {
        if (!_inFlight.TryBegin())
        {
            // The platform is to send it to another connection, rather than to wait for a response that never comes.
            await _sender.TrySendAsync(ResponseFrame.Of(frame, new FeishuEventResult(FeishuEventOutcome.Overloaded), TimeSpan.Zero)).ConfigureAwait(false);
            return;
        }

        try
        {
            var begun = _clock.GetTimestamp();
            var response = await DispatchAsync(frame, json).ConfigureAwait(false);
            if (!await _sender.TrySendAsync(ResponseFrame.Of(frame, response, _clock.GetElapsedTime(begun))).ConfigureAwait(false))
            {
                _telemetry.ResponseLost(frame);
            }
        }
        finally
        {
            _inFlight.End();
        }
    }

    private async Task<FeishuEventResult> DispatchAsync(Frame frame, byte[] json)
    {
        try
        {
            return await _dispatch(json, _impatience.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (!_impatience.IsCancellationRequested)
            {
                _telemetry.DispatchFailed(frame, e);
            }

            return new FeishuEventResult(FeishuEventOutcome.Failed);
        }
    }

    /// <summary>Takes no more events from now on.</summary>
    private void Stop()
    {
        _inFlight.CloseAsync();
        _stop.TrySetResult(SessionEnd.Stopped);
    }

    /// <summary>Waits for the responses to the events that were taken, and closes.</summary>
    private async Task FinishAsync(Task receiving)
    {
        await WaitAsync(_inFlight.CloseAsync(), _options.ShutdownPatience).ConfigureAwait(false);
        await _impatience.CancelAsync().ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        await WaitAsync(receiving, s_closingTime).ConfigureAwait(false);
    }

    /// <summary>Says that nothing more is sent.</summary>
    private async Task CloseAsync()
    {
        // Where nobody is there to be told, that is no failure any more.
        await WaitAsync(CloseOutputAsync(), s_closingTime).ConfigureAwait(false);

        async Task CloseOutputAsync()
            => await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task WaitAsync(Task task, TimeSpan longest)
        => await task.WaitAsync(longest, _clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
