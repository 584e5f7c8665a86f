using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests.Events;

/// <summary>How a long connection begins, is kept, lost, opened again, and ended.</summary>
public sealed class ReconnectTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_is_lost_is_opened_again(bool isClosed)
    {
        await using var mock = await StartAsync();
        await using var bot = LongBot.Start(mock);
        var first = await mock.ConnectionAsync(1);
        await first.PingedAsync(1);

        if (isClosed)
        {
            await first.CloseAsync();
        }
        else
        {
            first.Abort();
        }

        await mock.ConnectionAsync(2);
        Assert.True((await SendAsync(mock)).IsAcknowledged);
        Assert.Equal([2], mock.Events.Connections.Select(c => c.Number));
        Assert.Contains(bot.Log.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains(isClosed ? "was lost: closed" : "was lost: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ping_names_the_service_and_its_answer_may_change_the_numbers()
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync(new() { PingInterval = TimeSpan.FromSeconds(100) });
        await using var bot = LongBot.Start(mock, clock);
        var connection = await mock.ConnectionAsync(1);
        var ping = await connection.PingedAsync(1);
        mock.Events.ClientConfig = mock.Events.ClientConfig with { PingInterval = TimeSpan.FromSeconds(7) };

        clock.Advance(TimeSpan.FromSeconds(100));
        await connection.PingedAsync(2);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(7));
        clock.Advance(TimeSpan.FromSeconds(7));
        await connection.PingedAsync(3);

        Assert.Equal((Frame.Control, 33554678, "ping"), (ping.Method, ping.Service, ping.Find("type")));
    }

    [Fact]
    public async Task A_connection_on_which_nothing_comes_any_more_is_given_up()
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync(new() { PingInterval = TimeSpan.FromSeconds(10) });
        await using var bot = LongBot.Start(mock, clock);
        var connection = await mock.ConnectionAsync(1);
        await connection.PingedAsync(1);

        // The event follows the pong, so its response shows that the pong was received.
        await SendAsync(mock);
        mock.Events.RespondsToPings = false;
        for (var ping = 2; ping <= 3; ping++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await connection.PingedAsync(ping);
        }

        Assert.True(connection.IsOpen);
        clock.Advance(TimeSpan.FromSeconds(10));

        await connection.Completion.InTimeAsync();
        await mock.ConnectionAsync(2);
        Assert.Contains(bot.Log.Lines, line => line.Contains("was lost: silent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_show_as_well_as_pongs_that_somebody_is_there()
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync(new() { PingInterval = TimeSpan.FromSeconds(10) });
        await using var bot = LongBot.Start(mock, clock);
        var connection = await mock.ConnectionAsync(1);
        mock.Events.RespondsToPings = false;
        await connection.PingedAsync(1);

        for (var ping = 2; ping <= 10; ping++)
        {
            Assert.True((await SendAsync(mock)).IsAcknowledged);
            clock.Advance(TimeSpan.FromSeconds(10));
            await connection.PingedAsync(ping);
        }

        Assert.Equal([1], mock.Events.Connections.Select(c => c.Number));
    }

    [Theory]
    [InlineData(514)]
    [InlineData(403)]
    [InlineData(10003)]
    public async Task A_refusal_that_no_attempt_may_cure_ends_it(long code)
    {
        await using var mock = await StartAsync();
        mock.Inject(FeishuMockFault.Code(code) with { OperationId = "callback.ws.endpoint" });
        await using var bot = LongBot.Start(mock);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => bot.Run.InTimeAsync());

        Assert.Equal(("callback.ws.endpoint", code), (e.Operation!.Id, e.Code));
        Assert.Single(mock.Requests);
    }

    [Fact]
    public async Task A_wrong_secret_ends_it_and_says_what_to_do()
    {
        await using var mock = await StartAsync();
        await using var other = await EventMock.StartAsync(new() { AppSecret = "another" });
        await using var bot = LongBot.Start(mock, address: other.BaseAddress);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => bot.Run.InTimeAsync());

        Assert.Equal(514, e.Code);
        Assert.Contains("AppSecret", e.Suggestion, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code=1")]
    [InlineData("code=1000040343")]
    [InlineData("code=1000040350")]
    [InlineData("code=99991400")]
    [InlineData("status=503")]
    [InlineData("drop")]
    public async Task Other_attempts_follow_where_they_may_help(string fault)
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync();
        mock.Inject(FeishuMockFault.Parse($"callback.ws.endpoint:{fault}*2"));
        await using var bot = LongBot.Start(mock, clock);

        // The platform has given no numbers yet: at first a pause of half a minute at most, then of two.
        await clock.WaitForTimerAsync(pause => pause > TimeSpan.Zero && pause <= TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30));
        await clock.WaitForTimerAsync(TimeSpan.FromMinutes(2));
        clock.Advance(TimeSpan.FromMinutes(2));

        await mock.ConnectionAsync(1);
        Assert.Equal(3, mock.Requests.Count);
    }

    [Fact]
    public async Task It_ends_with_the_failure_where_the_platform_allows_no_more_attempts()
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync(new() { ReconnectCount = 2, ReconnectInterval = TimeSpan.FromSeconds(9) });
        await using var bot = LongBot.Start(mock, clock);
        var connection = await mock.ConnectionAsync(1);
        await SendAsync(mock);
        mock.Inject(FeishuMockFault.Status(503) with { OperationId = "callback.ws.endpoint" });
        connection.Abort();

        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(9));
        clock.Advance(TimeSpan.FromSeconds(9));

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => bot.Run.InTimeAsync());
        Assert.Equal(503, (int)e.Status!);
        Assert.Equal(3, mock.Requests.Count);
        Assert.False(bot.Connection.IsConnected);
    }

    [Fact]
    public async Task A_connection_on_which_nothing_ever_came_is_an_attempt_that_failed()
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync(new() { ReconnectCount = 2, ReconnectInterval = TimeSpan.FromSeconds(9) });
        mock.Events.RespondsToPings = false;
        await using var bot = LongBot.Start(mock, clock);

        await LoseAsync(1);
        await LoseAsync(2);
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(9));
        clock.Advance(TimeSpan.FromSeconds(9));
        await LoseAsync(3);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => bot.Run.InTimeAsync());
        Assert.Contains("no other attempt", e.Message, StringComparison.Ordinal);

        async Task LoseAsync(int number)
        {
            var connection = await mock.Events.WaitForConnectionAsync(number, Patience.Token);
            await connection.PingedAsync(1);
            connection.Abort();
        }
    }

    [Fact]
    public async Task Too_many_connections_are_waited_out()
    {
        var clock = new WatchedTime();
        await using var mock = await StartAsync(new() { ReconnectInterval = TimeSpan.FromSeconds(9) }, options => options.MaxLongConnections = 1);
        await using var one = LongBot.Start(mock);
        await mock.ConnectionAsync(1);
        await using var two = LongBot.Start(mock, clock);

        // The first attempt, and the one that follows at once.
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(9));
        await one.StopAsync();
        clock.Advance(TimeSpan.FromSeconds(9));

        await mock.ConnectionAsync(2);
        Assert.Contains(two.Log.Lines, line => line.Contains("1000040350", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_that_may_not_connect_is_told_so_when_it_does()
    {
        await using var mock = await StartAsync();
        mock.Inject(FeishuMockFault.Code(403) with { OperationId = "callback.ws.connect" });
        await using var bot = LongBot.Start(mock);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => bot.Run.InTimeAsync());

        Assert.Equal((403, "refused by the mock"), (e.Code, e.ApiMessage));
    }

    [Fact]
    public async Task A_ticket_that_is_refused_is_replaced()
    {
        await using var mock = await StartAsync();
        mock.Inject(FeishuMockFault.Code(514) with { OperationId = "callback.ws.connect", Times = 1 });
        await using var bot = LongBot.Start(mock);

        Assert.True((await SendAsync(mock)).IsAcknowledged);
        Assert.Equal(2, mock.Requests.Count(r => r.OperationId == "callback.ws.endpoint"));
    }

    [Fact]
    public async Task Events_under_way_are_answered_before_the_connection_is_closed_and_no_others_are_taken()
    {
        await using var mock = await StartAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new WatchedTime();
        await using var bot = LongBot.Start(mock, clock, handle: events => events.HandleOthers((_, _, _) =>
        {
            begun.TrySetResult();
            return end.Task;
        }));
        var connection = await mock.ConnectionAsync(1);
        var underWay = SendAsync(mock);
        await begun.Task.InTimeAsync();

        var run = bot.StopAsync();
        var late = await SendAsync(mock);
        Assert.False(run.IsCompleted);
        end.SetResult();

        Assert.Equal((200, 500), ((await underWay).Status, late.Status));
        await run.InTimeAsync();
        await connection.Completion.InTimeAsync();
        Assert.Empty(mock.Events.Connections);
        Assert.Contains(bot.Log.Lines, line => line.Contains("is closed, as the application asked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_pause()
    {
        await using var mock = await StartAsync();
        mock.Inject(FeishuMockFault.Code(1) with { OperationId = "callback.ws.endpoint" });
        await using var bot = LongBot.Start(mock, new WatchedTime());
        await bot.Log.WaitForAsync("follows in");

        await bot.StopAsync().InTimeAsync();

        Assert.True(bot.Run.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task One_connection_runs_once_at_a_time()
    {
        await using var mock = await StartAsync();
        await using var bot = LongBot.Start(mock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => bot.Connection.RunAsync(Patience.Token));
    }

    private static Task<FeishuMockEventResponse> SendAsync(FeishuMock mock) =>
        mock.Events.SendAsync("made.up.event_v1", new JsonObject { ["text"] = "hello" }, cancellationToken: Patience.Token);

    private static Task<FeishuMock> StartAsync(FeishuMockClientConfig? config = null, Action<FeishuMockOptions>? configure = null)
    {
        var options = new FeishuMockOptions { ClientConfig = config ?? new() };
        configure?.Invoke(options);
        return EventMock.StartAsync(options);
    }
}
