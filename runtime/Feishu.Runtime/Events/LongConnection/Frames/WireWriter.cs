using System.Buffers;
using System.Text;

namespace Feishu.Runtime.Events.LongConnection.Frames;

/// <summary>Writes a message of protocol buffers, field by field.</summary>
internal readonly ref struct WireWriter(IBufferWriter<byte> output)
{
    private const int LongestVarint = 10;
    private const int BitsOfWireType = 3;

    /// <summary>How many bytes a field of text takes with its number and length. Numbers of fields up to 15 take one byte, and there are no others.</summary>
    public static int SizeOf(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        return 1 + SizeOf((ulong)length) + length;
    }

    public void WriteVarint(int field, ulong value)
    {
        WriteTag(field, WireType.Varint);
        Write(value);
    }

    /// <summary>Writes a number that may be negative: it is extended to 64 bits, as the format has it.</summary>
    public void WriteInt32(int field, int value) => WriteVarint(field, (ulong)(long)value);

    public void WriteText(int field, string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        BeginBytes(field, length);
        Encoding.UTF8.GetBytes(value, output.GetSpan(length));
        output.Advance(length);
    }

    public void WriteBytes(int field, ReadOnlySpan<byte> value)
    {
        BeginBytes(field, value.Length);
        output.Write(value);
    }

    /// <summary>Begins a field of so many bytes, which are to be written next.</summary>
    public void BeginBytes(int field, int length)
    {
        WriteTag(field, WireType.Bytes);
        Write((ulong)length);
    }

    private void WriteTag(int field, WireType type) => Write(((ulong)field << BitsOfWireType) | (ulong)type);

    private void Write(ulong value)
    {
        var span = output.GetSpan(LongestVarint);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        output.Advance(length);
    }

    private static int SizeOf(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
        {
            size++;
        }

        return size;
    }
}
