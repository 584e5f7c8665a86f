using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

public sealed class RenewalTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_token_is_fetched_once_and_kept()
    {
        using var client = CreateClient();

        for (var i = 0; i < 5; i++)
        {
            await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        }

        Assert.Equal(1, _platform.TokenCount);
        var sent = _platform.Requests.First();
        Assert.Equal("https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal", sent.Uri);
        Assert.Equal("""{"app_id":"cli_test","app_secret":"the-secret-of-the-app"}""", sent.Body);
        Assert.Null(sent.Token);
    }

    [Theory]
    [InlineData(99991663, HttpStatusCode.OK)]
    [InlineData(99991663, HttpStatusCode.BadRequest)]
    [InlineData(99991665, HttpStatusCode.Unauthorized)]
    [InlineData(99991668, HttpStatusCode.BadRequest)]
    public async Task A_refused_token_is_renewed_once_and_the_call_sent_once_more(long code, HttpStatusCode status)
    {
        _platform.Answers(sent => sent.Token == "Bearer t-1"
            ? FakePlatform.Json($$"""{"code":{{code}},"msg":"token"}""", status)
            : FakePlatform.Json("""{"code":0,"data":{"followers":["a"]}}"""));
        using var client = CreateClient();

        var removed = await client.RemoveAsync("1", new() { IdList = ["x"], Comment = "same" }, FeishuUserIdType.OpenId, cancellationToken: s_noHurry);

        Assert.Equal(["a"], removed.Followers);
        Assert.Equal(["Bearer t-1", "Bearer t-2"], _platform.Calls.Select(sent => sent.Token));
        Assert.Single(_platform.Calls.Select(sent => (sent.Uri, sent.Body)).Distinct());
        Assert.Equal(2, _platform.TokenCount);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_a_failure_and_no_loop()
    {
        _platform.Answers("""{"code":99991663,"msg":"still no"}""", HttpStatusCode.BadRequest);
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Equal(99991663, e.Code);
        Assert.Contains("tenant access token", e.Description, StringComparison.Ordinal);
        Assert.Equal(2, _platform.Calls.Count());
        Assert.Equal(2, _platform.TokenCount);
    }

    [Theory]
    [InlineData(99991661)]
    [InlineData(99991671)]
    [InlineData(99991672)]
    [InlineData(99991679)]
    [InlineData(99991400)]
    public async Task Other_codes_renew_nothing(long code)
    {
        _platform.Answers($$"""{"code":{{code}}}""");
        using var client = CreateClient();

        await Assert.ThrowsAsync<FeishuApiException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Equal((1, 1), (_platform.Calls.Count(), _platform.TokenCount));
    }

    [Fact]
    public async Task However_many_calls_begin_at_once_one_token_is_fetched()
    {
        var gate = new TaskCompletionSource();
        _platform.AnswerToken = async (number, _) =>
        {
            await gate.Task.InTimeAsync();
            return FakePlatform.Token(number);
        };
        using var client = CreateClient();

        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry))).ToArray();
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(1, _platform.TokenCount);
        Assert.Equal(1000, _platform.Calls.Count());
    }

    [Fact]
    public async Task However_many_calls_meet_an_expired_token_it_is_renewed_once()
    {
        using var client = CreateClient();
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        var arrived = new CountdownEvent(1000);
        var gate = new TaskCompletionSource();
        _platform.Answer = async (sent, _) =>
        {
            if (sent.Token != "Bearer t-1")
            {
                return FakePlatform.Json("""{"code":0}""");
            }

            arrived.Signal();
            await gate.Task.InTimeAsync();
            return FakePlatform.Json("""{"code":99991663}""", HttpStatusCode.BadRequest);
        };

        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry))).ToArray();
        await Task.Run(arrived.Wait, s_noHurry);
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(2, _platform.TokenCount);
        Assert.Equal(2001, _platform.Calls.Count());
    }

    [Fact]
    public async Task Near_its_end_a_token_is_still_used_while_another_is_fetched()
    {
        using var client = CreateClient();
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource<HttpResponseMessage>());
        _platform.AnswerToken = (_, _) =>
        {
            asked.SetResult();
            return gate.Task;
        };

        _clock.Advance(TimeSpan.FromSeconds(7200 - 181));
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        Assert.Equal(1, _platform.TokenCount);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await asked.Task.InTimeAsync();
        Assert.Equal(2, _platform.TokenCount);
        Assert.All(_platform.Calls, sent => Assert.Equal("Bearer t-1", sent.Token));

        // Beyond its end everybody waits for the other one.
        _clock.Advance(TimeSpan.FromSeconds(179));
        var late = client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        Assert.False(late.IsCompleted);
        gate.SetResult(FakePlatform.Token(2));
        await late;
        Assert.Equal(2, _platform.TokenCount);
        Assert.Equal("Bearer t-2", _platform.Calls.Last().Token);
    }

    [Fact]
    public async Task A_renewal_that_fails_before_the_end_harms_nobody_and_is_not_repeated_at_once()
    {
        using var client = CreateClient();
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        var failed = new TaskCompletionSource();
        _platform.AnswerToken = (number, _) =>
        {
            failed.TrySetResult();
            return Task.FromResult(number == 2 ? FakePlatform.Json("""{"code":99991400}""") : FakePlatform.Token(number));
        };

        _clock.Advance(TimeSpan.FromSeconds(7200 - 100));
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await failed.Task.InTimeAsync();
        for (var i = 0; i < 10; i++)
        {
            await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        }

        Assert.Equal(2, _platform.TokenCount);
        Assert.All(_platform.Calls, sent => Assert.Equal("Bearer t-1", sent.Token));

        // A call may still meet the renewal that is just failing; the next one begins another.
        _clock.Advance(TimeSpan.FromSeconds(100));
        if (await Record.ExceptionAsync(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry)) is not null)
        {
            await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        }

        Assert.Equal("Bearer t-3", _platform.Calls.Last().Token);
        Assert.Equal(3, _platform.TokenCount);
    }

    [Fact]
    public async Task Who_cancels_leaves_the_others_waiting()
    {
        var gate = new TaskCompletionSource();
        CancellationToken ofRenewal = default;
        _platform.AnswerToken = async (number, cancellationToken) =>
        {
            ofRenewal = cancellationToken;
            await gate.Task.InTimeAsync();
            return FakePlatform.Token(number);
        };
        using var client = CreateClient();
        using var cancellation = new CancellationTokenSource();

        var first = client.RemoveAsync("1", new(), cancellationToken: cancellation.Token);
        var second = client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first)).CancellationToken);
        Assert.False(ofRenewal.IsCancellationRequested);
        gate.SetResult();
        await second;
        Assert.Equal(1, _platform.TokenCount);
    }

    [Fact]
    public async Task The_token_that_was_renewed_by_another_call_is_not_dropped()
    {
        using var client = CreateClient();
        var tenant = client.Transport.Tokens.Tenant;

        var first = await tenant.GetAsync(s_noHurry);
        Assert.True(tenant.Invalidate(first));
        var second = await tenant.GetAsync(s_noHurry);
        Assert.True(tenant.Invalidate(first));

        Assert.Equal(second, await tenant.GetAsync(s_noHurry));
        Assert.Equal(2, _platform.TokenCount);
    }

    private FollowerClient CreateClient() => _platform.CreateClient(options =>
    {
        // The clock makes long steps, which must not end a fetch that is under way.
        options.TimeProvider = _clock;
        options.Timeout = Timeout.InfiniteTimeSpan;
    });
}
