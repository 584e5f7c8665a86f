using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Feishu.Runtime.Events.LongConnection.Frames;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>The response to a message: its frame sent back, with what became of it.</summary>
internal static class ResponseFrame
{
    private const int Done = 200;
    private const int Failed = 500;

    /// <summary>Responds to a message.</summary>
    /// <param name="frame">The frame that brought it, or the last of them.</param>
    /// <param name="response">What became of it.</param>
    /// <param name="elapsed">How long that took.</param>
    public static Frame Of(Frame frame, FeishuEventResult response, TimeSpan elapsed) => frame with
    {
        Headers = [.. frame.Headers, new(FrameHeader.HandlingTime, ((long)elapsed.TotalMilliseconds).ToString(CultureInfo.InvariantCulture))],
        Payload = Write(CodeOf(response.Outcome), response.Body.Span),
    };

    /// <summary>Whatever is not done is sent again.</summary>
    private static int CodeOf(FeishuEventOutcome outcome)
        => outcome is FeishuEventOutcome.Failed or FeishuEventOutcome.Overloaded or FeishuEventOutcome.Malformed ? Failed : Done;

    private static ReadOnlyMemory<byte> Write(int code, ReadOnlySpan<byte> body)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("code"u8, code);
            json.WriteStartObject("headers"u8);
            json.WriteEndObject();
            json.WriteBase64String("data"u8, body);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
