using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Feishu.Runtime.Tests;

/// <summary>A WebSocket without a network: a test is the other side.</summary>
internal sealed class FakeSocket : WebSocket
{
    private readonly Channel<byte[]?> _incoming = Channel.CreateUnbounded<byte[]?>();
    private readonly TaskCompletionSource _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlyMemory<byte> _rest;

    /// <summary>What was sent, as frames.</summary>
    public ConcurrentQueue<Frame> Sent { get; } = [];

    /// <summary>Whether what is sent gets stuck, as on a connection that is gone without anybody having said so.</summary>
    public bool SticksAtSending { get; init; }

    /// <summary>Whether the other side agrees to the end.</summary>
    public bool AgreesToClose { get; init; } = true;

    /// <summary>Ends when the socket is broken off.</summary>
    public Task Aborted => _aborted.Task;

    public bool IsCloseSent { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => Aborted.IsCompleted ? WebSocketState.Aborted : WebSocketState.Open;

    public override string? SubProtocol => null;

    /// <summary>Has a message come; null for the end.</summary>
    public void Receive(byte[]? message) => _incoming.Writer.TryWrite(message);

    public override void Abort()
    {
        _aborted.TrySetResult();
        _incoming.Writer.TryComplete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
    }

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        if (_rest.IsEmpty)
        {
            if (await NextAsync(cancellationToken) is not { } message)
            {
                return new WebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
            }

            _rest = message;
        }

        var length = Math.Min(_rest.Length, buffer.Count);
        _rest[..length].CopyTo(buffer);
        _rest = _rest[length..];
        return new WebSocketReceiveResult(length, WebSocketMessageType.Binary, _rest.IsEmpty);
    }

    public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        if (SticksAtSending)
        {
            await Aborted;
            throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }

        Sent.Enqueue(FrameCodec.TryRead(buffer.ToArray(), out var frame) ? frame : throw new InvalidDataException("What was sent is no frame."));
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        IsCloseSent = true;
        if (AgreesToClose)
        {
            Receive(null);
        }

        return Task.CompletedTask;
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override void Dispose() => Abort();

    private async Task<byte[]?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Nothing is received on an aborted socket, not even what had come before.
            return Aborted.IsCompleted ? throw new WebSocketException(WebSocketError.InvalidState) : await _incoming.Reader.ReadAsync(cancellationToken);
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException!;
        }
    }
}
