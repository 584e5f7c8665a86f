namespace Feishu.Runtime.Http;

/// <summary>
/// Packed data on its way into a <see cref="System.IO.Compression.GZipStream"/>, which takes the end of its input for the end of the data and so takes a file that is cut off for a whole one.
/// One byte more is put behind the end. A decompressor that is done does not touch it; one that wants more asks for what follows it, and then the data is cut off.
/// </summary>
/// <remarks>
/// It holds for any number of members, and for padding behind them. Copying would pass the byte by: read the decompressor only through a stream that reads
/// (<see cref="ResponseStream"/>).
/// </remarks>
/// <param name="packed">The packed data, which is disposed of with this stream.</param>
internal sealed class WholeGzip(Stream packed) : Stream
{
    // Neither the beginning of another member nor, but for data of 4 GB, the last byte of a member's length.
    private const byte Behind = 0xFF;

    private bool _hasBegun;
    private bool _isBehind;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await packed.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return count > 0 || buffer.IsEmpty ? Begun(count) : ReadBehind(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        var count = packed.Read(buffer);
        return count > 0 || buffer.IsEmpty ? Begun(count) : ReadBehind(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await packed.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Begun(int count)
    {
        _hasBegun |= count > 0;
        return count;
    }

    private int ReadBehind(Span<byte> buffer)
    {
        if (!_hasBegun)
        {
            // A response without a body is not packed, whatever its headers say.
            return 0;
        }

        if (_isBehind)
        {
            throw new EndOfStreamException("The response is cut off: its compressed data has no end.");
        }

        _isBehind = true;
        buffer[0] = Behind;
        return 1;
    }
}
