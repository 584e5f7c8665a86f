using System.Collections.Concurrent;
using System.Diagnostics;

namespace Feishu.Runtime.Tests;

/// <summary>Many events from many senders at once, many of them more than once.</summary>
[Collection(nameof(Alone))]
public sealed class EventLoadTests(ITestOutputHelper output)
{
    private const int Events = 20_000;
    private const int Senders = 32;

    /// <summary>
    /// Each sender goes through its events as the platform does: what is answered with 200 is done with, and everything else is sent again. A third are sent
    /// again although they were taken: half of those at the same moment by another sender, the others some time later. Of the handlers one in fifty fails once,
    /// one in ten waits, and the queue is much too short.
    /// </summary>
    [Fact]
    public async Task Each_event_is_handled_once()
    {
        var handled = new ConcurrentDictionary<string, int>();
        var failed = new ConcurrentDictionary<string, bool>();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>(async (_, context, cancellationToken) =>
            {
                var number = int.Parse(context.Header.EventId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
                if (number % 10 == 3)
                {
                    await Task.Delay(1, cancellationToken);
                }

                if (number % 50 == 7 && failed.TryAdd(context.Header.EventId, true))
                {
                    throw new InvalidOperationException("fails once");
                }

                handled.AddOrUpdate(context.Header.EventId, 1, (_, times) => times + 1);
            }),
            options => (options.Concurrency, options.QueueCapacity) = (8, 16));
        var answers = new ConcurrentDictionary<int, int>();
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var late = new List<EventRequest>();
            for (var number = sender; number < Events; number += Senders)
            {
                var request = host.Sender.Send(host.Sender.Message($"e{number}"));
                await (number % 6 == 0 ? Task.WhenAll(DeliverAsync(request), Task.Run(() => DeliverAsync(request))) : DeliverAsync(request));
                if (number % 6 == 3)
                {
                    late.Add(request);
                }
            }

            foreach (var request in late)
            {
                await DeliverAsync(request);
            }
        })));
        clock.Stop();
        await host.StopAsync();

        output.WriteLine($"{Events} events, {answers.Values.Sum()} requests in {clock.Elapsed.TotalSeconds:0.00} s: {string.Join(", ", answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}");
        Assert.Equal(Events, handled.Count);
        Assert.All(handled, pair => Assert.Equal(1, pair.Value));
        Assert.Equal(Events / 50, failed.Count);
        Assert.True(answers[503] > 0, "The queue was never full.");
        Assert.True(answers[200] + answers[500] >= Events + (Events / 3));

        async Task DeliverAsync(EventRequest request)
        {
            while (true)
            {
                var status = (await host.ReceiveAsync(request)).Status;
                answers.AddOrUpdate(status, 1, (_, times) => times + 1);
                if (status == 200)
                {
                    return;
                }

                await Task.Delay(1);
            }
        }
    }
}
