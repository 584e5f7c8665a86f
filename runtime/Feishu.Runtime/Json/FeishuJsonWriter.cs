using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>
/// Writes models as UTF-8 JSON without blanks into pooled memory. Writers are the runtime's; emitted code gets one to write members with.
/// A member that is null is left out, unless the model keeps an explicit null or a raw value for it.
/// </summary>
public sealed partial class FeishuJsonWriter : IDisposable
{
    private const int FirstSize = 1024;

    // A small buffer stays with its writer, as renting one would cost as much as writing a few members.
    private const int MostKept = 32 * 1024;

    [ThreadStatic]
    private static FeishuJsonWriter? t_spare;

    private byte[] _buffer = [];
    private int _length;
    private int _depth;

    // What was written last is the best guess of how much is written next.
    private int _expected = FirstSize;

    /// <summary>Whether a value out of a set that has no text, which is the default of its type, is refused instead of being left out or written as <c>null</c>: what is sent is to say what it means.</summary>
    internal bool RefusesDefaults { get; set; }

    private FeishuJsonWriter()
    {
    }

    /// <summary>What was written, until the writer is disposed of.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Gives the pooled writer back.</summary>
    public void Dispose()
    {
        if (_buffer.Length > MostKept)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        Reset();
    }

    /// <summary>A writer to be disposed of; one a thread is used again and again.</summary>
    internal static FeishuJsonWriter Rent()
    {
        var writer = t_spare ?? new FeishuJsonWriter();
        t_spare = null;
        return writer;
    }

    /// <summary>Hands over the array, which the taker returns to the shared pool, and gives the writer back.</summary>
    internal byte[] Detach(out int length)
    {
        var buffer = _buffer;
        length = _length;
        _buffer = [];
        Reset();
        return buffer;
    }

    /// <summary>Adds a member to the object that was written.</summary>
    internal void AddToObject(string member, string value)
    {
        _length--;
        Separate();
        WriteValue(member);
        Append((byte)':');
        WriteValue(value);
        Append((byte)'}');
    }

    private void Reset()
    {
        // An exception in the middle of a model may have left any of these behind.
        _expected = Math.Max(_length, FirstSize);
        _length = 0;
        _depth = 0;
        _names = null;
        RefusesDefaults = false;
        ResetKept();
        t_spare = this;
    }

    /// <summary>Room for so many bytes at the end; <see cref="Advance"/> makes what was put there count.</summary>
    private Span<byte> Room(int size)
    {
        if (_buffer.Length - _length < size)
        {
            Grow(size);
        }

        return _buffer.AsSpan(_length);
    }

    private void Advance(int count) => _length += count;

    private void Grow(int size)
    {
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(_expected, (int)Math.Min(2L * _buffer.Length, Array.MaxLength)), checked(_length + size)));
        Written.CopyTo(grown);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = grown;
    }

    private void Append(byte unit)
    {
        Room(1)[0] = unit;
        _length++;
    }

    private void Append(ReadOnlySpan<byte> raw)
    {
        raw.CopyTo(Room(raw.Length));
        _length += raw.Length;
    }

    /// <summary>Begins an array.</summary>
    internal void EnterArray() => Open((byte)'[');

    /// <summary>Ends an array.</summary>
    internal void LeaveArray() => Close((byte)']');

    private void Open(byte bracket)
    {
        if (++_depth > FeishuJsonMapper.MaxDepth)
        {
            ThrowTooDeep();
        }

        Append(bracket);
    }

    private void Close(byte bracket)
    {
        _depth--;
        Append(bracket);
    }

    /// <summary>A comma, unless what follows is the first in its object or array. No value ends in an opening bracket, so the last byte tells.</summary>
    internal void Separate()
    {
        if (_buffer[_length - 1] is not ((byte)'{' or (byte)'['))
        {
            Append((byte)',');
        }
    }

    [DoesNotReturn]
    private static void ThrowTooDeep()
        => throw new ArgumentException($"The model is nested more than {FeishuJsonMapper.MaxDepth} deep, or holds itself.");
}
