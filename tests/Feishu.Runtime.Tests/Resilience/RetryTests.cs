using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>What is repeated, and what is not.</summary>
public sealed class RetryTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();

    /// <summary>How a call fails, whether a GET is repeated then, a PUT, a POST, and a POST with a key.</summary>
    public static TheoryData<string, bool, bool, bool, bool> Failures => new()
    {
        { "rate 429", true, true, true, true },
        { "rate 400", true, true, true, true },
        { "rate of a service", true, true, true, true },
        { "rate by the page", true, true, true, true },
        { "try again by the page", true, true, false, true },
        { "no rate by the page", false, false, false, false },
        { "rate without JSON", true, true, true, true },
        { "no connection", true, true, true, true },
        { "no such host", true, true, true, true },
        { "connection lost", true, true, false, true },
        { "answer lost", true, true, false, true },
        { "answer garbled", true, true, false, true },
        { "server error", true, false, false, true },
        { "server error in JSON", true, false, false, true },
        { "quota", false, false, false, false },
        { "wrong parameter", false, false, false, false },
        { "not found without JSON", false, false, false, false },
        { "redirect", false, false, false, false },
        { "no permission", false, false, false, false },
    };

    public void Dispose() => _platform.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_is_safe_is_repeated_and_everything_else_reported_once(string failure, bool get, bool put, bool post, bool postWithKey)
    {
        Assert.Equal(get, await IsRepeatedAsync(failure, HttpMethod.Get));
        Assert.Equal(put, await IsRepeatedAsync(failure, HttpMethod.Put));
        Assert.Equal(put, await IsRepeatedAsync(failure, HttpMethod.Delete));
        Assert.Equal(post, await IsRepeatedAsync(failure, HttpMethod.Post));
        Assert.Equal(post, await IsRepeatedAsync(failure, HttpMethod.Patch));
        Assert.Equal(postWithKey, await IsRepeatedAsync(failure, HttpMethod.Post, call => call.AddQuery("client_token", "x")));
        Assert.Equal(postWithKey, await IsRepeatedAsync(failure, HttpMethod.Post, call => call.SetBody(new FeishuJsonObject { ["a"] = 1, ["uuid"] = "x" }.Build())));
        Assert.Equal(post, await IsRepeatedAsync(failure, HttpMethod.Post, call => call.SetBody(new FeishuJsonObject { ["uuid"] = "", ["x"] = new FeishuJsonObject { ["uuid"] = "x" } }.Build())));
    }

    [Fact]
    public async Task After_so_many_attempts_the_failure_is_reported()
    {
        Fail("server error", times: int.MaxValue);
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(SendAsync(client, HttpMethod.Get)));

        Assert.Equal(HttpStatusCode.BadGateway, e.Status);
        Assert.Equal(4, _platform.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_call_may_say_how_often(int attempts)
    {
        Fail("server error", times: int.MaxValue);
        using var client = CreateClient();

        await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(SendAsync(client, HttpMethod.Get, options: new() { Retry = new(attempts) })));

        Assert.Equal(attempts, _platform.Requests.Count);
    }

    [Fact]
    public async Task Waiting_grows_up_to_a_cap_and_is_a_matter_of_chance()
    {
        Fail("server error", times: int.MaxValue);
        var times = new List<double>();
        var inner = _platform.Answer;
        _platform.Answer = (sent, cancellationToken) =>
        {
            times.Add(_clock.GetUtcNow().ToUnixTimeMilliseconds());
            return inner(sent, cancellationToken);
        };
        using var client = CreateClient(options => options.Retry = new(12) { Delay = TimeSpan.FromSeconds(1), MaxDelay = TimeSpan.FromSeconds(10) });

        await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(SendAsync(client, HttpMethod.Get)));

        var delays = times.Zip(times.Skip(1), (a, b) => b - a).ToArray();
        Assert.Equal(10, delays.Length); // the rest of what the budget has at the beginning
        Assert.All(delays, delay => Assert.InRange(delay, 0, 10_500));
        Assert.InRange(delays[0], 0, 3_000);
        Assert.InRange(delays[5..].Max(), 3_000, 10_500);
        Assert.NotEqual(1, delays.Distinct().Count());
    }

    [Fact]
    public async Task Repeats_have_a_budget()
    {
        Fail("server error", times: int.MaxValue);
        using var client = CreateClient(options => options.RetryBudget = 0.1);

        for (var i = 0; i < 500; i++)
        {
            await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(SendAsync(client, HttpMethod.Get)));
        }

        // Ten that are free, and a tenth of the calls.
        Assert.InRange(_platform.Requests.Count, 550, 560);
    }

    [Fact]
    public async Task A_call_repeats_no_longer_than_its_time_and_tells_what_failed()
    {
        var time = TimeSpan.FromSeconds(5);
        var clock = new RepeatingClock(time);
        Fail("server error", times: int.MaxValue);

        // However chance shortens a day, it is longer than five seconds.
        using var client = CreateClient(options => (options.TimeProvider, options.Retry) = (clock, new(100) { Delay = TimeSpan.FromDays(1), MaxDelay = TimeSpan.FromDays(1) }));

        var call = SendAsync(client, HttpMethod.Get, options: new() { Timeout = time });
        await clock.Repeats;
        clock.Advance(time);
        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => call);

        Assert.StartsWith("test.v1.call took longer than the time it had, after an attempt that failed: test.v1.call", e.Message, StringComparison.Ordinal);
        Assert.Single(_platform.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting()
    {
        Fail("server error", times: int.MaxValue);
        using var client = CreateClient();
        using var cancellation = new CancellationTokenSource();

        var call = SendAsync(client, HttpMethod.Get, cancellationToken: cancellation.Token);
        await _platform.UntilAsync(requests: 1);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
        Assert.Single(_platform.Requests);
    }

    [Fact]
    public async Task A_file_that_cannot_be_rewound_is_sent_once_and_another_one_again()
    {
        Fail("rate 429", times: 1);
        using var client = CreateClient();

        await Assert.ThrowsAsync<FeishuApiException>(() => _clock.PassUntilAsync(UploadAsync(client, new GeneratedStream(10, canSeek: false))));
        Fail("rate 429", times: 1);
        await _clock.PassUntilAsync(UploadAsync(client, new GeneratedStream(10, canSeek: true)));

        Assert.Equal(3, _platform.Calls.Count());
    }

    [Fact]
    public async Task The_fetching_of_a_token_repeats_by_itself_and_not_with_the_call()
    {
        _platform.AnswerToken = (number, _) => number < 3 ? throw new HttpRequestException("lost") : Task.FromResult(FakePlatform.Token(number));
        using var client = CreateClient();

        await _clock.PassUntilAsync(client.RemoveAsync("1", new(), cancellationToken: s_noHurry));
        Assert.Equal((3, 1), (_platform.TokenCount, _platform.Calls.Count()));

        client.Transport.Tokens.Tenant.Invalidate("t-3");
        _platform.AnswerToken = (_, _) => throw new HttpRequestException("lost");
        await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(client.RemoveAsync("1", new(), cancellationToken: s_noHurry)));
        Assert.Equal((7, 1), (_platform.TokenCount, _platform.Calls.Count()));
    }

    [Theory]
    [InlineData(20050)]
    [InlineData(20072)]
    public async Task A_refresh_is_repeated_where_the_platform_asks_for_it_and_never_when_it_may_have_counted(long code)
    {
        var failures = new Queue<Func<HttpResponseMessage>>([() => FakePlatform.Json($$"""{"code":{{code}},"error":"server_error"}""", HttpStatusCode.InternalServerError)]);
        _platform.Answers(_ => failures.TryDequeue(out var failure) ? failure() : FakePlatform.Json("""{"code":0,"access_token":"u-2","expires_in":7200}"""));
        using var client = CreateClient();
        var past = _clock.GetUtcNow();
        await client.Users.SetAsync("ann", new() { Text = "u-1", End = past, RefreshToken = "r-1", RefreshEnd = past.AddDays(7) }, s_noHurry);
        await client.Users.SetAsync("bob", new() { Text = "u-1", End = past, RefreshToken = "r-1", RefreshEnd = past.AddDays(7) }, s_noHurry);

        Assert.Equal("u-2", await _clock.PassUntilAsync(client.Users["ann"].GetAsync(s_noHurry).AsTask()));
        failures.Enqueue(() => throw new HttpRequestException("lost"));
        await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(client.Users["bob"].GetAsync(s_noHurry).AsTask()));

        Assert.Equal(3, _platform.Requests.Count);
    }

    [Fact]
    public async Task Keys_are_filled_in_where_the_options_say_so()
    {
        using var client = CreateClient(options => options.FillIdempotencyKeys = true);
        var inQuery = Operation(HttpMethod.Post, new("client_token", IsInQuery: true));
        var inBody = Operation(HttpMethod.Post, new("uuid", IsInQuery: false));
        Fail("connection lost", times: 1);

        await _clock.PassUntilAsync(client.Transport.SendAsync(new FeishuCall(inQuery, null), s_noHurry));
        await _clock.PassUntilAsync(client.Transport.SendAsync(Call(inBody, new FeishuJsonObject()), s_noHurry));
        await _clock.PassUntilAsync(client.Transport.SendAsync(Call(inBody, new FeishuJsonObject { ["a"] = 1 }), s_noHurry));
        await _clock.PassUntilAsync(client.Transport.SendAsync(Call(inBody, new FeishuJsonObject { ["uuid"] = "mine" }), s_noHurry));

        var sent = _platform.Requests.ToArray();
        Assert.Equal(5, sent.Length);
        Assert.Matches("client_token=[0-9a-f-]{36}$", sent[0].Uri);
        Assert.Equal(sent[0].Uri, sent[1].Uri);
        Assert.Matches("""^{"uuid":"[0-9a-f-]{36}"}$""", sent[2].Body);
        Assert.Matches("""^{"a":1,"uuid":"[0-9a-f-]{36}"}$""", sent[3].Body);
        Assert.Equal("""{"uuid":"mine"}""", sent[4].Body);
    }

    [Fact]
    public async Task A_client_without_a_host_repeats_nothing_and_says_so()
    {
        Fail("rate 429", times: 1);
        using var client = _platform.CreateClient();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.PingAsync(new() { Retry = new(2) }, s_noHurry));
        Assert.Empty(_platform.Requests);
        await Assert.ThrowsAsync<FeishuApiException>(() => client.PingAsync(new() { Retry = FeishuRetry.None }, s_noHurry));
        Assert.Contains("AddFeishu", Assert.Throws<ArgumentException>(() => FollowerClient.Create(new FeishuHostOptions { AppId = "a", AppSecret = "b", Retry = new(2) })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeishuRetry(0));
    }

    private async Task<bool> IsRepeatedAsync(string failure, HttpMethod method, Action<FeishuCall>? prepare = null)
    {
        _platform.Requests.Clear();
        Fail(failure, times: 1);
        using var client = CreateClient();
        var error = await Record.ExceptionAsync(() => _clock.PassUntilAsync(SendAsync(client, method, prepare)));
        Assert.Equal(_platform.Requests.Count == 1, error is FeishuException);
        return _platform.Requests.Count == 2;
    }

    private static Task SendAsync(
        FollowerClient client, HttpMethod method, Action<FeishuCall>? prepare = null, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new FeishuCall(Operation(method), options);
        prepare?.Invoke(call);
        return client.Transport.SendAsync(call, cancellationToken);
    }

    private static Task UploadAsync(FollowerClient client, Stream content)
    {
        var call = new FeishuCall(FileOperations.Upload, options: null);
        call.AddPart("file", new FeishuUpload(content, "a.bin"));
        return client.Transport.SendAsync(call);
    }

    private static FeishuCall Call(FeishuOperation operation, FeishuJsonObject body)
    {
        var call = new FeishuCall(operation, options: null);
        call.SetBody(body.Build());
        return call;
    }

    private static FeishuOperation Operation(HttpMethod method, FeishuIdempotencyKey? key = null) => new("test.v1.call", method, "/open-apis/call")
    {
        IdempotencyKey = key,
        Errors = [new(200, 1254290, "TooManyRequest", ""), new(200, 1254291, "Write conflict", ""), new(200, 11247, "limit of the day", "")],
        RateLimitCodes = [1254290],
        TryAgainCodes = [1254291],
    };

    private void Fail(string failure, int times) => _platform.Answers(_ => times-- > 0 ? Failing(failure) : FakePlatform.Json("""{"code":0}"""));

    private static HttpResponseMessage Failing(string failure) => failure switch
    {
        "rate 429" => FakePlatform.Json("""{"code":99991400,"msg":"limit"}""", HttpStatusCode.TooManyRequests),
        "rate 400" => FakePlatform.Json("""{"code":99991400,"msg":"limit"}""", HttpStatusCode.BadRequest),
        "rate of a service" => FakePlatform.Json("""{"code":230020,"msg":"limit"}"""),
        "rate by the page" => FakePlatform.Json("""{"code":1254290,"msg":"TooManyRequest"}"""),
        "try again by the page" => FakePlatform.Json("""{"code":1254291,"msg":"Write conflict"}"""),
        "no rate by the page" => FakePlatform.Json("""{"code":11247,"msg":"limit"}"""),
        "rate without JSON" => FakePlatform.Text("slow down", "text/plain", HttpStatusCode.TooManyRequests),
        "no connection" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
        "no such host" => throw new HttpRequestException(HttpRequestError.NameResolutionError, "unknown"),
        "connection lost" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "reset"),
        "answer lost" => new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) },
        "answer garbled" => FakePlatform.Json("""{"code":0,"da"""),
        "server error" => FakePlatform.Text("<html>", "text/html", HttpStatusCode.BadGateway),
        "server error in JSON" => FakePlatform.Json("""{"code":500,"msg":"internal"}""", HttpStatusCode.InternalServerError),
        "quota" => FakePlatform.Json("""{"code":99991403,"msg":"quota"}""", HttpStatusCode.TooManyRequests),
        "wrong parameter" => FakePlatform.Json("""{"code":1254000,"msg":"wrong"}""", HttpStatusCode.BadRequest),
        "not found without JSON" => FakePlatform.Text("404 page not found", "text/plain", HttpStatusCode.NotFound),
        "redirect" => FakePlatform.Text("", "text/plain", HttpStatusCode.Found),
        "no permission" => FakePlatform.Json("""{"code":99991672,"msg":"scope"}""", HttpStatusCode.BadRequest),
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    private FollowerClient CreateClient(Action<FeishuHostOptions>? configure = null) => _platform.CreateRepeatingClient(options =>
    {
        (options.TimeProvider, options.Timeout, options.RetryBudget) = (_clock, Timeout.InfiniteTimeSpan, 0);
        configure?.Invoke(options);
    });

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("reset");
    }

    /// <summary>A clock that tells when a repeat is waited for: for longer than the call may take.</summary>
    private sealed class RepeatingClock(TimeSpan callTime) : FakeTimeProvider
    {
        private readonly TaskCompletionSource _repeats = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Repeats => _repeats.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > callTime)
            {
                _repeats.TrySetResult();
            }

            return timer;
        }
    }
}
