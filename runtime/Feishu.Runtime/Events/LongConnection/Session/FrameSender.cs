using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;

namespace Feishu.Runtime;

/// <summary>Sends frames over a WebSocket, one at a time. Safe for use by several threads.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose handle nobody asks for has nothing to dispose of.")]
internal sealed class FrameSender(WebSocket socket)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Sends a frame.</summary>
    /// <returns>false where the connection is not there any more. It never fails.</returns>
    public async Task<bool> TrySendAsync(Frame frame)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _bytes.ResetWrittenCount();
            FrameCodec.Write(frame, _bytes);
            await socket.SendAsync(_bytes.WrittenMemory, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
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
}
