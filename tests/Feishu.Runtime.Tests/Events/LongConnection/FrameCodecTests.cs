using System.Buffers;
using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>Frames against bytes that were put together by hand after the rules of protocol buffers.</summary>
public sealed class FrameCodecTests
{
    private const string Ping = "0800100018f681801020002a0c0a0474797065120470696e67";

    private const string Event =
        "0801108180fcd8edc19c806618fbffffffffffffffff0120012a0d0a047479706512056576656e742a110a0a6d6573736167655f696412036d2d31"
        + "2a080a0373756d1201312a080a037365711201302a0b0a04782dc39c1203e580bc32046a736f6e3a047465787442077b2261223a317d4a036c6f67";

    private static readonly Frame s_event = new()
    {
        SeqId = 1,
        LogId = 7350000000000000001,
        Service = -5,
        Method = Frame.Data,
        Headers = [new("type", "event"), new("message_id", "m-1"), new("sum", "1"), new("seq", "0"), new("x-Ü", "值")],
        PayloadEncoding = "json",
        PayloadType = "text",
        Payload = """{"a":1}"""u8.ToArray(),
        LogIdNew = "log",
    };

    [Fact]
    public void A_ping_is_written_with_all_its_numbers() => Assert.Equal(Ping, Convert.ToHexStringLower(Write(Frame.PingOf(33554678))));

    [Fact]
    public void An_event_is_written_with_everything() => Assert.Equal(Event, Convert.ToHexStringLower(Write(s_event)));

    [Fact]
    public void A_frame_is_read()
    {
        var frame = Read(Event);

        AssertEqual(s_event, frame);
        Assert.Equal(("m-1", 1, 0), (frame.Find(FrameHeader.MessageId), frame.FindNumber(FrameHeader.Sum), frame.FindNumber(FrameHeader.Seq)));
        Assert.Null(frame.FindNumber(FrameHeader.Type));
        Assert.Null(frame.Find("none"));
    }

    [Fact]
    public void Numbers_at_their_limits_are_read_and_written()
    {
        const string Limits = "08ffffffffffffffffff0110808080808080808080011880808080f8ffffffff0120ffffffff07";
        var frame = Read(Limits);

        Assert.Equal((ulong.MaxValue, 1UL << 63, int.MinValue, int.MaxValue), (frame.SeqId, frame.LogId, frame.Service, frame.Method));
        Assert.Equal(Limits, Convert.ToHexStringLower(Write(frame)));
    }

    [Fact]
    public void What_nearly_all_frames_have_is_no_new_string() => Assert.Same(Read(Event).Headers[0].Key, Read(Ping).Headers[0].Key);

    [Theory]
    [InlineData("a20603010203", "a field of text with a number that nobody knows")]
    [InlineData("a80696ffff01", "one that is a number")]
    [InlineData("a1060102030405060708", "one of eight bytes")]
    [InlineData("a50601020304", "one of four")]
    [InlineData("0a0161", "text where a number should be")]
    [InlineData("4005", "a number where the payload should be")]
    public void What_is_not_known_is_passed_over(string hex, string what)
    {
        Assert.True(FrameCodec.TryRead(Convert.FromHexString(hex + Event), out var before), what);
        Assert.True(FrameCodec.TryRead(Convert.FromHexString(Event + hex), out var after), what);
        AssertEqual(s_event, before);
        AssertEqual(s_event, after);
    }

    [Theory]
    [InlineData("08", "no value")]
    [InlineData("0880", "half a number")]
    [InlineData("08ffffffffffffffffff02", "a number of more than 64 bits")]
    [InlineData("088080808080808080808000", "a number of eleven bytes")]
    [InlineData("0001", "field 0")]
    [InlineData("80808080800100", "a field's number of more than 29 bits")]
    [InlineData("4205616263", "a payload that is longer than the frame")]
    [InlineData("42ffffffffffffffffff01", "a payload of a length that is none")]
    [InlineData("2a030a0574", "a header that goes beyond its end")]
    [InlineData("2a0108", "a header that ends in the middle")]
    [InlineData("0b", "a group")]
    [InlineData("0f", "a type of value that does not exist")]
    [InlineData("a10601020304050607", "seven bytes of eight")]
    [InlineData("a506010203", "three of four")]
    public void What_is_no_frame_is_refused(string hex, string what)
    {
        Assert.False(FrameCodec.TryRead(Convert.FromHexString(hex), out var frame), what);
        Assert.Null(frame);
    }

