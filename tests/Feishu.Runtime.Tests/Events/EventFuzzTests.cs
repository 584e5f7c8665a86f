using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>Requests that nobody has thought of.</summary>
public sealed class EventFuzzTests
{
    /// <summary>Anything at all: half of it is what a stranger would send, the other half is properly signed and encrypted around garbage.</summary>
    [Fact]
    public async Task Whatever_is_sent_nothing_is_thrown()
    {
        var random = new Random(20_251);
        await using var host = EventHost.CreateCounting(out _);
        var originals = new[] { host.Sender.Message("e"), host.Sender.OldEvent("user_leave", "u"), EventSender.Challenge("c", EventSender.Token), EventHost.OldCard };
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

    private static byte[] Mutate(byte[] original, Random random) => ByteMutator.Mutate(original, random, "{}[]\",:\\0n");

    private static string? Noise(Random random) => random.Next(3) switch
    {
        0 => null,
        1 => "1700000000",
        _ => new string([.. Enumerable.Range(0, random.Next(70)).Select(_ => (char)random.Next(1, 0x3000))]),
    };
}
