using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Several processes that know each other's events.</summary>
public sealed class SharedDeduplicationTests
{
    private readonly SettlingClock _clock = new();
    private readonly SharedCache _cache;
    private int _handled;

    public SharedDeduplicationTests() => _cache = new SharedCache(_clock);

    [Fact]
    public async Task An_event_is_handled_by_one_of_the_processes()
    {
        await using var one = Create();
        await using var other = Create();
        var json = one.Sender.Message("e1");

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(one, json));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(other, json));
        _clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromSeconds(1));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(other, json));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(other, json));
    }

    [Fact]
    public async Task Of_two_that_get_an_event_at_the_same_moment_one_handles_it()
    {
        await using var one = Create(settleTime: null);
        await using var other = Create(settleTime: null);
        var json = one.Sender.Message("e1");

        // Neither sees the other's claim before both have written one.
        var answers = new TaskCompletionSource();
        _cache.HoldAnswers = answers.Task;
        var both = Task.WhenAll(OutcomeAsync(one, json), OutcomeAsync(other, json));
        answers.SetResult();
        await Patience.UntilAsync(() => _clock.Settling == 2, () => $"{_clock.Settling} claims wait");

        _clock.Advance(SettlingClock.SettleTime);

        Assert.Equal([FeishuEventOutcome.Handled, FeishuEventOutcome.Duplicate], (await both).Order());
        Assert.Equal(1, _handled);
    }

    [Fact]
    public async Task What_one_process_fails_at_another_handles()
    {
        await using var failing = Create(() => throw new InvalidOperationException());
        await using var other = Create();
        var json = failing.Sender.Message("e1");

        Assert.Equal(FeishuEventOutcome.Failed, await OutcomeAsync(failing, json));
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(other, json));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(failing, json));
    }

    [Fact]
    public async Task What_one_process_has_and_fails_at_comes_to_another_that_was_told_to_wait()
    {
        var end = new TaskCompletionSource();
        await using var failing = Create(() => end.Task);
        await using var other = Create();
        var json = failing.Sender.Message("e1");
        var first = OutcomeAsync(failing, json);
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(other, json));

        end.SetException(new InvalidOperationException());

        Assert.Equal(FeishuEventOutcome.Failed, await first);
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(other, json));
    }

    [Fact]
    public async Task What_a_process_dies_over_is_handled_when_the_platform_sends_it_again()
    {
        var never = new TaskCompletionSource();
        await using var dying = Create(() => never.Task);
        await using var other = Create();
        var json = dying.Sender.Message("e1");
        using var caller = new CancellationTokenSource();

        // It dies before it has answered: nothing of it is heard any more, and nothing of it reaches the cache.
        var claimed = _cache.Keys.Count;
        var first = dying.DispatchAsync(json, caller.Token);
        Assert.Equal(claimed + 1, _cache.Keys.Count);
        _clock.Advance(TimeSpan.FromSeconds(2.4));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(other, json));
        _cache.Hold = never.Task;
        _clock.Advance(TimeSpan.FromSeconds(12.6));
        _cache.Hold = Task.CompletedTask;

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(other, json));
        never.SetResult();
        await first;
    }

    [Fact]
    public async Task What_is_acknowledged_before_it_is_done_is_known_to_all()
    {
        var end = new TaskCompletionSource();
        await using var slow = Create(() => end.Task);
        await using var other = Create();
        var json = slow.Sender.Message("e1");
        var first = OutcomeAsync(slow, json);
        _clock.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal(FeishuEventOutcome.InProgress, await first);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(other, json));
        end.SetResult();
    }

    [Fact]
    public async Task What_fails_while_the_cache_is_told_that_it_runs_on_may_come_again()
    {
        var end = new TaskCompletionSource();
        var write = new TaskCompletionSource();
        await using var failing = Create(() => end.Task);
        await using var other = Create();
        var json = failing.Sender.Message("e1");
        var first = OutcomeAsync(failing, json);
        _cache.HoldWrites = write.Task;
        _clock.Advance(TimeSpan.FromSeconds(2.5));
        end.SetException(new InvalidOperationException());
        await Patience.UntilAsync(() => failing.Logs.Text.Contains("e1: Failed", StringComparison.Ordinal), () => failing.Logs.Text);

        _cache.HoldWrites = Task.CompletedTask;
        write.SetResult();
        await Patience.UntilAsync(() => _cache.Removals == 2, () => $"{_cache.Removals} removals");

        Assert.Equal(FeishuEventOutcome.InProgress, await first);
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(other, json));
    }

    [Fact]
    public async Task A_cache_that_does_not_answer_does_not_hold_an_acknowledgement_up()
    {
        var end = new TaskCompletionSource();
        await using var host = Create(() => end.Task);
        var json = host.Sender.Message("e1");
        var first = OutcomeAsync(host, json);
        _cache.Hold = end.Task;

        _clock.Advance(TimeSpan.FromSeconds(2.5));

        Assert.Equal(FeishuEventOutcome.InProgress, await first);
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));
        end.SetResult();
    }

    [Fact]
    public async Task A_cache_that_fails_leaves_a_caller_who_has_hung_up_with_that()
    {
        await using var host = Create(() => new TaskCompletionSource().Task);
        _cache.Failure = new InvalidOperationException();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.DispatchAsync(host.Sender.Message("e1"), new CancellationToken(canceled: true)));

        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, host.Sender.Message("e1")));
    }

    [Fact]
    public async Task The_time_for_which_a_claim_waits_is_not_the_caches()
    {
        var settleTime = TimeSpan.FromMilliseconds(999);
        await using var host = Create(settleTime);
        var answers = new TaskCompletionSource();
        _cache.HoldAnswers = answers.Task;
        _clock.Awaited = settleTime;
        var outcome = OutcomeAsync(host, host.Sender.Message("e1"));
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        answers.SetResult();
        await Patience.UntilAsync(() => _clock.Settling == 1, () => $"{_clock.Settling} claims wait");

        _clock.Advance(settleTime);

        Assert.Equal(FeishuEventOutcome.Handled, await outcome);
        Assert.DoesNotContain("The cache", host.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_that_fails_leaves_each_process_with_what_it_knows()
    {
        await using var host = Create();
        var json = host.Sender.Message("e1");
        _cache.Failure = new InvalidOperationException("connection of the-cache-password");

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));

        Assert.Equal(1, _handled);
        Assert.Contains("System.InvalidOperationException", host.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("the-cache-password", host.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Entries, entry => entry.Exception is not null);
    }

    [Fact]
    public async Task A_cache_that_does_not_answer_does_not_hold_events_up()
    {
        await using var host = Create();
        _cache.Hold = new TaskCompletionSource().Task;

        await _clock.PassUntilAsync(host.DispatchAsync(host.Sender.Message("e1")));

        await Patience.UntilAsync(() => Volatile.Read(ref _handled) > 0, () => host.Logs.Text);
    }

    [Fact]
    public async Task Keys_are_short_and_tell_apps_apart()
    {
        await using var host = Create();
        var json = host.Sender.Message(new string('x', 5000));

        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(host, json));
        Assert.Equal(FeishuEventOutcome.Duplicate, await OutcomeAsync(host, json));
        await OutcomeAsync(host, host.Sender.Message("e1"));
        await using var other = Create();
        Assert.Equal(FeishuEventOutcome.Handled, await OutcomeAsync(other, host.Sender.Message("e1").Replace(EventSender.AppId, "cli_other")));

        Assert.Equal(3, _cache.Keys.Count);
        Assert.All(_cache.Keys, key => Assert.InRange(key.Length, 1, 128));
    }

    [Fact]
    public void Without_a_cache_there_is_nothing_to_share()
    {
        using var services = Services(events => events.UseDistributedDeduplication()).BuildServiceProvider();

        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<FeishuEventDispatcher>);

        Assert.Contains("IDistributedCache", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void A_claim_cannot_wait_longer_than_the_platform_does(int milliseconds)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Services(events => events.UseDistributedDeduplication(TimeSpan.FromMilliseconds(milliseconds))));

    private static ServiceCollection Services(Action<FeishuEventsBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddFeishuEvents<EventClient>());
        return services;
    }

    private EventHost Create(Func<Task>? handle = null) => Create(TimeSpan.Zero, handle);

    private EventHost Create(TimeSpan? settleTime, Func<Task>? handle = null) => EventHost.Create(
        events => events.UseDistributedDeduplication(settleTime).Handle<MessageReceived>((_, _, _) =>
        {
            Interlocked.Increment(ref _handled);
            return handle?.Invoke() ?? Task.CompletedTask;
        }),
        addServices: services => services.AddSingleton<IDistributedCache>(_cache),
        clock: _clock);

    private static async Task<FeishuEventOutcome> OutcomeAsync(EventHost host, string json) => (await host.DispatchAsync(json)).Outcome;

    /// <summary>A clock that knows how many claims wait to settle.</summary>
    private sealed class SettlingClock() : FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000))
    {
        public static readonly TimeSpan SettleTime = TimeSpan.FromMilliseconds(100);

        private int _settling;

        /// <summary>How long they wait.</summary>
        public TimeSpan Awaited { get; set; } = SettleTime;

        public int Settling => Volatile.Read(ref _settling);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == Awaited)
            {
                Interlocked.Increment(ref _settling);
            }

            return timer;
        }
    }
}
