using System.Globalization;

namespace Feishu.Runtime.Events.LongConnection.Frames;

/// <summary>What is sent over a long connection, both ways: the platform's message <c>pbbp2.Frame</c>.</summary>
internal sealed record Frame
{
    /// <summary>A frame about the connection itself.</summary>
    public const int Control = 0;

    /// <summary>A frame that brings an event, or the response to one.</summary>
    public const int Data = 1;

    public ulong SeqId { get; init; }

    public ulong LogId { get; init; }

    /// <summary>The platform's service at the other end.</summary>
    public int Service { get; init; }

    /// <summary><see cref="Control"/> or <see cref="Data"/>.</summary>
    public int Method { get; init; }

    public IReadOnlyList<FrameHeader> Headers { get; init; } = [];

    public string? PayloadEncoding { get; init; }

    public string? PayloadType { get; init; }

    /// <summary>What it brings. In a frame that was read a part of the buffer that it was read from.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    public string? LogIdNew { get; init; }

    /// <summary>A header's text, or null.</summary>
    public string? Find(string key)
    {
        for (var i = 0; i < Headers.Count; i++)
        {
            if (Headers[i].Key == key)
            {
                return Headers[i].Value;
            }
        }

        return null;
    }

    /// <summary>A header's number, or null where it is none.</summary>
    public int? FindNumber(string key) => int.TryParse(Find(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Asks whether the platform is still there.</summary>
    public static Frame PingOf(int service) => new() { Method = Control, Service = service, Headers = [new(FrameHeader.Type, FrameHeader.Ping)] };
}
