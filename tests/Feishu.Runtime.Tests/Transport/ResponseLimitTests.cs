using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>How much of a response is read.</summary>
public sealed class ResponseLimitTests : IDisposable
{
    private const int Limit = 1 << 16;

    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task An_endless_body_is_read_up_to_the_limit_and_not_asked_for_again(HttpStatusCode status)
    {
        var body = new GeneratedStream(long.MaxValue, canSeek: false);
        _platform.Answers(_ => new(status) { Content = new StreamContent(body), Headers = { { "X-Tt-Logid", "log-1" } } });
        using var client = _platform.CreateRepeatingClient(options => options.MaxResponseBytes = Limit);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync());

        Assert.Equal($"ping.v1.ping got a response of more than {Limit} bytes, which FeishuOptions.MaxResponseBytes does not allow (HTTP {(int)status}, log id log-1)", e.Message);
        Assert.InRange(body.ReadCount, Limit + 1, Limit * 2);
        Assert.True(body.IsDisposed);
        Assert.Single(_platform.Calls);
    }

    [Fact]
    public async Task A_body_that_announces_more_is_not_read_at_all()
    {
        var body = new GeneratedStream(5L << 30, canSeek: true);
        _platform.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(body) });
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync());

        Assert.Contains("more than 67108864 bytes", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, body.ReadCount);
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(0, false, true)]
    [InlineData(1, true, false)]
    [InlineData(1, false, false)]
    public async Task The_limit_itself_is_allowed(int more, bool isAnnounced, bool isAllowed)
    {
        var text = Encoding.UTF8.GetBytes("""{"code":0,"data":{}}""".PadRight(Limit + more));
        _platform.Answers(_ =>
        {
            var content = new StreamContent(new MemoryStream(text));
            content.Headers.ContentLength = isAnnounced ? text.Length : null;
            return new(HttpStatusCode.OK) { Content = isAnnounced ? content : new StreamContent(new ShortReads(text, 1000)) };
        });
        using var client = _platform.CreateClient(options => options.MaxResponseBytes = Limit);

        Assert.Equal(isAllowed, await Record.ExceptionAsync(() => client.PingAsync()) is null);
    }

    [Fact]
    public async Task Requests_for_tokens_and_for_the_long_connection_have_the_limit_too()
    {
        _platform.AnswerToken = (_, _) => Task.FromResult(Endless());
        using var client = _platform.CreateClient(options => options.MaxResponseBytes = Limit);
        using var other = new FakePlatform();
        other.Answers(_ => Endless());
        using var transport = other.CreateTransport(options => options.MaxResponseBytes = Limit);

        var ofToken = await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new()));
        var ofAddress = await Assert.ThrowsAsync<FeishuTransportException>(
            () => new LongConnectionEndpoint(FeishuLongConnectionClientExtensions.AppOf(transport)).AskAsync(new LongConnectionSettings(), TestContext.Current.CancellationToken));

        Assert.StartsWith("auth.v3.tenantAccessToken.internal got a response of more than 65536 bytes", ofToken.Message, StringComparison.Ordinal);
        Assert.StartsWith("callback.ws.endpoint got a response of more than 65536 bytes", ofAddress.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_may_be_longer()
    {
        _platform.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new GeneratedStream(5 * Limit, canSeek: false)) });
        using var transport = _platform.CreateTransport(options => options.MaxResponseBytes = Limit);

        await using var file = await transport.DownloadAsync();
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy);

        Assert.Equal(5 * Limit, copy.Length);
    }

    [Theory]
    [InlineData("data: ", "")]
    [InlineData(": ", "")]
    [InlineData("data: x", "\n")]
    [InlineData("", "\rdata: abc")]
    public async Task An_endless_event_is_read_up_to_the_limit(string begin, string unit)
    {
        var body = new EndlessText(begin, unit.Length == 0 ? "x" : unit + begin);
        _platform.Answers(_ => new(HttpStatusCode.OK)
        {
            Content = new StreamContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("text/event-stream") } },
        });
        using var transport = _platform.CreateTransport(options => options.MaxServerSentEventBytes = Limit);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(async () =>
        {
            await foreach (var _ in transport.WatchAsync())
            {
            }
        });

        Assert.StartsWith(
            $"task.v1.person.watch got a server-sent event, or a line of one, of more than {Limit} bytes, which FeishuOptions.MaxServerSentEventBytes does not allow", e.Message, StringComparison.Ordinal);
        Assert.InRange(body.ReadCount, Limit, 8 * Limit);
    }

    [Theory]
    [InlineData("data: 1\n\ndata: 2\r\n\r\ndata: 3\r\rdata: 4", "1|2|3|4")]
    [InlineData("\uFEFFdata: 1\n\n", "1")]
    [InlineData("\r\n\r\n: c\nid: 1\nevent: e\ndata:1\ndata: 2\n\n\n", "1\n 2")]
    [InlineData("data: 1\n\ndata: [DONE]\n\ndata: 2\n\n", "1")]
    [InlineData("data: ä😀\r\n\r\ndata:\n\ndata: x\n\n", "ä😀|x")]
    [InlineData("\uFEFF", "")]
    [InlineData("d", "")]
    public async Task Events_are_the_same_however_their_bytes_arrive(string text, string expected)
    {
        for (var size = 1; size < 12; size++)
        {
            using var reader = new SseReader(new ShortReads(Encoding.UTF8.GetBytes(text), size), Limit);
            var events = new List<string>();
            while (await reader.ReadAsync(TestContext.Current.CancellationToken) is { } data)
            {
                events.Add(Encoding.UTF8.GetString(data));
            }

            Assert.Equal(expected, string.Join("|", events));
        }
    }

    private static HttpResponseMessage Endless() => new(HttpStatusCode.OK) { Content = new StreamContent(new GeneratedStream(long.MaxValue, canSeek: false)) };

    /// <summary>Gives so many bytes at a time at most.</summary>
    private sealed class ShortReads(byte[] text, int size) : MemoryStream(text)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => new(Read(buffer.Span[..Math.Min(size, buffer.Length)]));
    }

    /// <summary>A beginning, and then the same again and again.</summary>
    private sealed class EndlessText(string begin, string unit) : Stream
    {
        private readonly byte[] _begin = Encoding.UTF8.GetBytes(begin);
        private readonly byte[] _unit = Encoding.UTF8.GetBytes(unit);

        public long ReadCount { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            for (var i = 0; i < buffer.Length; i++, ReadCount++)
            {
                buffer[i] = ReadCount < _begin.Length ? _begin[ReadCount] : _unit[(ReadCount - _begin.Length) % _unit.Length];
            }

            return buffer.Length;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }
    }
}
