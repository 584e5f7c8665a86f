using System.Buffers;
using System.Text;

namespace Feishu.Runtime.Http.ServerSentEvents;

/// <summary>Reads a stream of server-sent events; comments, ids and names of events are passed over.</summary>
/// <param name="stream">The stream, which is disposed of with the reader.</param>
/// <param name="limit">How many bytes the data of an event, and any line, may have.</param>
internal sealed class SseReader(Stream stream, int limit) : IDisposable
{
    private const int FirstSize = 4096;

    private readonly ArrayBufferWriter<byte> _data = new();

    // What was read of the stream and not yet of the events lies between the two.
    private byte[] _buffer = new byte[Math.Min(FirstSize, limit)];
    private int _start;
    private int _end;
    private bool _isBegun;
    private bool _isAfterReturn;

    /// <summary>What some services send as the last event.</summary>
    private static ReadOnlySpan<byte> EndMark => "[DONE]"u8;

    /// <summary>Whether a response is such a stream.</summary>
    public static bool IsEventStream(HttpResponseMessage response) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    public void Dispose() => stream.Dispose();

    /// <summary>Waits for the next event that has data.</summary>
    /// <returns>The data, or null at the end.</returns>
    /// <exception cref="ResponseTooLargeException">A line or an event is longer than the limit.</exception>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line is { Length: > 0 } some)
            {
                AddData(some.Span);
                continue;
            }

            // A server that ends without the last blank line has said what it had to say.
            var data = _data.WrittenSpan.Trim(" \t\r\n"u8);
            var isLast = line is null || data.SequenceEqual(EndMark);
            var complete = data.IsEmpty || data.SequenceEqual(EndMark) ? null : data.ToArray();
            _data.ResetWrittenCount();
            if (complete is not null || isLast)
            {
                return complete;
            }
        }
    }

    /// <summary>Reads a line, which is there until the next one is read; null at the end.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadLineAsync(CancellationToken cancellationToken)
    {
        for (var looked = 0; ;)
        {
            SkipMarks();
            var length = _buffer.AsSpan(_start, _end - _start)[looked..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0)
            {
                return Take(looked + length, ending: 1);
            }

            // Some of the mark may be there, which is no part of the line.
            looked = _isBegun ? _end - _start : 0;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                // The type is named, as null alone would become an empty line.
                return _end > _start ? Take(_end - _start, ending: 0) : default(ReadOnlyMemory<byte>?);
            }
        }
    }

    /// <summary>Skips the byte order mark of the stream, and the second half of a line's end whose first half has ended the line.</summary>
    private void SkipMarks()
    {
        if (_start == _end)
        {
            return;
        }

        if (_isAfterReturn)
        {
            _start += _buffer[_start] == (byte)'\n' ? 1 : 0;
            _isAfterReturn = false;
        }

        if (!_isBegun && _end - _start >= Encoding.UTF8.Preamble.Length)
        {
            _start += _buffer.AsSpan(_start, _end - _start).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            _isBegun = true;
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int ending)
    {
        var line = _buffer.AsMemory(_start, length);
        _isAfterReturn = ending > 0 && _buffer[_start + length] == (byte)'\r';
        _isBegun = true;
        _start += length + ending;
        return line;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= limit)
            {
                throw ResponseTooLargeException.OfEvent(limit);
            }

            Array.Resize(ref _buffer, (int)Math.Min(2L * _end, limit));
        }

        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }

    private void AddData(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("data:"u8))
        {
            return;
        }

        // A blank behind the colon belongs to the format; more of them are blanks between JSON's tokens.
        var data = line["data:".Length..];
        if (_data.WrittenCount + data.Length + 1 > limit)
        {
            throw ResponseTooLargeException.OfEvent(limit);
        }

        _data.Write(data);
        _data.Write("\n"u8);
    }
}
