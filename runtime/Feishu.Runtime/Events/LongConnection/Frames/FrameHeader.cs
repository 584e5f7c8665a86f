using System.Text;

namespace Feishu.Runtime.Events.LongConnection.Frames;

/// <summary>A header of a frame.</summary>
/// <param name="Key">What it says.</param>
/// <param name="Value">Its text.</param>
internal readonly record struct FrameHeader(string Key, string Value)
{
    /// <summary>What the frame is: <see cref="Event"/>, <see cref="Card"/>, <see cref="Ping"/> or <see cref="Pong"/>.</summary>
    public const string Type = "type";

    public const string Event = "event";
    public const string Card = "card";
    public const string Ping = "ping";
    public const string Pong = "pong";

    /// <summary>Which message the frame is a part of.</summary>
    public const string MessageId = "message_id";

    /// <summary>Of how many frames the message consists.</summary>
    public const string Sum = "sum";

    /// <summary>Which of these it is, from 0.</summary>
    public const string Seq = "seq";

    /// <summary>The platform's name for what happens, for its support.</summary>
    public const string TraceId = "trace_id";

    /// <summary>In a response: how many milliseconds the handling took.</summary>
    public const string HandlingTime = "biz_rt";

    // What nearly all frames have is not made into a new string each time.
    private static readonly string[] s_usual = [Type, MessageId, Sum, Seq, TraceId, Event, Pong, "0", "1", Card, Ping];

    /// <summary>Text of a header.</summary>
    public static string TextOf(ReadOnlySpan<byte> utf8)
    {
        foreach (var text in s_usual)
        {
            if (Ascii.Equals(utf8, text))
            {
                return text;
            }
        }

        return Encoding.UTF8.GetString(utf8);
    }
}
