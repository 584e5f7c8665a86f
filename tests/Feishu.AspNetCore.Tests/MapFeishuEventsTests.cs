using System.Text;
using Feishu.Runtime;
using Feishu.Runtime.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.AspNetCore.Tests;

/// <summary>Events over HTTP.</summary>
public sealed class MapFeishuEventsTests(ITestOutputHelper output)
{
    private const string Ok = "200 Server: Kestrel Content-Length: 2 Content-Type: application/json; charset=utf-8 {}";

    [Fact]
    public async Task An_event_is_handled_and_acknowledged()
    {
        var seen = new List<string?>();
        await using var app = await StartAsync(seen);

        Assert.Equal(Ok, await app.SendAsync(app.Sender.Send(app.Sender.Message("e1", "你好"))));
        Assert.Equal(Ok, await app.SendAsync(app.Sender.Send(app.Sender.Message("e2", new string('x', 100_000))), isChunked: true));

        Assert.Equal(["你好", new string('x', 100_000)], seen);
    }

    [Fact]
    public async Task The_handshake_is_answered()
    {
        await using var app = await StartAsync([]);

        var answer = await app.SendAsync(app.Sender.SendUnsigned(EventSender.Challenge("c1", EventSender.Token)));

        Assert.Equal("""200 Server: Kestrel Content-Length: 18 Content-Type: application/json; charset=utf-8 {"challenge":"c1"}""", answer);
    }

