namespace Feishu.Runtime.Tests;

/// <summary>Many events from many senders at once, many of them more than once.</summary>
[Collection(nameof(Alone))]
public sealed class EventLoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Each_event_is_handled_once()
    {
        var load = new EventLoad();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>(load.HandleAsync), options => (options.Concurrency, options.QueueCapacity) = (8, 16));

        await load.RunAsync(host.Sender, async request => (await host.ReceiveAsync(request)).Status);
        await host.StopAsync();

        output.WriteLine(load.Summary);
        load.Check();
    }
}
