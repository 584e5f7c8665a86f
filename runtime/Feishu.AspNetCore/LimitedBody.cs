using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Feishu.AspNetCore;

/// <summary>The body of a request in pooled memory, up to a limit.</summary>
/// <param name="limit">How many bytes it may have.</param>
internal sealed class LimitedBody(int limit) : IDisposable
{
    private const int FirstSize = 4096;

    private byte[] _buffer = [];
    private int _length;

    /// <summary>What was read, until this is disposed of.</summary>
    public ReadOnlyMemory<byte> Content => _buffer.AsMemory(0, _length);

    /// <summary>Reads a body to its end. One that says to be too long is not read at all, and one that turns out to be is not read further.</summary>
    /// <returns>false where it is too long.</returns>
    public async Task<bool> TryReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return false;
        }

        // Memory is given for what has come, and not for what is said to come.
        Grow(FirstSize);
        while (await request.Body.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            _length += read;
            if (_length > limit)
            {
                return false;
            }

            if (_length == _buffer.Length)
            {
                Grow(2 * _length);
            }
        }

        return true;
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private void Grow(int size)
    {
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Dispose();
        _buffer = larger;
    }
}
