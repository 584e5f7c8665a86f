using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using Feishu.Runtime.Events.LongConnection.Frames;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>
/// Sends frames over a WebSocket, one at a time. Safe for use by several threads. A peer that does not read cannot make frames pile up: what waits to be
/// sent has a limit, and so has the time that one send may take. Once either is exceeded, the socket is aborted.
/// </summary>
/// <param name="socket">The socket.</param>
/// <param name="clock">The clock of the time that a send may take.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose handle nobody asks for has nothing to dispose of.")]
internal sealed class FrameSender(WebSocket socket, TimeProvider clock)
{
    // Far more than the responses to all events that are handled at one time.
    private const long MostUnsentBytes = 16 * 1024 * 1024;

    // The platform sends an event again after three seconds, so a response that takes this long is of no use.
    private static readonly TimeSpan s_longestSend = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(1);
    private volatile bool _isStuck;
    private long _unsentBytes;

    /// <summary>Whether the socket was aborted because the peer does not read what is sent to it.</summary>
    public bool IsStuck => _isStuck;

    /// <summary>Sends a frame.</summary>
    /// <returns>false where the connection is not there any more, or the peer does not read. It never throws.</returns>
    public async Task<bool> TrySendAsync(Frame frame)
    {
        var bytes = new ArrayBufferWriter<byte>();
        FrameCodec.Write(frame, bytes);
        var unsent = Interlocked.Add(ref _unsentBytes, bytes.WrittenCount);
        try
        {
            // A single frame is sent however long it is.
            if (unsent > MostUnsentBytes && unsent > bytes.WrittenCount)
            {
                GiveUp();
            }

            return !_isStuck && await SendInTurnAsync(bytes.WrittenMemory).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Add(ref _unsentBytes, -bytes.WrittenCount);
        }
    }

    private async Task<bool> SendInTurnAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            var send = socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            if (!send.IsCompletedSuccessfully)
            {
                await EndInTimeAsync(send.AsTask()).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception e) when (e is WebSocketException or InvalidOperationException or OperationCanceledException or IOException)
        {
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task EndInTimeAsync(Task send)
    {
        try
        {
            await send.WaitAsync(s_longestSend, clock).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!send.IsCompleted)
        {
            GiveUp();
            await send.ConfigureAwait(false);
        }
    }

    private void GiveUp()
    {
        _isStuck = true;
        socket.Abort();
    }
}
