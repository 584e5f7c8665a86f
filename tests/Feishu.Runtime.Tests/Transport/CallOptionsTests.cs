using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

public sealed class CallOptionsTests
{
    [Fact]
    public async Task Headers_are_sent_besides()
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        await client.RemoveAsync("1", new(), options: new() { Headers = new Dictionary<string, string> { ["X-Lark-Helpdesk-Authorization"] = "Bearer x", ["Accept-Language"] = "en" } }, cancellationToken: Patience.Token);

        var call = Assert.Single(platform.Calls);
        Assert.Equal(("Bearer x", "en"), (call.Headers["X-Lark-Helpdesk-Authorization"], call.Headers["Accept-Language"]));
        Assert.DoesNotContain("X-Lark-Helpdesk-Authorization", platform.Requests.First().Headers.Keys);
    }

    [Theory]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("authorization", "Bearer x")]
    [InlineData("Host", "evil.example")]
    [InlineData("Content-Length", "1")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("X-Request-Id", "1")]
    [InlineData("Request-Id", "1")]
    [InlineData("X-Fine", "a\r\nAuthorization: Bearer x")]
    [InlineData("X Bad", "a")]
    [InlineData("", "a")]
    [InlineData("X-Null", null)]
    public void Headers_that_are_the_transports_own_or_none_are_refused(string name, string? value)
        => Assert.Throws<ArgumentException>(() => new FeishuCallOptions { Headers = new Dictionary<string, string> { [name] = value! } });

    [Fact]
    public void ToString_shows_no_header()
        => Assert.DoesNotContain("hidden", new FeishuCallOptions { Headers = new Dictionary<string, string> { ["X-Lark-Helpdesk-Authorization"] = "hidden" } }.ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task OnResponse_sees_every_answer_as_it_came()
    {
        var platform = new FakePlatform();
        platform.Answers(sent => FakePlatform.Json(sent.Token == "Bearer t-1" ? """{"code":99991663}""" : """{"code":7,"x":1}"""));
        using var client = platform.CreateClient();
        var seen = new List<string>();

        var options = new FeishuCallOptions
        {
            OnResponse = info => seen.Add($"{info.Operation} {(int)info.Status} {info.LogId} {Encoding.UTF8.GetString(info.Body.Span)} {info.Headers.Contains("X-Tt-Logid")}"),
        };
        await Assert.ThrowsAsync<FeishuApiException>(() => client.RemoveAsync("1", new(), options: options));

        Assert.Equal(["task.v1.task.remove 200 log-1 {\"code\":99991663} True", "task.v1.task.remove 200 log-1 {\"code\":7,\"x\":1} True"], seen);
    }

    [Fact]
    public async Task What_OnResponse_throws_the_call_throws()
    {
        using var client = new FakePlatform().CreateClient();

        await Assert.ThrowsAsync<IOException>(() => client.PingAsync(new() { OnResponse = _ => throw new IOException("mine") }));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_is_no_cancellation()
    {
        var clock = new FakeTimeProvider();
        var platform = new FakePlatform { Answer = Never };
        using var client = platform.CreateClient(options => (options.TimeProvider, options.Timeout) = (clock, TimeSpan.FromSeconds(30)));

        var call = client.PingAsync(cancellationToken: Patience.Token);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => call);
        Assert.IsType<TimeoutException>(e.InnerException);
        Assert.Equal("ping.v1.ping took longer than the time it had", e.Message);
    }

    [Fact]
    public async Task A_call_may_have_a_time_of_its_own()
    {
        var clock = new FakeTimeProvider();
        using var client = new FakePlatform { Answer = Never }.CreateClient(options => options.TimeProvider = clock);

        var call = client.PingAsync(new() { Timeout = TimeSpan.FromSeconds(2) }, Patience.Token);
        clock.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<FeishuTransportException>(() => call);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeishuCallOptions { Timeout = TimeSpan.Zero });
        Assert.Equal(Timeout.InfiniteTimeSpan, new FeishuCallOptions { Timeout = Timeout.InfiniteTimeSpan }.Timeout);
    }

    [Fact]
    public async Task The_callers_cancellation_is_the_callers()
    {
        using var client = new FakePlatform { Answer = Never }.CreateClient();
        using var cancellation = new CancellationTokenSource();

        var call = client.PingAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_beforehand_sends_nothing()
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RemoveAsync("1", new(), cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(platform.Requests);
    }

    [Fact]
    public async Task The_HTTP_clients_own_timeout_is_a_timeout()
    {
        using var http = new HttpClient(new FakePlatform { Answer = Never }) { Timeout = TimeSpan.FromMilliseconds(1) };
        using var client = FollowerClient.Create(new() { AppId = "a", AppSecret = "b" }, http);

        Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync())).InnerException);
    }

    private static async Task<HttpResponseMessage> Never(SentRequest sent, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException();
    }
}
