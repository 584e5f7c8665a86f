using System.Buffers;
using System.Text;
using Feishu.Gen.Fuzz.Mutation;
using Feishu.Gen.Fuzz.Running;
using Feishu.Runtime;
using Feishu.Runtime.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>Whatever comes over a long connection: nothing is thrown, little is kept, and the next event is handled.</summary>
internal sealed class FramesTarget : IFuzzTarget
{
    private const int LongestMessage = 64 * 1024;

    // A text of one byte is three bytes of a message, and a string of 32 bytes.
    private const int AllocatedForFrame = 64 * 1024;
    private const int AllocatedForByte = 16;

    // Nothing in it waits for a clock.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly string[] s_payloads =
    [
        "{}", "", "{\"PingInterval\":1}", new('[', 500),
        "{\"ReconnectCount\":-9223372036854775808,\"ReconnectInterval\":9223372036854775807,\"ReconnectNonce\":1e300,\"PingInterval\":0}",
    ];

    private static readonly FeishuEventResult s_handled = new(FeishuEventOutcome.Handled, "{}"u8.ToArray());

    private static readonly byte[] s_last = """{"last":true}"""u8.ToArray();

    public string Name => "frames";

    public string Extension => ".bin";

    public byte[] CreateInput(Random random) => Blobs.Join(Enumerable.Range(0, random.Next(1, 40)).Select(_ => Message(random)).ToList());

    public void Check(byte[] input)
    {
        var messages = Blobs.Split(input).ToList();
        messages.ForEach(CheckCodec);
        CheckParts(messages);
        CheckSession(messages).GetAwaiter().GetResult();
    }

    private static byte[] Message(Random random)
    {
        if (random.Next(10) == 0)
        {
            var bytes = new byte[random.Next(random.Next(20) == 0 ? 2 * LongestMessage : 60)];
            random.NextBytes(bytes);
            return bytes;
        }

        var frame = Write(Frame(random));
        return random.Next(3) == 0 ? frame : ByteMutator.Mutate(frame, random, "\0\u0001\u0002\u0008\u0010\u0018\u0020\u002a\u0032\u003a\u0042\u004a\u007f");
    }

    private static Frame Frame(Random random)
    {
        var headers = new List<FrameHeader> { new(FrameHeader.Type, Any(random, FrameHeader.Event, FrameHeader.Event, FrameHeader.Card, FrameHeader.Pong, FrameHeader.Ping, "")) };
        if (random.Next(2) == 0)
        {
            headers.Add(new(FrameHeader.MessageId, "m-" + random.Next(random.Next(2) == 0 ? 3 : 100_000)));
            headers.Add(new(FrameHeader.Sum, Any(random, "1", "2", "3", "1024", "1025", "0", "-1", "2147483647", "99999999999", "x")));
            headers.Add(new(FrameHeader.Seq, Any(random, "0", "1", "2", "1023", "-1", "2147483647", "")));
        }

        for (var i = random.Next(20) == 0 ? random.Next(100) : 0; i > 0; i--)
        {
            headers.Add(new("k" + i, "v"));
        }

        return new Frame
        {
            SeqId = (ulong)random.NextInt64(),
            LogId = (ulong)random.NextInt64(),
            Service = random.Next(),
            Method = random.Next(4) == 0 ? Runtime.Events.LongConnection.Frames.Frame.Control : Runtime.Events.LongConnection.Frames.Frame.Data,
            Headers = headers,
            Payload = Encoding.UTF8.GetBytes(random.Next(40) == 0 ? new string('x', random.Next(LongestMessage + 100)) : Any(random, s_payloads)),
        };
    }

    /// <summary>What is read is written as it was, and takes no more memory than its bytes account for.</summary>
    private static void CheckCodec(byte[] message)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isFrame = FrameCodec.TryRead(message, out var frame);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        FuzzException.ThrowUnless(
            allocated <= AllocatedForFrame + ((long)AllocatedForByte * message.Length), "a frame takes much memory", $"{allocated} bytes for a message of {message.Length}");
        if (isFrame)
        {
            var again = FrameCodec.TryRead(Write(frame!), out var second) ? second : null;
            FuzzException.ThrowUnless(again is not null && Text(again) == Text(frame!), "a frame is not written as it was read", $"{Text(frame!)}\n{(again is null ? "none" : Text(again))}");
        }
    }

    private static void CheckParts(IEnumerable<byte[]> messages)
    {
        var parts = new MessageParts(LongestMessage, new FakeTimeProvider());
        foreach (var message in messages)
        {
            if (FrameCodec.TryRead(message, out var frame) && frame.FindNumber(FrameHeader.Sum) is { } sum
                && parts.TryAdd(frame.Find(FrameHeader.MessageId) ?? "", sum, frame.FindNumber(FrameHeader.Seq) ?? -1, frame.Payload.Span, out var whole))
            {
                FuzzException.ThrowUnless(whole is null || whole.Length <= LongestMessage, "a message in parts is too long", $"{whole?.Length} bytes");
            }

            FuzzException.ThrowUnless(parts.Count <= MessageParts.MostMessages, "too many messages wait for parts", $"{parts.Count}");
        }
    }

    private static async Task CheckSession(IEnumerable<byte[]> messages)
    {
        using var socket = new FakeSocket();
        var last = 0;
        var options = new FeishuEventOptions { TimeProvider = new FakeTimeProvider(), MaxBodyBytes = LongestMessage };
        var address = new LongConnectionAddress(new("wss://host/ws"), Service: 7, new LongConnectionSettings());
        using var session = new LongConnectionSession(socket, address, options, Dispatch, new(NullLogger.Instance));
        using var stopping = new CancellationTokenSource();
        var run = session.RunAsync(stopping.Token);
        foreach (var message in messages)
        {
            socket.Receive(message);
        }

        socket.Receive(Write(new Frame { Method = Runtime.Events.LongConnection.Frames.Frame.Data, Headers = [new(FrameHeader.Type, FrameHeader.Event)], Payload = s_last }));
        socket.Receive(null);
        var end = await run.WaitAsync(s_patience);

        FuzzException.ThrowUnless(end == SessionEnd.Closed, "garbage ends the session", $"{end}");
        FuzzException.ThrowUnless(last == 1, "the event after the garbage is not handled once", $"handled {last} times");

        Task<FeishuEventResult> Dispatch(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
        {
            last += json.Span.SequenceEqual(s_last) ? 1 : 0;
            return Task.FromResult(s_handled);
        }
    }

    private static byte[] Write(Frame frame)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameCodec.Write(frame, output);
        return output.WrittenSpan.ToArray();
    }

    private static string Text(Frame frame) =>
        $"{frame.SeqId} {frame.LogId} {frame.Service} {frame.Method} [{string.Join(' ', frame.Headers)}] {frame.PayloadEncoding} {frame.PayloadType} {Convert.ToHexString(frame.Payload.Span)} {frame.LogIdNew}";

    private static string Any(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
