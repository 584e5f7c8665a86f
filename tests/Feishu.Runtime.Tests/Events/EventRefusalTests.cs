using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>What is not let in: no handler sees it, nobody is told why, and no exception is in the log.</summary>
public sealed class EventRefusalTests
{
    private const string Rejected = "401 ";

    /// <summary>Everything that is no event of the platform's, for an app with a key and a token.</summary>
    public static TheoryData<string, string> Strangers => new()
    {
        { "not signed", "NotSigned" },
        { "signature of another body", "WrongSignature" },
        { "signature of another key", "WrongSignature" },
        { "signature in upper case", "WrongSignature" },
        { "signature of another length", "WrongSignature" },
        { "signature of an old card", "WrongSignature" },
        { "altered body", "WrongSignature" },
        { "truncated body", "WrongSignature" },
        { "empty body, not signed", "NotJson" },
        { "nonsense, not signed", "NotJson" },
        { "nonsense, signed", "NotJson" },
        { "too old", "Stale" },
        { "too far ahead", "Stale" },
        { "no time", "Stale" },
        { "time that is none", "Stale" },
        { "time beyond time", "Stale" },
        { "not encrypted, signed", "NotEncrypted" },
        { "not encrypted, not signed", "NotEncrypted" },
        { "handshake, not encrypted", "NotEncrypted" },
        { "handshake, another token", "WrongToken" },
        { "handshake, no token", "WrongToken" },
        { "handshake, with somebody's text", "NotSigned" },
        { "handshake, endless", "NotSigned" },
        { "nonsense base64", "WrongEncryption" },
        { "encrypted with another key", "WrongEncryption" },
        { "encrypted with another key, not signed", "WrongEncryption" },
        { "wrong padding", "WrongEncryption" },
        { "wrong padding behind JSON", "WrongEncryption" },
        { "encrypted nonsense", "WrongEncryption" },
        { "too deep", "NotJson" },
        { "another token", "WrongToken" },
        { "no token", "WrongToken" },
        { "old card, not signed", "NotSigned" },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task What_does_not_come_from_the_platform_is_refused_and_not_told_why(string what, string reason)
    {
        await using var host = EventHost.CreateCounting(out var count);

        var response = await host.ReceiveAsync(Stranger(what, host.Sender, host.Clock));

        Assert.Equal(Rejected, EventHost.Text(response));
        Assert.Equal(0, count());
        Assert.Equal((LogLevel.Warning, $"A request is refused: {reason}", null), Assert.Single(host.Logs.Entries));
    }

    [Theory]
    [InlineData("encrypted", "NoEncryptKey")]
    [InlineData("another token", "WrongToken")]
    [InlineData("no token", "WrongToken")]
    [InlineData("token that is no string", "WrongToken")]
    [InlineData("old", "Stale")]
    [InlineData("nonsense", "NotJson")]
    [InlineData("old card, not signed", "NotSigned")]
    [InlineData("old card, wrong signature", "NotSigned")]
    public async Task Without_a_key_the_token_tells(string what, string reason)
    {
        await using var host = EventHost.CreateCounting(out var count, options => options.EncryptKey = null);
        var json = host.Sender.Message("e1");
        var request = what switch
        {
            "encrypted" => new EventSender(host.Clock).Send(json),
            "another token" => host.Sender.Send(json.Replace(EventSender.Token, "the-verification-tokeN")),
            "no token" => host.Sender.Send(json.Replace("\"token\"", "\"tokes\"")),
            "token that is no string" => host.Sender.Send(json.Replace($"\"{EventSender.Token}\"", "[]")),
            "old" => host.Sender.Send(json) with { Timestamp = "1600000000" },
            "nonsense" => host.Sender.Send("""{"token":"the-verification-token","""),
            "old card, not signed" => host.Sender.Send(EventHost.OldCard),
            _ => host.Sender.Send(EventHost.OldCard) with { Timestamp = "1700000000", Signature = new string('0', 40) },
        };

        Assert.Equal(Rejected, EventHost.Text(await host.ReceiveAsync(request)));
        Assert.Equal(0, count());
        Assert.Equal((LogLevel.Warning, $"A request is refused: {reason}", null), Assert.Single(host.Logs.Entries));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("""{"header":{"event_type":"x","token":"the-verification-token"},"event":{}}""")]
    [InlineData("""{"header":{"event_id":"x","token":"the-verification-token"},"event":{}}""")]
    [InlineData("""{"header":{"event_id":"x","event_type":"","token":"the-verification-token"},"event":{}}""")]
    [InlineData("""{"header":{"event_id":{},"event_type":"x","token":"the-verification-token"},"event":{}}""")]
    [InlineData("""{"header":{"event_id":"x","event_type":"im.message.receive_v1","token":"the-verification-token"},"event":[]}""")]
    [InlineData("""{"uuid":"x","token":"the-verification-token","event":"y"}""")]
    public async Task What_comes_from_the_platform_and_is_no_event_is_a_bad_request(string json)
    {
        await using var host = EventHost.CreateCounting(out var count, options => options.VerificationToken = null);

        Assert.Equal("400 ", EventHost.Text(await host.SendAsync(json)));
        Assert.Equal(0, count());
        Assert.Equal((LogLevel.Warning, "A request is refused: Malformed", null), Assert.Single(host.Logs.Entries));
    }

    private static EventRequest Stranger(string what, EventSender sender, TimeProvider clock)
    {
        var json = sender.Message("e1");
        var right = sender.Send(json);
        var other = new EventSender(clock, "another key");
        return what switch
        {
            "not signed" => right with { Signature = null },
            "signature of another body" => right with { Signature = sender.Send(json).Signature },
            "signature of another key" => right with { Signature = other.Sign(right.Body, right.Timestamp).Signature },
            "signature in upper case" => right with { Signature = right.Signature!.ToUpperInvariant() },
            "signature of another length" => right with { Signature = right.Signature![..63] },
            "signature of an old card" => sender.SendOldCard(json),
            "altered body" => right with { Body = [.. right.Body[..20], (byte)(right.Body[20] ^ 1), .. right.Body[21..]] },
            "truncated body" => right with { Body = right.Body[..^1] },
            "empty body, not signed" => new EventRequest([]),
            "nonsense, not signed" => new EventRequest([0xFF, 0xFE, 0]),
            "nonsense, signed" => sender.Sign("nonsense"),
            "too old" => sender.Sign(right.Body, Seconds(clock, -301)),
            "too far ahead" => sender.Sign(right.Body, Seconds(clock, 301)),
            "no time" => sender.Sign(right.Body, ""),
            "time that is none" => sender.Sign(right.Body, "yesterday"),
            "time beyond time" => sender.Sign(right.Body, long.MaxValue.ToString(CultureInfo.InvariantCulture)),
            "not encrypted, signed" => sender.Sign(json),
            "not encrypted, not signed" => new EventRequest(Encoding.UTF8.GetBytes(json)),
            "handshake, not encrypted" => new EventRequest(Encoding.UTF8.GetBytes(EventSender.Challenge("c", EventSender.Token))),
            "handshake, another token" => sender.SendUnsigned(EventSender.Challenge("c", "another")),
            "handshake, no token" => sender.SendUnsigned(EventSender.Challenge("c", null)),
            "handshake, with somebody's text" => sender.SendUnsigned(EventSender.Challenge("c\u0012\uFFFD some text", EventSender.Token)),
            "handshake, endless" => sender.SendUnsigned(EventSender.Challenge(new string('c', 4096), EventSender.Token)),
            "nonsense base64" => sender.Sign("""{"encrypt":"(nonsense)"}"""),
            "encrypted with another key" => sender.Sign(other.Encrypt(json)),
            "encrypted with another key, not signed" => other.SendUnsigned(EventSender.Challenge("c", EventSender.Token)),
            "wrong padding" => sender.Sign(Encrypted(sender, new byte[32])),
            "wrong padding behind JSON" => sender.Sign(Encrypted(sender, Encoding.UTF8.GetBytes(json.Trim().PadRight(1024)))),
            "encrypted nonsense" => sender.Send("nonsense"),
            "too deep" => sender.Sign(new string('[', 10_000)),
            "another token" => new EventSender(clock, EventSender.Key, "another").Send(new EventSender(clock, EventSender.Key, "another").Message("e1")),
            "no token" => sender.Send(json.Replace("\"token\"", "\"tokes\"")),
            "old card, not signed" => sender.SendUnsigned(EventHost.OldCard),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, message: null),
        };
    }

    private static string Encrypted(EventSender sender, byte[] blocks) => $$"""{"encrypt":"{{sender.EncryptText(blocks, PaddingMode.None)}}"}""";

    private static string Seconds(TimeProvider clock, int away) => (clock.GetUtcNow().ToUnixTimeSeconds() + away).ToString(CultureInfo.InvariantCulture);
}
