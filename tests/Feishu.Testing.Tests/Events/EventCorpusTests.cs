using System.Collections.Concurrent;
using Feishu.Testing.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.Testing.Tests.Events;

/// <summary>The events of the real pages.</summary>
public sealed class EventCorpusTests
{
    [Fact]
    public async Task Every_event_of_the_real_pages_can_be_sent_both_ways()
    {
        await using var mock = await FeishuMock.StartAsync(
            Corpus.Dev().Catalog, new FeishuMockOptions { TimeProvider = new WatchedTime() }, Patience.Token);
        var byAddress = new ConcurrentQueue<string>();
        var byConnection = new ConcurrentQueue<string>();
        await using var app = await WebhookApp.StartAsync(mock, events => NoteTypes(events, byAddress));
        await SendAllAsync(mock);
        await using var bot = LongBot.Start(mock, handle: events => NoteTypes(events, byConnection));
        mock.Events.SendOverLongConnection();
        await SendAllAsync(mock);

        Assert.InRange(mock.Events.Types.Count, 70, 100);
        Assert.Equal(mock.Events.Types, byAddress);
        Assert.Equal(mock.Events.Types, byConnection);
    }

    private static void NoteTypes(FeishuEventsBuilder events, ConcurrentQueue<string> types) => events.HandleOthers((payload, context, _) =>
    {
        Assert.NotEqual("{}", payload.ToJson());
        types.Enqueue(context.Header.EventType);
        return Task.CompletedTask;
    });

    private static async Task SendAllAsync(FeishuMock mock)
    {
        foreach (var type in mock.Events.Types)
        {
            Assert.True((await mock.Events.SendAsync(type, cancellationToken: Patience.Token)).IsAcknowledged, type);
        }
    }
}
