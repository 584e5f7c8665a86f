using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>What becomes of events.</summary>
public sealed class DispatcherTests
{
    [Fact]
    public async Task A_redelivered_event_is_not_handled_again_until_it_is_forgotten()
    {
        var handled = 0;
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, _) =>
        {
            handled++;
            return Task.CompletedTask;
        }));
        var json = host.Sender.Message("e1");

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));
        host.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));
        Assert.Equal(2, handled);
    }

    [Fact]
    public async Task A_slow_handler_is_acknowledged_and_runs_on()
    {
        var held = new Held();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)));
        var json = host.Sender.Message("e1");
        var answer = host.DispatchAsync(json);
        await held.Begun.InTimeAsync();
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));

        host.Clock.Advance(TimeSpan.FromSeconds(2.5) - TimeSpan.FromTicks(1));
        Assert.False(answer.IsCompleted);
        host.Clock.Advance(TimeSpan.FromTicks(1));

        var acknowledged = await answer;
        Assert.Equal(FeishuEventOutcome.InProgress, acknowledged.Outcome);
        Assert.Equal("{}"u8, acknowledged.Body.Span);
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));
        held.LetGo();
        await host.StopAsync();
        Assert.Equal(1, held.Count);
        Assert.Contains("im.message.receive_v1 e1: Handled after 2500 ms", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_fails_later_has_the_event_taken_again_should_it_come()
    {
        var held = new Held();
        var isSecond = false;
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, cancellationToken) => isSecond ? Task.CompletedTask : held.HandleAsync(cancellationToken)));
        var json = host.Sender.Message("e1");
        var first = host.DispatchAsync(json);
        await held.Begun.InTimeAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(FeishuEventOutcome.InProgress, (await first).Outcome);

        isSecond = true;
        held.Fail(new InvalidOperationException("later"));
        await Patience.UntilAsync(() => host.Logs.Text.Contains("e1: Failed", StringComparison.Ordinal));

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));
    }

    [Fact]
    public async Task A_failing_handler_has_the_event_sent_again()
    {
        var attempts = 0;
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, _) => ++attempts == 1 ? throw new InvalidOperationException("out of order") : Task.CompletedTask));
        var request = host.Sender.Send(host.Sender.Message("e1"));

        var first = await host.ReceiveAsync(request);
        var second = await host.ReceiveAsync(request);

        Assert.Equal((500, 0), (first.Status, first.Body.Length));
        Assert.Equal(200, second.Status);
        Assert.Equal(2, attempts);
        var failure = Assert.Single(host.Logs.Entries, entry => entry.Level == LogLevel.Error);
        Assert.Equal(("The handler of im.message.receive_v1 e1 failed", "out of order"), (failure.Message, failure.Exception?.Message));
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("is cancelled, and not by the app")]
    [InlineData("has no task")]
    [InlineData("leaves what cannot be disposed of")]
    public async Task However_a_handler_fails_the_event_is_taken_again(string how)
    {
        var attempts = 0;
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, context, _) => ++attempts > 1 ? Task.CompletedTask : how switch
            {
                "throws" => throw new InvalidOperationException(),
                "is cancelled, and not by the app" => Task.FromCanceled(new CancellationToken(canceled: true)),
                "has no task" => null!,
                _ => Task.FromResult(context.Services.GetRequiredService<LastingThing>()),
            }),
            addServices: services => services.AddScoped<LastingThing>());
        var json = host.Sender.Message("e1");

        Assert.Equal(FeishuEventOutcome.Failed, await OutcomeAsync(host, json));
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));

        Assert.NotNull(Assert.Single(host.Logs.Entries, entry => entry.Level == LogLevel.Error).Exception);
    }

    [Fact]
    public async Task Who_waits_no_longer_does_not_stop_the_handler()
    {
        var held = new Held();
        using var caller = new CancellationTokenSource();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)));
        var json = host.Sender.Message("e1");
        var answer = host.DispatchAsync(json, caller.Token);
        await held.Begun.InTimeAsync();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));
        held.LetGo();
        await host.StopAsync();
        Assert.Contains("im.message.receive_v1 e1: Handled", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_without_a_handler_of_their_own_reach_the_fallback_with_their_JSON()
    {
        var seen = new List<(FeishuJson Payload, FeishuEventContext Context)>();
        await using var host = EventHost.Create(events => events
            .Handle<MessageReceived>((_, _, _) => throw new InvalidOperationException("not for this"))
            .HandleOthers((payload, context, _) =>
            {
                seen.Add((payload, context));
                return Task.CompletedTask;
            }));
        var json = host.Sender.Event("new.thing_v9", "e1", """{"a":[1,{"b":null}]}""").Trim();

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));

        var (payload, context) = Assert.Single(seen);
        Assert.Equal("""{"a":[1,{"b":null}]}""", payload.ToJson());
        Assert.Equal(json, context.Json.ToJson());
        Assert.Equal("new.thing_v9", context.Header.EventType);
    }

    [Fact]
    public async Task Events_that_nobody_handles_are_acknowledged_and_told_once()
    {
        await using var host = EventHost.Create(_ => { });

        Assert.Equal(200, (await host.SendAsync(host.Sender.Event("new.thing_v9", "e1"))).Status);
        Assert.Equal(FeishuEventOutcome.Unhandled, await OutcomeAsync(host, host.Sender.Event("new.thing_v9", "e2")));

        Assert.Equal([LogLevel.Information, LogLevel.Debug], host.Logs.Entries.Select(entry => entry.Level));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_event_that_says_nothing_has_an_empty_payload(string payload)
    {
        var seen = new List<MessageReceived>();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((message, _, _) =>
        {
            seen.Add(message);
            return Task.CompletedTask;
        }));
        var json = host.Sender.Event("im.message.receive_v1", "e1", "null");

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, payload.Length > 0 ? json : json.Replace(""","event":null""", "")));
        Assert.Equal([new MessageReceived()], seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"type":"url_verification","challenge":"c"}""")]
    public async Task What_is_no_event_is_malformed(string json)
    {
        await using var host = EventHost.Create(_ => { });

        Assert.Equal(FeishuEventOutcome.Malformed, await OutcomeAsync(host, json));
    }

    [Fact]
    public async Task Each_event_has_a_scope_of_its_own()
    {
        var made = new List<ScopedThing>();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived, ScopedHandler>(),
            addServices: services => services.AddScoped<ScopedThing>().AddSingleton(made));

        await host.SendAsync(host.Sender.Message("e1"));
        await host.SendAsync(host.Sender.Message("e2"));

        Assert.Equal(2, made.Distinct().Count());
        Assert.All(made, thing => Assert.True(thing.IsDisposed));
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_has_failed()
    {
        await using var host = EventHost.Create(events => events.Handle<MessageReceived, ScopedHandler>());

        Assert.Equal(FeishuEventOutcome.Failed, await OutcomeAsync(host, host.Sender.Message("e1")));
    }

    private static async Task<FeishuEventOutcome> OutcomeAsync(EventHost host, string json) => (await host.DispatchAsync(json)).Outcome;

    private sealed class LastingThing : IDisposable
    {
        public void Dispose() => throw new InvalidOperationException();
    }

    private sealed class ScopedThing : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }

    private sealed class ScopedHandler(ScopedThing thing, List<ScopedThing> made) : IFeishuEventHandler<MessageReceived>
    {
        public Task HandleAsync(MessageReceived payload, FeishuEventContext context, CancellationToken cancellationToken)
        {
            Assert.False(thing.IsDisposed);
            Assert.Same(thing, context.Services.GetRequiredService<ScopedThing>());
            made.Add(thing);
            return Task.CompletedTask;
        }
    }
}
