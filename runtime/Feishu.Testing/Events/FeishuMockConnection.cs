using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Feishu.Runtime.Events.LongConnection.Frames;
using Feishu.Runtime.Events.LongConnection.Session;
using Feishu.Testing.Events;

namespace Feishu.Testing;

/// <summary>A long connection that an app has opened to a <see cref="FeishuMock"/>.</summary>
public sealed class FeishuMockConnection
{
    private const int LongestMessage = 16 * 1024 * 1024;

    private readonly WebSocket _socket;
    private readonly int _service;
    private readonly Func<FeishuMockClientConfig?> _respondToPing;
    private readonly FrameSender _sender;
    private readonly Arrivals<Frame> _pings = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<Frame>> _pending = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FeishuMockConnection(int number, int service, WebSocket socket, TimeProvider clock, Func<FeishuMockClientConfig?> respondToPing)
    {
        Number = number;
        _service = service;
        _socket = socket;
        _respondToPing = respondToPing;
        _sender = new FrameSender(socket, clock);
    }

    /// <summary>Which connection it is since the mock's beginning, from 1.</summary>
    public int Number { get; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => !_ended.Task.IsCompleted && _socket.State == WebSocketState.Open;

    /// <summary>Ends when the connection does.</summary>
    public Task Completion => _ended.Task;

    /// <summary>Closes the connection, as the platform does now and then.</summary>
    /// <returns>A task that ends when the app has closed it, too.</returns>
    public async Task CloseAsync()
    {
        await _socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, statusDescription: null, CancellationToken.None).ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
    }

    /// <summary>Breaks the connection off.</summary>
    public void Abort() => _socket.Abort();

    /// <summary>Waits for a ping.</summary>
    /// <param name="number">Which, from 1.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    internal Task<Frame> PingAsync(int number, CancellationToken cancellationToken) => _pings.GetAsync(number, cancellationToken);

    /// <summary>Sends a frame as it is.</summary>
    internal Task SendAsync(Frame frame) => _sender.TrySendAsync(frame);

    /// <summary>Sends an event, and waits for its response.</summary>
    /// <param name="json">The event.</param>
    /// <param name="parts">Into how many frames it is divided.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The response; null where the connection ended before.</returns>
    internal async Task<Frame?> SendEventAsync(ReadOnlyMemory<byte> json, int parts, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var response = _pending.GetOrAdd(id, _ => new TaskCompletionSource<Frame>(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            var size = (json.Length + parts - 1) / parts;
            for (var seq = 0; seq < parts; seq++)
            {
                var start = Math.Min(seq * size, json.Length);
                await _sender.TrySendAsync(FrameOf(id, parts, seq, json.Slice(start, Math.Min(size, json.Length - start)))).ConfigureAwait(false);
            }

            await Task.WhenAny(response.Task, Completion).WaitAsync(cancellationToken).ConfigureAwait(false);
            return response.Task.IsCompleted ? await response.Task.ConfigureAwait(false) : null;
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <summary>Receives until the connection ends.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        using var abort = cancellationToken.Register(_socket.Abort);
        using var receiver = new MessageReceiver(_socket, LongestMessage);
        try
        {
            while (await receiver.ReceiveAsync().ConfigureAwait(false) is { } message)
            {
                await TakeAsync(message).ConfigureAwait(false);
            }

            if (_socket.State == WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // It broke, or was broken off.
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    private async Task TakeAsync(ReceivedMessage message)
    {
        if (!FrameCodec.TryRead(message.Bytes.ToArray(), out var frame))
        {
            _socket.Abort();
        }
        else if (frame.Find(FrameHeader.Type) == FrameHeader.Ping)
        {
            if (_respondToPing() is { } config)
            {
                await _sender.TrySendAsync(PongOf(config)).ConfigureAwait(false);
            }

            // Whoever has seen the ping knows that what is sent from now on comes after its pong.
            _pings.Add(frame);
        }
        else if (_pending.TryGetValue(frame.Find(FrameHeader.MessageId) ?? "", out var response))
        {
            response.TrySetResult(frame);
        }
    }

    private Frame PongOf(FeishuMockClientConfig config) => new()
    {
        Method = Frame.Control,
        Service = _service,
        Headers = [new(FrameHeader.Type, FrameHeader.Pong)],
        Payload = Encoding.UTF8.GetBytes(config.ToJson().ToJsonString()),
    };

    private Frame FrameOf(string id, int parts, int seq, ReadOnlyMemory<byte> payload) => new()
    {
        SeqId = (ulong)seq,
        Service = _service,
        Method = Frame.Data,
        Headers =
        [
            new(FrameHeader.Type, FrameHeader.Event),
            new(FrameHeader.MessageId, id),
            new(FrameHeader.Sum, parts.ToString(CultureInfo.InvariantCulture)),
            new(FrameHeader.Seq, seq.ToString(CultureInfo.InvariantCulture)),
            new(FrameHeader.TraceId, $"trace-{id}"),
        ],
        Payload = payload,
    };
}
