using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests.Events;

/// <summary>Events over a long connection, from the mock to handlers and back.</summary>
public sealed class LongConnectionTests
{
    [Fact]
    public async Task Events_arrive_and_are_answered()
    {
        await using var mock = await EventMock.StartAsync();
        await using var bot = LongBot.Start(mock);

        var answer = await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token);

        Assert.Equal((200, "{}", 1), (answer.Status, answer.Body, answer.Attempts));
        Assert.Equal(["hello"], bot.Handled);
        Assert.True(bot.Connection.IsConnected);
        Assert.Single(mock.Events.Connections);
    }

    [Fact]
    public async Task The_answer_is_the_frame_sent_back_with_the_time_that_it_took()
    {
        var clock = new WatchedTime();
        await using var mock = await EventMock.StartAsync();
        await using var bot = LongBot.Start(mock, clock, handle: events => events.HandleOthers((_, _, _) =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(42));
            return Task.CompletedTask;
        }));

        var frame = (await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token)).Frame!;

        Assert.Equal(["type", "message_id", "sum", "seq", "trace_id", "biz_rt"], frame.Headers.Select(h => h.Key));
        Assert.Equal(("event", "42", Frame.Data), (frame.Find("type"), frame.Find("biz_rt"), frame.Method));
        Assert.Equal("""{"code":200,"headers":{},"data":"e30="}"""u8.ToArray(), frame.Payload.ToArray());
    }

    [Fact]
    public async Task What_somebody_does_with_a_card_is_answered_with_what_its_handler_says()
    {
        await using var mock = await EventMock.StartAsync();
        await using var bot = LongBot.Start(mock, handle: events => events.HandleCardAction((action, _, _) =>
            Task.FromResult<FeishuCardResponse?>(new() { Toast = new($"You chose {action.Value["choice"].GetString()}.", FeishuToastKind.Success) })));

        var answer = await mock.Events.SendCardActionAsync(new JsonObject { ["choice"] = "tea" }, cancellationToken: Patience.Token);

        Assert.Equal(("success", "You chose tea."), ((string?)answer.Json!["toast"]!["type"], (string?)answer.Json["toast"]!["content"]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(300)]
    public async Task Long_messages_come_in_parts(int parts)
    {
        await using var mock = await EventMock.StartAsync();
        await using var bot = LongBot.Start(mock);
        var text = string.Concat(Enumerable.Repeat("long ü ", 10_000));

        var answer = await mock.Events.SendAsync("made.up.event_v1", Saying(text), new() { Parts = parts }, Patience.Token);

        Assert.True(answer.IsAcknowledged);
        Assert.Equal([text], bot.Handled);
    }

    [Fact]
    public async Task Messages_that_are_too_long_are_passed_over_and_the_others_are_not()
    {
        var clock = new WatchedTime();
        await using var mock = await EventMock.StartAsync(new() { TimeProvider = clock });
        await using var bot = LongBot.Start(mock, configure: options => options.MaxBodyBytes = 2048);
        var whole = mock.Events.SendAsync("made.up.event_v1", Saying(new string('x', 100_000)), cancellationToken: Patience.Token);
        var inParts = mock.Events.SendAsync("made.up.event_v1", Saying(new string('x', 3_000)), new() { Parts = 3 }, Patience.Token);
        var fits = await mock.Events.SendAsync("made.up.event_v1", Saying("short"), cancellationToken: Patience.Token);
        await bot.Log.WaitForAsync("passed over: too long");
        await bot.Log.WaitForAsync("passed over: senseless or too long in parts");

        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal([null, null, 200], new[] { (await whole).Status, (await inParts).Status, fits.Status });
        Assert.Equal(["short"], bot.Handled);
    }

    [Fact]
    public async Task An_event_whose_handler_fails_is_sent_again_and_one_that_comes_twice_is_handled_once()
    {
        await using var mock = await EventMock.StartAsync();
        var handled = 0;
        await using var bot = LongBot.Start(mock, handle: events => events.HandleOthers((_, _, _) =>
            Interlocked.Increment(ref handled) <= 2 ? throw new InvalidOperationException("a slip of the handler") : Task.CompletedTask));

        var refused = await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token);
        var answer = await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), new() { EventId = refused.EventId, Redeliveries = [TimeSpan.Zero, TimeSpan.Zero] }, Patience.Token);
        var again = await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), new() { EventId = refused.EventId }, Patience.Token);

        Assert.Equal((500, 1), (refused.Status, refused.Attempts));
        Assert.Equal((200, 2), (answer.Status, answer.Attempts));
        Assert.True(again.IsAcknowledged);
        Assert.Equal(3, handled);
    }

    [Fact]
    public async Task Frames_of_which_nobody_knows_are_passed_over()
    {
        await using var mock = await EventMock.StartAsync();
        await using var bot = LongBot.Start(mock);
        var connection = await mock.ConnectionAsync();

        await connection.SendAsync(new Frame { Method = Frame.Control, Headers = [new("type", "news")] });
        await connection.SendAsync(new Frame { Method = Frame.Data, Headers = [new("type", "news")], Payload = "{}"u8.ToArray() });
        await connection.SendAsync(new Frame { Method = 7 });
        await connection.SendAsync(new Frame { Method = Frame.Data, Headers = [new("type", "event"), new("sum", "9"), new("seq", "9")] });
        var noEvent = await connection.SendEventAsync("no JSON"u8.ToArray(), parts: 1, Patience.Token);
        var answer = await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token);

        Assert.True(noEvent!.Payload.Span.StartsWith("""{"code":500,"""u8));
        Assert.True(answer.IsAcknowledged);
        Assert.Equal(1, connection.Number);
    }

    [Fact]
    public async Task Of_two_connections_one_gets_each_event()
    {
        await using var mock = await EventMock.StartAsync();
        await using var one = LongBot.Start(mock);
        await mock.ConnectionAsync(1);
        await using var two = LongBot.Start(mock);
        await mock.ConnectionAsync(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => mock.Events.SendAsync("made.up.event_v1", Saying($"{i:00}"), cancellationToken: Patience.Token)));

        Assert.All(answers, answer => Assert.True(answer.IsAcknowledged));
        Assert.Equal((50, 50), (one.Handled.Count, two.Handled.Count));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i:00}"), one.Handled.Concat(two.Handled).Order());
    }

    [Fact]
    public async Task Nothing_that_is_logged_holds_a_ticket_or_a_secret()
    {
        var clock = new WatchedTime();
        await using var mock = await EventMock.StartAsync(new() { ClientConfig = new() { ReconnectInterval = TimeSpan.FromSeconds(9) } });
        await using var bot = LongBot.Start(mock, clock);
        await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token);
        await (await mock.ConnectionAsync(1)).CloseAsync().InTimeAsync();
        var second = await mock.ConnectionAsync(2);
        mock.Inject(FeishuMockFault.Code(99) with { OperationId = "callback.ws.connect" });

        // The bot pings on a connection that it has; one that is broken off while it opens would be an attempt that failed.
        await second.PingedAsync(1);
        second.Abort();

        // Both connections ended as soon as they were there, so the bot waits before it tries again.
        await clock.WaitForTimerAsync(TimeSpan.FromSeconds(9));
        clock.Advance(TimeSpan.FromSeconds(9));
        await bot.Log.WaitForAsync("cannot be connected to");
        await bot.StopAsync().InTimeAsync();

        Assert.Contains(bot.Log.Lines, line => line.Contains($"The long connection to {mock.BaseAddress.Authority} is open", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("ticket-mock", StringComparison.Ordinal) || line.Contains(mock.AppSecret, StringComparison.Ordinal));
    }

    private static JsonObject Saying(string text) => new() { ["text"] = text };
}
