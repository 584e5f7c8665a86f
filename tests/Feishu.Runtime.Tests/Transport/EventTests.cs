using System.Net;
using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>Streams of server-sent events.</summary>
public sealed class EventTests
{
    [Theory]
    [InlineData("data: {\"name\":\"a\"}\n\ndata: {\"name\":\"b\"}\n\n", "a b")]
    [InlineData("data:{\"name\":\"a\"}\r\n\r\ndata:  {\"name\":\"b\"}\r\n\r\n", "a b")]
    [InlineData("data: {\"name\":\"a\"}\r\rdata: {\"name\":\"b\"}\r\r", "a b")]
    [InlineData("data: {\ndata: \"name\":\"a\"\ndata\ndata:}\n\n", "a")]
    [InlineData(": hello\n\nevent: message\nid: 1\nretry: 5\ndata: {\"name\":\"a\"}\n: more\n\n\n\n:\n\n", "a")]
    [InlineData("event: ping\n\nevent: ping\ndata:\n\ndata: {\"name\":\"a\"}\n\n", "a")]
    [InlineData("data: {\"name\":\"a\"}\n\ndata: [DONE]\n\ndata: {\"name\":\"never\"}\n\n", "a")]
    [InlineData("data: {\"name\":\"a\"}\n\ndata: [DONE]", "a")]
    [InlineData("data: {\"name\":\"a\"}\n\ndata: {\"name\":\"b\"}", "a b")]
    [InlineData("data: {\"name\":\"a\"}\n\ndata: {\"name\":\"b\"}\n", "a b")]
    [InlineData("data: {\"code\":0,\"msg\":\"\",\"data\":{\"name\":\"a\"}}\n\ndata: {\"code\":0,\"name\":\"b\"}\n\n", "a b")]
    [InlineData("\uFEFFdata: {\"name\":\"ö🦊\"}\n\n", "ö🦊")]
    [InlineData("", "")]
    [InlineData(": nothing\n\n", "")]
    public async Task Events_are_read_in_every_form(string stream, string expected)
    {
        var platform = Platform(stream);
        using var transport = platform.CreateTransport();

        Assert.Equal(expected, string.Join(' ', (await ListAsync(transport)).Select(person => person.Name)));
    }

    [Fact]
    public async Task What_surrounds_a_result_is_not_kept_with_it()
    {
        var platform = Platform("data: {\"code\":0,\"msg\":\"ok\",\"name\":\"a\",\"new\":1}\n\n");
        using var transport = platform.CreateTransport();

        Assert.Equal("""{"name":"a","new":1}""", Assert.Single(await ListAsync(transport)).ToJson());
    }

    [Fact]
    public async Task An_event_that_tells_of_a_failure_is_a_refusal()
    {
        var platform = Platform("data: {\"name\":\"a\"}\n\nevent: error\ndata: {\"code\":1470602,\"msg\":\"gone\"}\n\ndata: {\"name\":\"b\"}\n\n");
        using var transport = platform.CreateTransport();
        await using var events = transport.WatchAsync().GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        var e = await Assert.ThrowsAsync<FeishuApiException>(() => events.MoveNextAsync().AsTask());

        Assert.Equal((1470602, "gone", "log-1"), (e.Code, e.ApiMessage, e.LogId));
    }

    [Theory]
    [InlineData("data: oops\n\n", "oops")]
    [InlineData("data: [1]\n\n", "[1]")]
    [InlineData("data: {\"name\":\n\n", "{\"name\":")]
    public async Task An_event_that_is_no_JSON_object_is_told(string stream, string excerpt)
    {
        var platform = Platform(stream);
        using var transport = platform.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => ListAsync(transport));

