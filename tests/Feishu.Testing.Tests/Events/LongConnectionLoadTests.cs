using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.Testing.Tests.Events;

/// <summary>Many events over one connection.</summary>
public sealed class LongConnectionLoadTests(ITestOutputHelper output)
{
    private const int Events = 6_000;
    private const int Senders = 32;

    [Fact]
    public async Task Thousands_of_events_of_which_a_third_comes_twice_are_each_handled_once()
    {
        await using var mock = await EventMock.StartAsync();
        var handled = new ConcurrentDictionary<string, int>();
        await using var bot = LongBot.Start(mock, handle: events => events.HandleOthers((_, context, _) =>
        {
            handled.AddOrUpdate(context.Header.EventId, 1, (_, count) => count + 1);
            return Task.CompletedTask;
        }));
        var ids = new ConcurrentQueue<int>(Enumerable.Range(0, Events));
        var begun = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(SendAsync));

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        output.WriteLine($"{Events} events, a third of them twice: {seconds:0.0} s, {Events * 4 / 3 / seconds:0} a second");
        Assert.Equal(Events, handled.Count);
        Assert.All(handled.Values, count => Assert.Equal(1, count));

        async Task SendAsync(int sender)
        {
            while (ids.TryDequeue(out var id))
            {
                for (var times = id % 3 == 0 ? 2 : 1; times > 0; times--)
                {
                    var delivery = new FeishuMockDelivery { EventId = $"event-{id}", Parts = 1 + (id % 4) };
                    Assert.True((await mock.Events.SendAsync("made.up_v1", new JsonObject { ["n"] = id }, delivery, Patience.Token)).IsAcknowledged);
                }
            }
        }
    }
}