    [Fact]
    public void A_frame_of_more_headers_than_frames_have_is_refused()
    {
        var frame = new Frame { Headers = [.. Enumerable.Range(0, 65).Select(i => new FrameHeader($"{i}", ""))] };

        Assert.False(FrameCodec.TryRead(Write(frame), out _));
        Assert.True(FrameCodec.TryRead(Write(frame with { Headers = [.. frame.Headers.Skip(1)] }), out var most));
        Assert.Equal("64", most.Headers[^1].Key);
    }

    [Fact]
    public void Random_frames_survive()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var frame = new Frame
            {
                SeqId = (ulong)random.NextInt64(),
                LogId = (ulong)random.NextInt64() >> random.Next(64),
                Service = random.Next(int.MinValue, int.MaxValue),
                Method = random.Next(2),
                Headers = [.. Enumerable.Range(0, random.Next(20)).Select(_ => new FrameHeader(Text(random), Text(random)))],
                PayloadEncoding = random.Next(2) == 0 ? null : Text(random),
                PayloadType = random.Next(2) == 0 ? null : Text(random),
                Payload = Bytes(random, random.Next(5_000)),
                LogIdNew = random.Next(2) == 0 ? null : Text(random),
            };

            Assert.True(FrameCodec.TryRead(Write(frame), out var read));
            AssertEqual(frame, read);
        }
    }

    [Fact]
    public void Nothing_that_is_received_throws_or_reads_beyond_the_end()
    {
        var random = new Random(2);
        var valid = Convert.FromHexString(Event);
        var read = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var bytes = i % 2 == 0 ? Altered(random, valid) : Bytes(random, random.Next(64));
            if (!FrameCodec.TryRead(bytes, out var frame))
            {
                continue;
            }

            // What was taken can be written, and means the same then.
            read++;
            Assert.True(FrameCodec.TryRead(Write(frame), out var again));
            AssertEqual(frame, again);
        }

        Assert.InRange(read, 5_000, 190_000);
    }

    [Fact]
    public void Every_beginning_of_a_frame_is_a_frame_or_refused()
    {
        var valid = Convert.FromHexString(Event);
        var accepted = Enumerable.Range(0, valid.Length + 1).Count(length => FrameCodec.TryRead(valid.AsMemory(0, length), out _));

        // One for each end of a field, and the empty one.
        Assert.Equal(14, accepted);
    }

    private static Frame Read(string hex)
    {
        Assert.True(FrameCodec.TryRead(Convert.FromHexString(hex), out var frame));
        return frame;
    }

    private static byte[] Write(Frame frame)
    {
        var output = new ArrayBufferWriter<byte>();
        FrameCodec.Write(frame, output);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Altered(Random random, byte[] valid)
    {
        var bytes = valid[..random.Next(valid.Length + 1)];
        for (var changes = random.Next(1, 4); changes > 0 && bytes.Length > 0; changes--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Text(Random random)
        => string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => new Rune(random.Next(3) switch { 0 => random.Next(32, 127), 1 => random.Next(0x80, 0xd800), _ => random.Next(0x10000, 0x110000) }).ToString()));

    private static void AssertEqual(Frame expected, Frame actual)
    {
        Assert.Equal(expected.Headers, actual.Headers);
        Assert.Equal(expected.Payload.ToArray(), actual.Payload.ToArray());
        Assert.Equal(expected with { Headers = [], Payload = default }, actual with { Headers = [], Payload = default });
    }
}
