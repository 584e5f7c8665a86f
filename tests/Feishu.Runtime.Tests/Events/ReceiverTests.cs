using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>What is let in, and what is not.</summary>
public sealed class ReceiverTests
{
    private const string Rejected = "401 ";

    [Fact]
    public async Task An_event_that_is_signed_and_encrypted_is_handled()
    {
        var seen = new List<(MessageReceived Payload, FeishuEventContext Context)>();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((payload, context, _) =>
        {
            seen.Add((payload, context));
            return Task.CompletedTask;
        }));
        var json = host.Sender.Message("e1");

        var response = await host.SendAsync(json);

        Assert.Equal("200 {}", Text(response));
        var (payload, context) = Assert.Single(seen);
        Assert.Equal("hello", payload.Message?.Text);
        Assert.Equal(
            new FeishuEventHeader { EventId = "e1", EventType = "im.message.receive_v1", CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), TenantKey = "tenant-1", AppId = EventSender.AppId },
            context.Header);
        Assert.Equal(json.Trim(), context.Json.ToJson());
    }

    [Fact]
    public async Task An_event_of_the_old_form_is_handled()
    {
        var seen = new List<(UserLeft Payload, FeishuEventContext Context)>();
        await using var host = EventHost.Create(events => events.Handle<UserLeft>((payload, context, _) =>
        {
            seen.Add((payload, context));
            return Task.CompletedTask;
        }));

        var response = await host.SendAsync(host.Sender.OldEvent("user_leave", "u1", ""","open_id":"ou_1" """));

        Assert.Equal("200 {}", Text(response));
        var (payload, context) = Assert.Single(seen);
        Assert.Equal("ou_1", payload.OpenId);
        Assert.Equal(
            new FeishuEventHeader { EventId = "u1", EventType = "user_leave", CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000000500), TenantKey = "tenant-1", AppId = EventSender.AppId, IsOldForm = true },
            context.Header);
    }

    [Fact]
    public async Task An_app_without_an_encrypt_key_gets_events_by_their_token()
    {
        await using var host = CreateCounting(out var count, options => options.EncryptKey = null);

        Assert.Equal("200 {}", Text(await host.SendAsync(host.Sender.Message("e1"))));
        Assert.Equal(1, count());

        // A signature that is made without a key says nothing, and does no harm.
        Assert.Equal("200 {}", Text(await host.ReceiveAsync(host.Sender.Sign(host.Sender.Message("e2")))));
        Assert.Equal(2, count());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_handshake_is_answered(bool hasKey, bool hasToken)
    {
        await using var host = CreateCounting(out _, options =>
        {
            options.EncryptKey = hasKey ? EventSender.Key : null;
            options.VerificationToken = hasToken ? EventSender.Token : null;
        });

        var response = await host.ReceiveAsync(host.Sender.SendUnsigned(EventSender.Challenge("ajls384kdj-9wL=", EventSender.Token)));

        Assert.Equal("""200 {"challenge":"ajls384kdj-9wL="}""", Text(response));
    }

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
        await using var host = CreateCounting(out var count);

        var response = await host.ReceiveAsync(Stranger(what, host.Sender, host.Clock));

        Assert.Equal(Rejected, Text(response));
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
        await using var host = CreateCounting(out var count, options => options.EncryptKey = null);
        var json = host.Sender.Message("e1");
        var request = what switch
        {
            "encrypted" => new EventSender(host.Clock).Send(json),
            "another token" => host.Sender.Send(json.Replace(EventSender.Token, "the-verification-tokeN")),
            "no token" => host.Sender.Send(json.Replace("\"token\"", "\"tokes\"")),
            "token that is no string" => host.Sender.Send(json.Replace($"\"{EventSender.Token}\"", "[]")),
            "old" => host.Sender.Send(json) with { Timestamp = "1600000000" },
            "nonsense" => host.Sender.Send("""{"token":"the-verification-token","""),
            "old card, not signed" => host.Sender.Send(OldCard),
            _ => host.Sender.Send(OldCard) with { Timestamp = "1700000000", Signature = new string('0', 40) },
        };

        Assert.Equal(Rejected, Text(await host.ReceiveAsync(request)));
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
        await using var host = CreateCounting(out var count, options => options.VerificationToken = null);

        Assert.Equal("400 ", Text(await host.SendAsync(json)));
        Assert.Equal(0, count());
        Assert.Equal((LogLevel.Warning, "A request is refused: Malformed", null), Assert.Single(host.Logs.Entries));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_anything_else()
    {
        await using var host = CreateCounting(out var count, options => options.MaxBodyBytes = 1024);
        Assert.Equal(1024, host.Receiver.MaxBodyBytes);

        Assert.Equal("413 ", Text(await host.SendAsync(host.Sender.Message("e1", new string('x', 1024)))));
        Assert.Equal("413 ", Text(host.Receiver.RefuseTooLarge()));
        Assert.Equal("200 {}", Text(await host.SendAsync(host.Sender.Message("e2"))));
        Assert.Equal(1, count());
    }

    [Fact]
    public async Task A_request_that_is_sent_again_by_somebody_else_is_not_handled_again()
    {
        await using var host = CreateCounting(out var count);
        var request = host.Sender.Send(host.Sender.Message("e1"));

        Assert.Equal("200 {}", Text(await host.ReceiveAsync(request)));
        Assert.Equal("200 {}", Text(await host.ReceiveAsync(request)));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("200 {}", Text(await host.ReceiveAsync(request)));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Rejected, Text(await host.ReceiveAsync(request)));
        Assert.Equal(1, count());
    }

    [Fact]
    public async Task Neither_key_nor_token_is_no_set_up_for_the_open_network()
    {
        await using var host = CreateCounting(out _, options => (options.EncryptKey, options.VerificationToken) = (null, null));

        var failure = Assert.Throws<InvalidOperationException>(() => host.Receiver);

        Assert.Contains("EncryptKey", failure.Message, StringComparison.Ordinal);
        Assert.Equal(FeishuEventOutcome.Handled, (await host.DispatchAsync(host.Sender.Message("e1"))).Outcome);
    }

    /// <summary>Anything at all: half of it is what a stranger would send, the other half is properly signed and encrypted around garbage.</summary>
    [Fact]
    public async Task Whatever_is_sent_nothing_is_thrown()
    {
        var random = new Random(20_251);
        await using var host = CreateCounting(out _);
        var originals = new[] { host.Sender.Message("e"), host.Sender.OldEvent("user_leave", "u"), EventSender.Challenge("c", EventSender.Token), OldCard };
        var statuses = new HashSet<int>();
        for (var round = 0; round < 20_000; round++)
        {
            var json = Mutate(Encoding.UTF8.GetBytes(originals[random.Next(originals.Length)]), random);
            var request = random.Next(4) switch
            {
                0 => host.Sender.Sign(Mutate(Encoding.UTF8.GetBytes(host.Sender.Encrypt("{}")), random)),
                1 => host.Sender.Sign($$"""{"encrypt":"{{host.Sender.EncryptText(json)}}"}"""),
                2 => new EventRequest(json, Noise(random), Noise(random), Noise(random)),
                _ => new EventRequest(Mutate(Encoding.UTF8.GetBytes(host.Sender.Encrypt(originals[0])), random)),
            };
            statuses.Add((await host.ReceiveAsync(request)).Status);
        }

        Assert.Equal([200, 400, 401], statuses.Order());
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Exception is not null);
    }

    private const string OldCard = """{"open_id":"ou_1","open_message_id":"om_1","token":"c-1","action":{"tag":"button","value":{"a":1}}}""";

    private static EventHost CreateCounting(out Func<int> count, Action<FeishuEventOptions>? configure = null)
    {
        var handled = 0;
        count = () => Volatile.Read(ref handled);
        return EventHost.Create(
            events => events
                .Handle<MessageReceived>((_, _, _) =>
                {
                    Interlocked.Increment(ref handled);
                    return Task.CompletedTask;
                })
                .HandleCardAction((_, _, _) =>
                {
                    Interlocked.Increment(ref handled);
                    return Task.FromResult<FeishuCardAnswer?>(null);
                }),
            configure);
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
            "old card, not signed" => sender.SendUnsigned(OldCard),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, message: null),
        };
    }

    private static string Encrypted(EventSender sender, byte[] blocks) => $$"""{"encrypt":"{{sender.EncryptText(blocks, System.Security.Cryptography.PaddingMode.None)}}"}""";

    private static string Seconds(TimeProvider clock, int away) => (clock.GetUtcNow().ToUnixTimeSeconds() + away).ToString(CultureInfo.InvariantCulture);

    private static string Text(FeishuEventResponse response) => $"{response.Status} {Encoding.UTF8.GetString(response.Body.Span)}";

    private static byte[] Mutate(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var i = random.Next(6); i > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at - 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes[at..Math.Min(at + random.Next(1, 20), bytes.Count)]);
                    break;
                default:
                    bytes[at] = (byte)"{}[]\",:\\0n"[random.Next(10)];
                    break;
            }
        }

        return [.. bytes];
    }

    private static string? Noise(Random random) => random.Next(3) switch
    {
        0 => null,
        1 => "1700000000",
        _ => new string([.. Enumerable.Range(0, random.Next(70)).Select(_ => (char)random.Next(1, 0x3000))]),
    };
}
