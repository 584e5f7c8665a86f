using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>Events that wait for a handler, and what becomes of them when the application ends.</summary>
public sealed class EventQueueTests
{
    [Fact]
    public async Task A_full_queue_refuses_events_until_there_is_room()
    {
        var held = new Held();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)),
            options => (options.Concurrency, options.QueueCapacity) = (1, 2));
        Task<FeishuEventResponse>[] taken = [host.SendAsync(host.Sender.Message("e1"))];
        await held.Begun.InTimeAsync();
        taken = [.. taken, host.SendAsync(host.Sender.Message("e2")), host.SendAsync(host.Sender.Message("e3"))];

        var refused = await host.SendAsync(host.Sender.Message("e4"));

        Assert.Equal((503, 0), (refused.Status, refused.Body.Length));
        held.LetGo();
        Assert.All(await Task.WhenAll(taken), response => Assert.Equal(200, response.Status));
        Assert.Equal(200, (await host.SendAsync(host.Sender.Message("e4"))).Status);
        Assert.Equal(4, held.Count);
    }

    [Fact]
    public async Task Only_so_many_events_are_handled_at_the_same_time()
    {
        var held = new Held();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)), options => options.Concurrency = 3);
        var all = Enumerable.Range(0, 10).Select(number => host.SendAsync(host.Sender.Message($"e{number}"))).ToArray();
        await held.UntilAsync(3);

        await Task.Yield();
        Assert.Equal(3, held.Count);
        held.LetGo();

        await Task.WhenAll(all);
        Assert.Equal(10, held.Count);
    }

    [Fact]
    public async Task A_shutdown_handles_what_was_taken_and_takes_no_more()
    {
        var held = new Held();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)), options => options.Concurrency = 1);
        var first = host.SendAsync(host.Sender.Message("e1"));
        await held.Begun.InTimeAsync();
        var second = host.SendAsync(host.Sender.Message("e2"));

        var stopping = host.StopAsync();

        Assert.Equal(503, (await host.SendAsync(host.Sender.Message("e3"))).Status);
        Assert.False(stopping.IsCompleted);
        held.LetGo();
        await stopping;
        Assert.Equal((200, 200), ((await first).Status, (await second).Status));
        Assert.Equal(2, held.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_shutdown_cancels_what_outlasts_its_patience(bool isHostImpatient)
    {
        var held = new Held();
        using var patience = new CancellationTokenSource();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)),
            options => (options.Concurrency, options.AcknowledgeAfter, options.ShutdownPatience) = (1, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5)));
        var running = host.SendAsync(host.Sender.Message("e1"));
        await held.Begun.InTimeAsync();
        var waiting = host.SendAsync(host.Sender.Message("e2"));
        var stopping = host.StopAsync(patience.Token);

        if (isHostImpatient)
        {
            await patience.CancelAsync();
        }
        else
        {
            host.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        await stopping;
        Assert.Equal((500, 500), ((await running).Status, (await waiting).Status));
        Assert.Equal(1, held.Count);
        Assert.Contains("e1 was cancelled", host.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Exception is not null);
    }

    [Fact]
    public async Task A_handler_that_does_not_listen_does_not_hold_up_the_end_for_ever()
    {
        var held = new Held();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, _) => held.HandleAsync(CancellationToken.None)));
        _ = host.SendAsync(host.Sender.Message("e1"));
        await held.Begun.InTimeAsync();

        await host.Clock.PassUntilAsync(host.StopAsync());

        held.LetGo();
    }

    [Fact]
    public async Task A_logger_that_throws_stops_no_worker()
    {
        var handled = 0;
        using var logs = new ThrowingLogs();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, _) =>
            {
                handled++;
                return Task.CompletedTask;
            }),
            options => options.Concurrency = 1,
            services => services.AddLogging(logging => logging.AddProvider(logs)));

        logs.Throws = true;
        Assert.Equal(500, (await host.SendAsync(host.Sender.Message("e1"))).Status);
        logs.Throws = false;

        Assert.Equal(200, (await host.SendAsync(host.Sender.Message("e2"))).Status);
        Assert.Equal(1, handled);

        // The platform was told that it was not handled, and sends it again.
        Assert.Equal(200, (await host.SendAsync(host.Sender.Message("e1"))).Status);
        Assert.Equal(2, handled);
    }

    [Fact]
    public async Task A_logger_that_throws_when_it_is_told_of_a_failure_loses_no_event()
    {
        var handled = 0;
        using var logs = new ThrowingLogs();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, _) =>
            {
                logs.Throws = ++handled == 1;
                return logs.Throws ? throw new InvalidOperationException("fails once") : Task.CompletedTask;
            }),
            addServices: services => services.AddLogging(logging => logging.AddProvider(logs)));

        Assert.Equal(500, (await host.SendAsync(host.Sender.Message("e1"))).Status);
        logs.Throws = false;

        Assert.Equal(200, (await host.SendAsync(host.Sender.Message("e1"))).Status);
        Assert.Equal(2, handled);
    }

    [Fact]
    public async Task A_shutdown_without_patience_cancels_nothing_where_nothing_is_in_work()
    {
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, _) => Task.CompletedTask), options => options.ShutdownPatience = TimeSpan.Zero);

        await host.Clock.PassUntilAsync(host.StopAsync());

        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task Ending_twice_is_ending_once()
    {
        await using var host = EventHost.Create(_ => { });

        host.Dispatcher.Dispose();
        host.Dispatcher.Dispose();

        Assert.Equal(FeishuEventOutcome.Unhandled, (await host.DispatchAsync(host.Sender.Message("e1"))).Outcome);
    }

    private sealed class ThrowingLogs : ILoggerProvider, ILogger
    {
        public bool Throws { get; set; }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (Throws)
            {
                throw new InvalidOperationException("The disk is full.");
            }
        }

        public void Dispose()
        {
        }
    }
}