        Assert.Equal((HttpStatusCode.OK, "log-1", excerpt), (e.Status, e.LogId, e.BodyExcerpt));
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/json", HttpStatusCode.BadRequest)]
    [InlineData("text/event-stream", HttpStatusCode.BadRequest)]
    public async Task A_failure_instead_of_a_stream_is_a_refusal(string contentType, HttpStatusCode status)
    {
        var platform = new FakePlatform();
        platform.Answers(_ => FakePlatform.Text("""{"code":1470602,"msg":"no"}""", contentType, status));
        using var transport = platform.CreateTransport();

        Assert.Equal((1470602, status), await Assert.ThrowsAsync<FeishuApiException>(() => ListAsync(transport)) is var e ? (e.Code, e.Status) : default);
    }

    [Fact]
    public async Task A_whole_answer_instead_of_a_stream_is_its_only_event()
    {
        var platform = new FakePlatform();
        platform.Answers("""{"code":0,"data":{"name":"a"}}""");
        using var transport = platform.CreateTransport();

        Assert.Equal("a", Assert.Single(await ListAsync(transport)).Name);
    }

    [Fact]
    public async Task A_page_instead_of_a_stream_is_told()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => FakePlatform.Text("<html>", "text/html"));
        using var transport = platform.CreateTransport();

        Assert.Equal("<html>", (await Assert.ThrowsAsync<FeishuTransportException>(() => ListAsync(transport))).BodyExcerpt);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var platform = new FakePlatform();
        platform.Answers(sent => sent.Token == "Bearer t-1" ? FakePlatform.Json("""{"code":99991663}""") : FakePlatform.Text("data: {\"name\":\"a\"}\n\n", "text/event-stream"));
        using var transport = platform.CreateTransport();

        Assert.Single(await ListAsync(transport));

        Assert.Equal(["Bearer t-1", "Bearer t-2"], platform.Calls.Select(sent => sent.Token));
    }

    [Fact]
    public async Task Events_without_members_on_the_page_are_JSON()
    {
        var platform = Platform("data: {\"code\":0,\"msg\":\"\",\"data\":{\"b\":1,\"a\":[null]}}\n\ndata: {\"x\":null}\n\ndata: {\"code\":7}\n\n");
        using var transport = platform.CreateTransport();
        var events = new List<FeishuJson>();

        var e = await Assert.ThrowsAsync<FeishuApiException>(async () =>
        {
            await foreach (var item in transport.StreamAsync(new FeishuCall(FileOperations.Watch, options: null)))
            {
                events.Add(item);
            }
        });

        Assert.Equal(7, e.Code);
        Assert.Equal([FeishuJson.Parse("""{"b":1,"a":[null]}"""), FeishuJson.Parse("""{"x":null}""")], events);
    }

    [Fact]
    public async Task A_stream_is_gone_through_once()
    {
        var platform = Platform("data: {}\n\n");
        using var transport = platform.CreateTransport();
        var events = transport.WatchAsync();
        await foreach (var item in events)
        {
            Assert.Equal("{}", item.ToJson());
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => events.GetAsyncEnumerator().MoveNextAsync().AsTask());
    }

    [Theory]
    [InlineData("data: {}\n\ndata: {}\n\n")]
    [InlineData("data: {}\n\n")]
    [InlineData("data: {\"code\":5}\n\n")]
    public async Task However_the_stream_is_left_the_answer_is_disposed_of(string stream)
    {
        var platform = new FakePlatform();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(stream));
        platform.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(content) { Headers = { ContentType = new("text/event-stream") } } });
        using var transport = platform.CreateTransport();
        var events = transport.WatchAsync().GetAsyncEnumerator();

        _ = await Record.ExceptionAsync(() => events.MoveNextAsync().AsTask());
        await events.DisposeAsync();

        Assert.False(content.CanRead);
    }

    private static FakePlatform Platform(string stream)
    {
        var platform = new FakePlatform();
        platform.Answers(_ =>
        {
            var answer = FakePlatform.Text("", "text/event-stream");
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(stream));
            content.Headers.ContentType = new("text/event-stream");
            answer.Content = content;
            return answer;
        });
        return platform;
    }

    private static async Task<List<Person>> ListAsync(FeishuTransport transport)
    {
        var events = new List<Person>();
        await foreach (var item in transport.WatchAsync())
        {
            events.Add(item);
        }

        return events;
    }
}
