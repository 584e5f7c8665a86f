namespace Feishu.Runtime.Events.LongConnection.Frames;

/// <summary>How a value stands in a message of protocol buffers. Groups are obsolete, and no type of ours.</summary>
internal enum WireType
{
    /// <summary>A number, seven bits a byte.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and so many bytes: text, bytes, a message.</summary>
    Bytes = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
