using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Feishu.Runtime.Tests;

/// <summary>
/// 20,000 events from 32 senders. Each sender goes through its events as the platform does: what is answered with 200 is done with, and everything else is
/// sent again. A third are sent again although they were taken: half of those at the same moment, the others some time later. Of the handlers one in fifty
/// fails once, and one in ten takes a while.
/// </summary>
internal sealed class EventLoad
{
    private const int Events = 20_000;
    private const int Senders = 32;

    private readonly ConcurrentDictionary<string, int> _handled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _answers = [];
    private readonly Stopwatch _clock = new();

    public string Summary => $"{Events} events, {_answers.Values.Sum()} requests in {_clock.Elapsed.TotalSeconds:0.00} s: "
        + string.Join(", ", _answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"));

    /// <summary>The handler.</summary>
    public async Task HandleAsync(MessageReceived message, FeishuEventContext context, CancellationToken cancellationToken)
    {
        var id = context.Header.EventId;
        var number = int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
        if (number % 10 == 3)
        {
            await Task.Delay(1, cancellationToken);
        }

        if (number % 50 == 7 && _failed.TryAdd(id, true))
        {
            throw new InvalidOperationException("fails once");
        }

        _handled.AddOrUpdate(id, 1, (_, times) => times + 1);
    }

    /// <summary>Sends all.</summary>
    /// <param name="sender">Makes them.</param>
    /// <param name="send">Sends one, and gives the HTTP status.</param>
    public async Task RunAsync(EventSender sender, Func<EventRequest, Task<int>> send)
    {
        _clock.Start();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(first => Task.Run(() => RunAsync(first, sender, send))));
        _clock.Stop();
    }

    /// <summary>Each was handled once.</summary>
    public void Check()
    {
        Assert.Equal(Events, _handled.Count);
        Assert.All(_handled, pair => Assert.Equal(1, pair.Value));
        Assert.Equal(Events / 50, _failed.Count);
        Assert.Equal(Events + CountOf(remainder: 0) + CountOf(remainder: 3), _answers[200]);
        Assert.True(_answers[500] >= Events / 50);
    }

    private static int CountOf(int remainder) => Enumerable.Range(0, Events).Count(number => number % 6 == remainder);

    private async Task RunAsync(int first, EventSender sender, Func<EventRequest, Task<int>> send)
    {
        var late = new List<EventRequest>();
        for (var number = first; number < Events; number += Senders)
        {
            var request = sender.Send(sender.Message($"e{number}"));
            await (number % 6 == 0 ? Task.WhenAll(DeliverAsync(request, send), Task.Run(() => DeliverAsync(request, send))) : DeliverAsync(request, send));
            if (number % 6 == 3)
            {
                late.Add(request);
            }
        }

        foreach (var request in late)
        {
            await DeliverAsync(request, send);
        }
    }

    private async Task DeliverAsync(EventRequest request, Func<EventRequest, Task<int>> send)
    {
        while (true)
        {
            var status = await send(request);
            _answers.AddOrUpdate(status, 1, (_, times) => times + 1);
            if (status == 200)
            {
                return;
            }

            await Task.Delay(1);
        }
    }
}
