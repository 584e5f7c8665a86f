namespace Feishu.Runtime.Events.LongConnection.Frames;

/// <summary>Reads a message of protocol buffers, field by field. Nothing that was received makes it throw, or read beyond the end.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> message)
{
    private const int LongestVarint = 10;
    private const int BitsOfWireType = 3;

    private readonly ReadOnlySpan<byte> _message = message;

    /// <summary>Where it stands.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == _message.Length;

    private readonly ReadOnlySpan<byte> Rest => _message[Position..];

    /// <summary>Reads which field comes next, and how its value stands there.</summary>
    /// <returns>Whether it is a field at all.</returns>
    public bool TryReadField(out int number, out WireType type)
    {
        number = 0;
        type = default;
        if (!TryReadVarint(out var tag) || tag > uint.MaxValue)
        {
            return false;
        }

        number = (int)(tag >> BitsOfWireType);
        type = (WireType)(tag & ((1 << BitsOfWireType) - 1));
        return number > 0;
    }

    public bool TryReadVarint(out ulong value)
    {
        value = 0;
        var bytes = Rest;
        for (var i = 0; i < Math.Min(bytes.Length, LongestVarint); i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                Position += i + 1;

                // The tenth byte has room for one bit.
                return i < LongestVarint - 1 || bytes[i] <= 1;
            }
        }

        return false;
    }

    public bool TryReadBytes(out ReadOnlySpan<byte> value)
    {
        value = default;
        if (!TryReadVarint(out var length) || length > (ulong)(_message.Length - Position))
        {
            return false;
        }

        value = Rest[..(int)length];
        Position += value.Length;
        return true;
    }

    /// <summary>Passes over a value.</summary>
    /// <returns>Whether there was one, whole and of a known type.</returns>
    public bool TrySkip(WireType type) => type switch
    {
        WireType.Varint => TryReadVarint(out _),
        WireType.Bytes => TryReadBytes(out _),
        WireType.Fixed64 => TryPass(sizeof(ulong)),
        WireType.Fixed32 => TryPass(sizeof(uint)),
        _ => false,
    };

    private bool TryPass(int length)
    {
        if (length > _message.Length - Position)
        {
            return false;
        }

        Position += length;
        return true;
    }
}
