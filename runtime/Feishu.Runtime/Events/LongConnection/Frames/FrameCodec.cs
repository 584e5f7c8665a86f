using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Events.LongConnection.Frames;

/// <summary>Reads and writes frames. For one small message a library for protocol buffers would be more than what it is used for.</summary>
internal static class FrameCodec
{
    private const int SeqId = 1;
    private const int LogId = 2;
    private const int Service = 3;
    private const int Method = 4;
    private const int Header = 5;
    private const int PayloadEncoding = 6;
    private const int PayloadType = 7;
    private const int Payload = 8;
    private const int LogIdNew = 9;

    private const int HeaderKey = 1;
    private const int HeaderValue = 2;

    // Frames have some ten.
    private const int MostHeaders = 64;

    /// <summary>Reads a frame. Fields that are not known are passed over, and those that are missing have no value.</summary>
    /// <param name="message">The bytes; the frame's payload stays there.</param>
    /// <param name="frame">The frame.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> message, [NotNullWhen(true)] out Frame? frame)
    {
        frame = null;
        ulong seqId = 0, logId = 0, service = 0, method = 0;
        string? payloadEncoding = null, payloadType = null, logIdNew = null;
        ReadOnlyMemory<byte> payload = default;
        var headers = new List<FrameHeader>();
        var reader = new WireReader(message.Span);
        while (!reader.IsAtEnd)
        {
            if (!reader.TryReadField(out var field, out var type))
            {
                return false;
            }

            var isRead = (field, type) switch
            {
                (SeqId, WireType.Varint) => reader.TryReadVarint(out seqId),
                (LogId, WireType.Varint) => reader.TryReadVarint(out logId),
                (Service, WireType.Varint) => reader.TryReadVarint(out service),
                (Method, WireType.Varint) => reader.TryReadVarint(out method),
                (Header, WireType.Bytes) => TryReadHeader(ref reader, headers),
                (PayloadEncoding, WireType.Bytes) => TryReadText(ref reader, out payloadEncoding),
                (PayloadType, WireType.Bytes) => TryReadText(ref reader, out payloadType),
                (Payload, WireType.Bytes) => TryReadPayload(ref reader, message, out payload),
                (LogIdNew, WireType.Bytes) => TryReadText(ref reader, out logIdNew),
                _ => reader.TrySkip(type),
            };
            if (!isRead)
            {
                return false;
            }
        }

        frame = new Frame
        {
            SeqId = seqId,
            LogId = logId,
            Service = (int)service,
            Method = (int)method,
            Headers = headers,
            PayloadEncoding = payloadEncoding,
            PayloadType = payloadType,
            Payload = payload,
            LogIdNew = logIdNew,
        };
        return true;
    }

    /// <summary>Writes a frame. The four numbers are always written, as the platform's message requires them.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="output">Where to.</param>
    public static void Write(Frame frame, IBufferWriter<byte> output)
    {
        var writer = new WireWriter(output);
        writer.WriteVarint(SeqId, frame.SeqId);
        writer.WriteVarint(LogId, frame.LogId);
        writer.WriteInt32(Service, frame.Service);
        writer.WriteInt32(Method, frame.Method);
        for (var i = 0; i < frame.Headers.Count; i++)
        {
            var (key, value) = frame.Headers[i];
            writer.BeginBytes(Header, WireWriter.SizeOf(key) + WireWriter.SizeOf(value));
            writer.WriteText(HeaderKey, key);
            writer.WriteText(HeaderValue, value);
        }

        WriteText(writer, PayloadEncoding, frame.PayloadEncoding);
        WriteText(writer, PayloadType, frame.PayloadType);
        if (!frame.Payload.IsEmpty)
        {
            writer.WriteBytes(Payload, frame.Payload.Span);
        }

        WriteText(writer, LogIdNew, frame.LogIdNew);
    }

    private static void WriteText(WireWriter writer, int field, string? text)
    {
        if (text is not null)
        {
            writer.WriteText(field, text);
        }
    }

    private static bool TryReadHeader(ref WireReader reader, List<FrameHeader> headers)
    {
        if (headers.Count == MostHeaders || !reader.TryReadBytes(out var bytes))
        {
            return false;
        }

        string? key = null, value = null;
        var header = new WireReader(bytes);
        while (!header.IsAtEnd)
        {
            if (!header.TryReadField(out var field, out var type))
            {
                return false;
            }

            var isRead = (field, type) switch
            {
                (HeaderKey, WireType.Bytes) => TryReadText(ref header, out key),
                (HeaderValue, WireType.Bytes) => TryReadText(ref header, out value),
                _ => header.TrySkip(type),
            };
            if (!isRead)
            {
                return false;
            }
        }

        headers.Add(new FrameHeader(key ?? "", value ?? ""));
        return true;
    }

    private static bool TryReadText(ref WireReader reader, out string? text)
    {
        var isRead = reader.TryReadBytes(out var utf8);
        text = isRead ? FrameHeader.TextOf(utf8) : null;
        return isRead;
    }

    private static bool TryReadPayload(ref WireReader reader, ReadOnlyMemory<byte> message, out ReadOnlyMemory<byte> payload)
    {
        var isRead = reader.TryReadBytes(out var bytes);
        payload = isRead ? message.Slice(reader.Position - bytes.Length, bytes.Length) : default;
        return isRead;
    }
}
