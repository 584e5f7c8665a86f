using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Feishu.Gen.Fuzz.Mutation;
using Feishu.Gen.Fuzz.Running;
using Feishu.Runtime;
using Feishu.Runtime.Tests;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>Whatever is sent to an address for events: nothing is thrown, nothing is handled that the platform did not sign, and each event that it did send is handled once.</summary>
internal sealed partial class EventsTarget : IFuzzTarget
{
    private const string Signs = "{}[]\",:\\0nu";
    private static readonly int[] s_statuses = [200, 400, 401, 413];
    private static readonly FakeTimeProvider s_clock = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));

    public string Name => "events";

    public string Extension => ".bin";

    public byte[] CreateInput(Random random)
    {
        var sender = new EventSender(s_clock);
        var requests = new List<EventRequest>();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            requests.Add(random.Next(5) == 0 && requests.Count > 0 ? requests[random.Next(requests.Count)] : Request(random, sender));
        }

        return Blobs.Join(requests.Select(Bytes));
    }

    public void Check(byte[] input) => CheckAsync([.. Blobs.Split(input).Select(Read)]).GetAwaiter().GetResult();

    private static EventRequest Request(Random random, EventSender sender)
    {
        var id = "e-" + random.Next(4);
        var json = random.Next(6) switch
        {
            0 => sender.OldEvent("user_leave", id),
            1 => EventSender.Challenge("c", EventSender.Token),
            2 => EventHost.OldCard,
            3 => sender.Event("no.such.event_v1", id),
            _ => sender.Message(id),
        };
        var text = Encoding.UTF8.GetBytes(json);
        var request = random.Next(8) switch
        {
            // As the platform sends it.
            0 or 1 => json == EventHost.OldCard ? sender.SendOldCard(json) : sender.Send(json),

            // Signed and encrypted around garbage.
            2 => sender.Sign($$"""{"encrypt":"{{sender.EncryptText(ByteMutator.Mutate(text, random, Signs), random.Next(4) == 0 ? PaddingMode.Zeros : PaddingMode.PKCS7)}}"}"""),
            3 => sender.Sign(ByteMutator.Mutate(Encoding.UTF8.GetBytes(sender.Encrypt(json)), random, Signs)),
            4 => sender.Sign(ByteMutator.Mutate(text, random, Signs)),

            // What anybody may send.
            5 => sender.SendUnsigned(json),
            6 => new EventRequest(ByteMutator.Mutate(text, random, Signs), "1700000000", "n", Noise(random)),
            _ => new EventRequest(Noise(random) is { } noise ? Encoding.UTF8.GetBytes(noise) : [], Noise(random), Noise(random), Noise(random)),
        };
        return random.Next(4) switch
        {
            0 => request with { Body = ByteMutator.Mutate(request.Body, random, Signs, mostChanges: 2) },
            1 => Spoil(request, random),
            _ => request,
        };
    }

    /// <summary>Changes a header.</summary>
    private static EventRequest Spoil(EventRequest request, Random random) => random.Next(8) switch
    {
        0 => request with { Timestamp = Noise(random) },
        1 => request with { Nonce = Noise(random) },
        2 => request with { Signature = Noise(random) },
        3 => request with { Signature = request.Signature?.ToUpperInvariant() },
        4 when request.Signature is { Length: > 0 } signature => request with { Signature = signature[..^1] },
        5 => request with { Timestamp = "99999999999999999999999" },
        6 => request with { Timestamp = request.Nonce, Nonce = request.Timestamp },
        7 when request.Nonce is { Length: > 0 } nonce => request with { Timestamp = request.Timestamp + nonce[..1], Nonce = nonce[1..] },
        _ => request,
    };

    private static string? Noise(Random random) => random.Next(4) switch
    {
        0 => null,
        1 => "1700000000",
        2 => new string([.. Enumerable.Range(0, random.Next(70)).Select(_ => (char)random.Next(0x20, 0x7f))]),
        _ => new string([.. Enumerable.Range(0, random.Next(70)).Select(_ => (char)random.Next(0x20, 0x3000))]),
    };

    private static async Task CheckAsync(IReadOnlyList<EventRequest> requests)
    {
        var handled = new ConcurrentQueue<string>();
        await using var host = EventHost.Create(
            events => events
                .Handle<MessageReceived>((_, context, _) => Handle(context))
                .Handle<UserLeft>((_, context, _) => Handle(context))
                .HandleOthers((_, context, _) => Handle(context))
                .HandleCardAction(async (_, context, _) =>
                {
                    await Handle(context);
                    return null;
                }),
            clock: s_clock);
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in requests)
        {
            var before = handled.Count;
            var response = await host.ReceiveAsync(request);

            FuzzException.ThrowUnless(s_statuses.Contains(response.Status), "a request has an answer that it must not have", $"{response.Status} {Show(request)}");
            FuzzException.ThrowUnless(handled.Count == before || IsSigned(request), "an event is handled that is signed wrongly", Show(request));
            if (IdOfWhole(request, host.Sender) is { } id)
            {
                expected.Add(id);
            }
        }

        foreach (var twice in handled.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            throw new FuzzException("an event is handled more than once", $"{twice.Key}\n{string.Join('\n', requests.Select(Show))}");
        }

        foreach (var missing in expected.Except(handled, StringComparer.Ordinal))
        {
            throw new FuzzException("an event is not handled", $"{missing}\n{string.Join('\n', requests.Select(Show))}");
        }

        FuzzException.ThrowUnless(host.Logs.Entries.All(e => e.Exception is null), "a request makes something throw", host.Logs.Text);

        Task Handle(FeishuEventContext context)
        {
            handled.Enqueue(context.Header.EventId);
            return Task.CompletedTask;
        }
    }

    /// <summary>Whether a request has a signature that only the platform can make, by what its documents say.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "What the platform signs old card callbacks with.")]
    private static bool IsSigned(EventRequest request)
    {
        var head = request.Timestamp + request.Nonce;
        return request.Signature == Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(head + EventSender.Key), .. request.Body]))
            || request.Signature == Convert.ToHexStringLower(SHA1.HashData([.. Encoding.UTF8.GetBytes(head + EventSender.Token), .. request.Body]));
    }

    /// <summary>The id of an event that came as the platform sends it, whole and in time; else null.</summary>
    private static string? IdOfWhole(EventRequest request, EventSender sender)
    {
        if (!IsSigned(request) || request.Timestamp != "1700000000" || !EncryptedBody().IsMatch(Encoding.UTF8.GetString(request.Body)))
        {
            return null;
        }

        try
        {
            var encrypted = Convert.FromBase64String(JsonDocument.Parse(request.Body).RootElement.GetProperty("encrypt").GetString()!);
            using var aes = Aes.Create();
            aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(EventSender.Key));
            var json = Encoding.UTF8.GetString(aes.DecryptCbc(encrypted.AsSpan(16), encrypted.AsSpan(0, 16)));
            return Enumerable.Range(0, 4).Select(i => "e-" + i).FirstOrDefault(id => json == sender.Message(id) || json == sender.OldEvent("user_leave", id) || json == sender.Event("no.such.event_v1", id));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException or JsonException)
        {
            return null;
        }
    }

    private static byte[] Bytes(EventRequest request) =>
        [.. Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new[] { request.Timestamp, request.Nonce, request.Signature }) + "\n"), .. request.Body];

    private static EventRequest Read(byte[] blob)
    {
        var end = Math.Max(0, Array.IndexOf(blob, (byte)'\n'));
        try
        {
            return JsonSerializer.Deserialize<string?[]>(blob.AsSpan(0, end)) is [var timestamp, var nonce, var signature]
                ? new EventRequest(blob[(end + 1)..], timestamp, nonce, signature)
                : new EventRequest(blob);
        }
        catch (JsonException)
        {
            return new EventRequest(blob);
        }
    }

    private static string Show(EventRequest request) => $"{request.Timestamp} {request.Nonce} {request.Signature} {Encoding.UTF8.GetString(request.Body)}";

    [GeneratedRegex("""^\{"encrypt":"[A-Za-z0-9+/=]+"\}$""")]
    private static partial Regex EncryptedBody();
}