    [Fact]
    public async Task A_card_action_is_answered()
    {
        await using var app = await EventApp.StartAsync(events => events.HandleCardAction((action, _, _) => Task.FromResult<FeishuCardResponse?>(new() { Toast = new(action.Tag!) })));

        var answer = await app.SendAsync(app.Sender.Send(app.Sender.Event("card.action.trigger", "e1", """{"action":{"tag":"button"}}""")));

        Assert.EndsWith("""{"toast":{"type":"info","content":"button"}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_are_all_the_same_whatever_the_reason()
    {
        var seen = new List<string?>();
        await using var app = await StartAsync(seen);
        var right = app.Sender.Send(app.Sender.Message("e1"));
        var other = new EventSender(app.Clock, "another key");
        EventRequest[] strangers =
        [
            new([]),
            new("nonsense"u8.ToArray()),
            new(Encoding.UTF8.GetBytes(app.Sender.Message("e1"))),
            right with { Signature = null },
            right with { Signature = new string('0', 64) },
            right with { Nonce = "another" },
            right with { Timestamp = "1699999000" },
            right with { Body = right.Body[..^1] },
            app.Sender.Sign(right.Body, "1699999000"),
            app.Sender.Sign(app.Sender.Message("e1")),
            app.Sender.Sign(other.Encrypt(app.Sender.Message("e1"))),
            app.Sender.Sign("""{"encrypt":"?"}"""),
            app.Sender.Send("nonsense"),
            app.Sender.Send(app.Sender.Message("e1").Replace(EventSender.Token, "another")),
            app.Sender.SendUnsigned(EventSender.Challenge("c1", "another")),
            other.SendUnsigned(EventSender.Challenge("c1", EventSender.Token)),
        ];

        foreach (var stranger in strangers)
        {
            Assert.Equal("401 Server: Kestrel Content-Length: 0 ", await app.SendAsync(stranger));
        }

        Assert.Empty(seen);
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Exception is not null);
    }

    [Fact]
    public async Task A_body_that_says_to_be_too_long_is_not_waited_for()
    {
        await using var app = await StartAsync([]);

        // Nothing of it is ever sent.
        var answer = await app.SendBytesAsync($"POST {EventApp.Path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", endsSending: false);

        Assert.Equal("HTTP/1.1 413 Payload Too Large", answer);
    }

    [Theory]
    [InlineData(0, false, 200)]
    [InlineData(0, true, 200)]
    [InlineData(1, false, 413)]
    [InlineData(1, true, 413)]
    [InlineData(1_000_000, true, 413)]
    public async Task A_body_may_be_as_long_as_the_limit(int over, bool isChunked, int status)
    {
        const int Limit = 50_000;
        await using var app = await EventApp.StartAsync(
            events => events.Handle<MessageReceived>((_, _, _) => Task.CompletedTask), options => (options.EncryptKey, options.MaxBodyBytes) = (null, Limit));
        var json = app.Sender.Message("e1").TrimEnd();
        var body = Encoding.UTF8.GetBytes(json.PadRight(Limit + over));

        var answer = await app.SendAsync(new EventRequest(body), isChunked: isChunked);

        Assert.StartsWith($"{status} ", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{\"encrypt\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n20\r\n{\"encrypt\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nnonsense\r\n")]
    public async Task A_body_that_ends_early_is_nobodys_exception(string rest)
    {
        var seen = new List<string?>();
        await using var app = await StartAsync(seen);

        var answer = await app.SendBytesAsync($"POST {EventApp.Path} HTTP/1.1\r\nHost: x\r\n{rest}", endsSending: true);

        Assert.True(answer is "" or "HTTP/1.1 400 Bad Request", answer);
        Assert.Equal(Ok, await app.SendAsync(app.Sender.Send(app.Sender.Message("e1"))));
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Exception is not null);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Only_what_is_posted_is_received(string method)
    {
        await using var app = await StartAsync([]);

        Assert.StartsWith("405 ", await app.SendAsync(app.Sender.Send(app.Sender.Message("e1")), method: new HttpMethod(method)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_handler_and_a_full_queue_have_the_platform_send_again()
    {
        var held = new Held();
        await using var app = await EventApp.StartAsync(
            events => events.Handle<MessageReceived>((message, _, cancellationToken) => message.Message?.Text == "fail" ? throw new InvalidOperationException() : held.HandleAsync(cancellationToken)),
            options => (options.Concurrency, options.QueueCapacity) = (1, 1));

        Assert.Equal("500 Server: Kestrel Content-Length: 0 ", await app.SendAsync(app.Sender.Send(app.Sender.Message("e1", "fail"))));
        var first = app.SendAsync(app.Sender.Send(app.Sender.Message("e2")));
        await held.Begun.InTimeAsync();

        // One waits, and of two at the same time one is refused.
        var second = app.SendAsync(app.Sender.Send(app.Sender.Message("e3")));
        var third = app.SendAsync(app.Sender.Send(app.Sender.Message("e4")));
        var refused = await await Task.WhenAny(second, third);

        Assert.Equal("503 Server: Kestrel Content-Length: 0 ", refused);
        held.LetGo();
        string[] expected = [Ok, refused, Ok];
        Assert.Equal(expected.Order(), (await Task.WhenAll(first, second, third)).Order());
    }

    [Fact]
    public async Task A_slow_handler_is_acknowledged_and_finished_at_shutdown()
    {
        var held = new Held();
        await using var app = await EventApp.StartAsync(events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)));
        var message = app.Sender.Message("e1");
        var answer = app.SendAsync(app.Sender.Send(message));
        await held.Begun.InTimeAsync();

        // The handler may have begun before the receiver looks at the clock to wait for it.
        await Patience.UntilAsync(() => answer.IsCompleted, between: () => app.Clock.Advance(TimeSpan.FromSeconds(2.5)));
        Assert.Equal(Ok, await answer);
        Assert.Equal(Ok, await app.SendAsync(app.Sender.Send(message)));

        var stopping = app.StopAsync();
        held.LetGo();
        await stopping;

        Assert.Equal(1, held.Count);
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Message.Contains("cancelled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sender_that_hangs_up_does_no_harm()
    {
        var held = new Held();
        await using var app = await EventApp.StartAsync(events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)));
        var request = app.Sender.Send(app.Sender.Message("e1"));
        using (var client = new HttpClient())
        using (var impatience = new CancellationTokenSource())
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, app.Address) { Content = new ByteArrayContent(request.Body) };
            message.Headers.Add("X-Lark-Request-Timestamp", request.Timestamp);
            message.Headers.Add("X-Lark-Request-Nonce", request.Nonce);
            message.Headers.Add("X-Lark-Signature", request.Signature);
            var sending = client.SendAsync(message, impatience.Token);
            await held.Begun.InTimeAsync();
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        }

        Assert.Equal(Ok, await app.SendAsync(request));
        held.LetGo();
        await app.StopAsync();
        Assert.Equal(1, held.Count);
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Exception is not null);
    }

    /// <summary>As request timeouts do it, which give requests a token of their own; and as a server does that has not yet said that the connection is lost.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_cut_off_before_it_is_taken_is_not_acknowledged(bool isCancelled)
    {
        var seen = new List<string?>();
        var cuts = true;
        await using var app = await EventApp.StartAsync(
            events => events.Handle<MessageReceived>((message, _, _) =>
            {
                seen.Add(message.Message?.Text);
                return Task.CompletedTask;
            }),
            map: endpoints =>
            {
                ((IApplicationBuilder)endpoints).Use((context, next) =>
                {
                    if (cuts && isCancelled)
                    {
                        context.RequestAborted = new CancellationToken(canceled: true);
                    }
                    else if (cuts)
                    {
                        context.Request.Body = new LostStream();
                    }

                    return next(context);
                });
                endpoints.MapFeishuEvents(EventApp.Path);
            });
        var request = app.Sender.Send(app.Sender.Message("e1"));

        Assert.Equal("503 Server: Kestrel Content-Length: 0 ", await app.SendAsync(request));
        cuts = false;
        Assert.Equal(Ok, await app.SendAsync(request));

        Assert.Equal(["hello"], seen);
        Assert.DoesNotContain(app.Logs.Entries, entry => entry.Exception is not null);
    }

    [Fact]
    public async Task Several_apps_have_addresses_of_their_own_and_conventions_apply()
    {
        var seen = new List<string>();
        await using var app = await EventApp.StartAsync(
            events =>
            {
                events.HandleOthers((_, _, _) => Saw("one"));
                events.Services.AddKeyedFeishuEvents<EventClient>("hr", options => options.VerificationToken = "hr-token").HandleOthers((_, _, _) => Saw("hr"));
            },
            map: endpoints =>
            {
                endpoints.MapFeishuEvents(EventApp.Path);
                endpoints.MapGroup("/group").MapFeishuEvents("/hr", "hr").WithMetadata("mine");
                Assert.Contains(endpoints.DataSources.SelectMany(source => source.Endpoints), endpoint => endpoint.Metadata.GetMetadata<string>() == "mine");
            });
        var hr = new EventSender(app.Clock, encryptKey: null, verificationToken: "hr-token");

        Assert.Equal(Ok, await app.SendAsync(app.Sender.Send(app.Sender.Event("a.b_v1", "e1"))));
        Assert.Equal(Ok, await app.SendAsync(hr.Send(hr.Event("a.b_v1", "e1")), "/group/hr"));
        Assert.StartsWith("401 ", await app.SendAsync(app.Sender.Send(app.Sender.Event("a.b_v1", "e2")), "/group/hr"), StringComparison.Ordinal);
        Assert.Equal(["one", "hr"], seen);

        Task Saw(string name)
        {
            seen.Add(name);
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(null, "services.AddFeishuEvents<FeishuClient>(...)")]
    [InlineData("hr", "services.AddKeyedFeishuEvents<FeishuClient>(\"hr\", ...)")]
    public void An_address_needs_events(string? serviceKey, string advice)
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        Assert.Contains(advice, Assert.Throws<InvalidOperationException>(() => app.MapFeishuEvents(EventApp.Path, serviceKey)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_needs_something_to_tell_the_platform_by()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddFeishuEvents<EventClient>();
        using var app = builder.Build();

        Assert.Contains("VerificationToken", Assert.Throws<InvalidOperationException>(() => app.MapFeishuEvents(EventApp.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_20000_events_from_32_senders_is_handled_once()
    {
        var load = new EventLoad();
        await using var app = await EventApp.StartAsync(
            events => events.Handle<MessageReceived>(load.HandleAsync), options => (options.Concurrency, options.QueueCapacity) = (8, 16));

        await load.RunAsync(app.Sender, app.StatusAsync);
        await app.StopAsync();

        output.WriteLine(load.Summary);
        load.Check();
    }

    private sealed class LostStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("reset");
    }

    private static Task<EventApp> StartAsync(List<string?> seen) => EventApp.StartAsync(events => events.Handle<MessageReceived>((message, _, _) =>
    {
        seen.Add(message.Message?.Text);
        return Task.CompletedTask;
    }));
}
