using System.Buffers;
using System.Net.WebSockets;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>Receives whole messages of a WebSocket into one buffer. Not for use by several threads.</summary>
/// <param name="socket">The socket.</param>
/// <param name="longest">How many bytes a message may have.</param>
internal sealed class MessageReceiver(WebSocket socket, int longest) : IDisposable
{
    private const int FirstSize = 4096;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);

    /// <summary>Waits for the next message.</summary>
    /// <returns>The message, which holds until the next is asked for; one that is too long without its bytes; null where the other side closes.</returns>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    public async ValueTask<ReceivedMessage?> ReceiveAsync()
    {
        var length = 0;
        var isTooLong = false;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            isTooLong |= length > longest;
            if (part.EndOfMessage)
            {
                return new ReceivedMessage(isTooLong, isTooLong ? default : _buffer.AsMemory(0, length));
            }

            if (isTooLong)
            {
                // The rest of it has to be read all the same.
                length = 0;
            }
            else if (length == _buffer.Length)
            {
                Grow();
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

/// <summary>A message of a WebSocket.</summary>
/// <param name="IsTooLong">Whether it was longer than messages may be.</param>
/// <param name="Bytes">The message.</param>
internal readonly record struct ReceivedMessage(bool IsTooLong, ReadOnlyMemory<byte> Bytes);
