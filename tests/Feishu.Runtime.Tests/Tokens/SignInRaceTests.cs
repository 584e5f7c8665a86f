using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Signing in, signing out, refreshing and calling at the same time: in one process, and in two that share a store. Gates decide who is when; no test sleeps.</summary>
public sealed class SignInRaceTests : IDisposable
{
    private const string Key = "ann";
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    private readonly FakePlatform _platform = new();
    private readonly string _key = new TokenKeys("open.feishu.cn", "cli_test").OfUser(Key);
    private readonly HashSet<string> _used = [];
    private readonly TaskCompletionSource _refresh = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<FollowerClient> _clients = [];
    private int _refreshes;
    private bool _isRefused;

    public SignInRaceTests() => _platform.Answer = AnswerAsync;

    public static TheoryData<bool> Stores => [false, true];

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _platform.Dispose();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_sign_out_during_a_refresh_holds(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed);
        var refreshing = CallAsync(client);
        await _asked.Task.InTimeAsync();

        // It does not wait for the platform; nor does a call after it.
        await client.Users.SignOutAsync(Key, s_noHurry).InTimeAsync();
        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(client).InTimeAsync());
        _refresh.SetResult();

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => refreshing.InTimeAsync());
        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(client).InTimeAsync());
        Assert.Null(await store.GetAsync(_key, s_noHurry));
        Assert.Equal((1, 0), (_refreshes, Calls().Count()));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_sign_in_during_a_refresh_holds(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed);
        var refreshing = CallAsync(client);
        await _asked.Task.InTimeAsync();

        await client.Users.SetAsync(Key, Token("u-new", "r-new"), s_noHurry).InTimeAsync();
        await CallAsync(client).InTimeAsync();
        _refresh.SetResult();
        await refreshing.InTimeAsync();
        await CallAsync(client).InTimeAsync();

        Assert.Equal(["Bearer u-new", "Bearer u-new", "Bearer u-new"], Calls());
        Assert.Equal("r-new", (await store.GetAsync(_key, s_noHurry))!.RefreshToken);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_refresh_that_is_refused_after_a_sign_out_brings_nothing_back(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed, isRefused: true, isEnded: false);
        var refreshing = CallAsync(client);
        await _asked.Task.InTimeAsync();
        _used.Add("r-1");

        await client.Users.SignOutAsync(Key, s_noHurry).InTimeAsync();
        _refresh.SetResult();

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => refreshing.InTimeAsync());
        Assert.Null(await store.GetAsync(_key, s_noHurry));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_was_found_before_a_sign_out_is_not_used_after_it(bool isDistributed)
    {
        var (store, _) = await BeginRefreshAsync(isDistributed, isEnded: false);
        var process = new StallingStore(store);
        var client = CreateClient(process);
        var answer = process.HoldNextAnswer();
        var call = CallAsync(client);
        await Patience.UntilAsync(() => process.Looks == 1, what: "the look into the store");

        await client.Users.SignOutAsync(Key, s_noHurry).InTimeAsync();
        answer.SetResult();

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => call.InTimeAsync());
        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(client).InTimeAsync());
        Assert.Empty(Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_call_between_the_steps_of_a_sign_out_keeps_nothing(bool isDistributed)
    {
        var (store, _) = await BeginRefreshAsync(isDistributed, isEnded: false);
        var process = new StallingStore(store);
        var client = CreateClient(process);
        var step = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.HoldWrites = step.Task;

        var signOut = client.Users.SignOutAsync(Key, s_noHurry);
        await Patience.UntilAsync(() => process.Looks == 1, what: "the sign-out's look into the store");
        await CallAsync(client).InTimeAsync();
        step.SetResult();
        await signOut.InTimeAsync();

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(client).InTimeAsync());
        Assert.Equal(["Bearer u-1"], Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_was_found_before_a_sign_in_is_not_used_after_it(bool isDistributed)
    {
        var (store, _) = await BeginRefreshAsync(isDistributed, isEnded: false);
        var process = new StallingStore(store);
        var client = CreateClient(process);
        var answer = process.HoldNextAnswer();
        var call = CallAsync(client);
        await Patience.UntilAsync(() => process.Looks == 1, what: "the look into the store");

        await client.Users.SetAsync(Key, Token("u-new", "r-new"), s_noHurry).InTimeAsync();
        answer.SetResult();
        await call.InTimeAsync();
        await CallAsync(client).InTimeAsync();

        Assert.Equal(["Bearer u-new", "Bearer u-new"], Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_sign_ins_in_one_process_the_one_that_was_asked_for_last_holds(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed);
        await store.TryClaimAsync(_key, "another process", TimeSpan.FromDays(1), s_noHurry);

        Task[] signIns = [.. Enumerable.Range(2, 5).Select(i => client.Users.SetAsync(Key, Token($"u-{i}", $"r-{i}"), s_noHurry))];
        await store.ReleaseAsync(_key, "another process", s_noHurry);
        await _clock.PassUntilAsync(Task.WhenAll(signIns));
        await CallAsync(client).InTimeAsync();

        Assert.Equal("u-6", (await store.GetAsync(_key, s_noHurry))!.Text);
        Assert.Equal(["Bearer u-6"], Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_sign_in_that_is_cancelled_leaves_what_was_there(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed, isEnded: false);
        await CallAsync(client).InTimeAsync();
        await store.TryClaimAsync(_key, "another process", TimeSpan.FromDays(1), s_noHurry);
        using var cancellation = new CancellationTokenSource();

        var signIn = client.Users.SetAsync(Key, Token("u-new", "r-new"), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signIn.InTimeAsync());
        await CallAsync(client).InTimeAsync();
        Assert.Equal(["Bearer u-1", "Bearer u-1"], Calls());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task A_change_of_another_process_waits_for_the_refresh(bool isDistributed, bool isSignOut)
    {
        var (store, one, client, other) = await BeginInTwoProcessesAsync(isDistributed);
        var refreshing = CallAsync(client);
        await _asked.Task.InTimeAsync();

        var change = isSignOut ? other.Users.SignOutAsync(Key, s_noHurry) : other.Users.SetAsync(Key, Token("u-new", "r-new"), s_noHurry);

        // However long the platform takes, the claim is prolonged.
        for (var i = 0; i < 12; i++)
        {
            var claims = one.Claims;
            _clock.Advance(TimeSpan.FromSeconds(5));
            await Patience.UntilAsync(() => one.Claims > claims, what: "a longer claim");
        }

        Assert.False(change.IsCompleted);
        _refresh.SetResult();
        await refreshing.InTimeAsync();
        await _clock.PassUntilAsync(change);

        Assert.Equal(isSignOut ? null : "u-new", (await store.GetAsync(_key, s_noHurry))?.Text);
        Assert.Equal(["Bearer u-2"], Calls());

        // The first process goes on with the token in its hands until it renews it.
        await CallAsync(client).InTimeAsync();
        Assert.Equal("Bearer u-2", Calls().Last());
        await FinishAsync(isSignOut, client, other);
        Assert.Equal(1, _refreshes);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task A_refresh_of_a_process_that_stalled_undoes_nothing(bool isDistributed, bool isSignOut)
    {
        var (store, one, client, other) = await BeginInTwoProcessesAsync(isDistributed);
        var refreshing = CallAsync(client);
        await _asked.Task.InTimeAsync();

        // The claim lapses, as nothing prolongs it; the other process acts; then the first one comes back with what it got.
        var stall = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Hold = stall.Task;
        _clock.Advance(TokenClaim.Lifetime);
        await (isSignOut ? other.Users.SignOutAsync(Key, s_noHurry) : other.Users.SetAsync(Key, Token("u-new", "r-new"), s_noHurry)).InTimeAsync();
        _refresh.SetResult();
        stall.SetResult();

        if (isSignOut)
        {
            await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => refreshing.InTimeAsync());
            Assert.Empty(Calls());
        }
        else
        {
            await refreshing.InTimeAsync();
            Assert.Equal(["Bearer u-new"], Calls());
        }

        Assert.Equal(isSignOut ? null : "u-new", (await store.GetAsync(_key, s_noHurry))?.Text);
        await FinishAsync(isSignOut, client, other);
        Assert.Equal(1, _refreshes);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_a_process_that_stalled_got_is_kept_where_another_tried_the_same_refresh_token_in_vain(bool isDistributed)
    {
        var (store, one, client, other) = await BeginInTwoProcessesAsync(isDistributed);
        var refreshing = CallAsync(client);
        await _asked.Task.InTimeAsync();
        var stall = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.Hold = stall.Task;
        _clock.Advance(TokenClaim.Lifetime);

        // The platform has given the first process its token already.
        _refresh.SetResult();
        await Patience.UntilAsync(() => _refreshes == 1, what: "the refresh");
        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(other).InTimeAsync());
        stall.SetResult();
        await _clock.PassUntilAsync(refreshing);
        await CallAsync(other).InTimeAsync();

        Assert.Equal(["Bearer u-2", "Bearer u-2"], Calls());
        Assert.Equal("r-2", (await store.GetAsync(_key, s_noHurry))!.RefreshToken);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task Changes_of_two_processes_come_one_after_the_other(bool isDistributed, bool isSignOut)
    {
        var (store, one, client, other) = await BeginInTwoProcessesAsync(isDistributed);
        var write = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        one.HoldWrites = write.Task;

        var first = client.Users.SetAsync(Key, Token("u-first", "r-first"), s_noHurry);
        await Patience.UntilAsync(() => one.Claims > 0, what: "the first one's claim");
        var second = isSignOut ? other.Users.SignOutAsync(Key, s_noHurry) : other.Users.SetAsync(Key, Token("u-new", "r-new"), s_noHurry);
        Assert.False(second.IsCompleted);
        write.SetResult();
        await first.InTimeAsync();
        await _clock.PassUntilAsync(second);

        Assert.Equal(isSignOut ? null : "u-new", (await store.GetAsync(_key, s_noHurry))?.Text);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_process_that_dies_with_the_claim_holds_the_others_up_for_15_seconds(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed);
        _refresh.SetResult();
        Assert.Equal(TimeSpan.FromSeconds(15), TokenClaim.Lifetime);
        await store.TryClaimAsync(_key, "a process that dies", TokenClaim.Lifetime, s_noHurry);

        var begun = _clock.GetUtcNow();
        await _clock.PassUntilAsync(CallAsync(client));

        // What is between is a look each fifth of a second.
        Assert.InRange(_clock.GetUtcNow() - begun, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(600));
        Assert.Equal(["Bearer u-2"], Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_dead_refresh_token_is_asked_for_once_by_all_processes(bool isDistributed)
    {
        var (store, client) = await BeginRefreshAsync(isDistributed);
        var other = CreateClient(Another(store));
        _refresh.SetResult();
        _used.Add("r-1");

        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(client).InTimeAsync());
            await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(other).InTimeAsync());
        }

        Assert.Equal(1, _refreshes);
        await other.Users.SetAsync(Key, Token("u-new", "r-new"), s_noHurry).InTimeAsync();
        await CallAsync(client).InTimeAsync();
        Assert.Equal(["Bearer u-new"], Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Who_has_a_users_token_sees_a_sign_out_however_many_users_came_in_between(bool isDistributed)
    {
        var (_, client) = await BeginRefreshAsync(isDistributed, isEnded: false);
        var token = client.Users[Key];
        for (var i = 0; i < 5000; i++)
        {
            _ = client.Users[$"{i}"];
        }

        Assert.Equal("u-1", await token.GetAsync(s_noHurry));
        await client.Users.SignOutAsync(Key, s_noHurry).InTimeAsync();

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => token.GetAsync(s_noHurry).AsTask());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_refresh_token_whose_end_is_not_known_outlives_the_access_token(bool isDistributed)
    {
        var client = CreateClient(CreateStore(isDistributed));
        _refresh.SetResult();
        await client.Users.SetAsync(Key, Token("u-1", "r-1") with { RefreshEnd = null }, s_noHurry).InTimeAsync();

        _clock.Advance(TimeSpan.FromDays(6));
        await CallAsync(client).InTimeAsync();

        Assert.Equal(["Bearer u-2"], Calls());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_rest_of_a_token_that_nobody_can_refresh_is_used(bool isDistributed)
    {
        var store = CreateStore(isDistributed);
        await store.SetAsync(_key, Token("u-1", "r-1") with { RefreshToken = null, RefreshEnd = null }, s_noHurry);
        var client = CreateClient(store);

        _clock.Advance(TimeSpan.FromSeconds(7200 - 60));
        await CallAsync(client).InTimeAsync();
        Assert.Equal(["Bearer u-1"], Calls());
        _clock.Advance(TimeSpan.FromSeconds(60));

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => CallAsync(client).InTimeAsync());
    }

    /// <summary>Once the token that a process has in its hands is to be renewed, it sees what the other one did.</summary>
    private async Task FinishAsync(bool isSignOut, params FollowerClient[] clients)
    {
        _clock.Advance(TimeSpan.FromSeconds(7200));
        if (!isSignOut)
        {
            await clients[1].Users.SetAsync(Key, Token("u-newer", "r-newer"), s_noHurry).InTimeAsync();
        }

        foreach (var client in clients)
        {
            var e = await Record.ExceptionAsync(() => CallAsync(client).InTimeAsync());
            Assert.True(isSignOut ? e is FeishuSignInRequiredException : e is null);
            Assert.True(isSignOut || Calls().Last() == "Bearer u-newer");
        }
    }

    /// <summary>A user who signed in before, and whose access token has ended.</summary>
    private async Task<(IFeishuTokenStore Store, FollowerClient Client)> BeginRefreshAsync(bool isDistributed, bool isRefused = false, bool isEnded = true)
    {
        var store = CreateStore(isDistributed);
        _isRefused = isRefused;
        await store.SetAsync(_key, Token("u-1", "r-1"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(isEnded ? 7200 : 0));
        return (store, CreateClient(store));
    }

    /// <summary>The same, with the clients of two processes that share the store; what the first one does with it can be held.</summary>
    private async Task<(IFeishuTokenStore Store, StallingStore One, FollowerClient Client, FollowerClient Other)> BeginInTwoProcessesAsync(bool isDistributed)
    {
        var (store, _) = await BeginRefreshAsync(isDistributed);
        var one = new StallingStore(store);
        return (store, one, CreateClient(one), CreateClient(Another(store)));
    }

    private IFeishuTokenStore CreateStore(bool isDistributed) => isDistributed ? new SharedStore(new SharedCache(_clock), _clock).Open() : new FeishuMemoryTokenStore(_clock);

    /// <summary>What another process has of a store. Memory cannot be shared by processes; two clients that share it are no different.</summary>
    private static IFeishuTokenStore Another(IFeishuTokenStore store) => store is SharedStore shared ? shared.Open() : store;

    private static Task CallAsync(FollowerClient client) => client.RemoveAsUserAsync("1", client.Users[Key], cancellationToken: s_noHurry);

    private IEnumerable<string?> Calls() => _platform.Requests.Where(sent => sent.Uri.Contains("/task/", StringComparison.Ordinal)).Select(sent => sent.Token).Where(token => !_isRefused || token != "Bearer u-1");

    private async Task<HttpResponseMessage> AnswerAsync(SentRequest sent, CancellationToken cancellationToken)
    {
        if (!sent.Uri.EndsWith("/oauth/token", StringComparison.Ordinal))
        {
            return FakePlatform.Json(_isRefused && sent.Token == "Bearer u-1" ? """{"code":99991677}""" : """{"code":0}""");
        }

        _asked.TrySetResult();
        await _refresh.Task;
        lock (_used)
        {
            _refreshes++;
            return _used.Add(FeishuJson.Parse(sent.Body!)["refresh_token"].GetString()!)
                ? FakePlatform.Json("""{"code":0,"access_token":"u-2","expires_in":7200,"refresh_token":"r-2"}""")
                : FakePlatform.Json("""{"code":20073,"error":"invalid_grant","error_description":"used"}""", HttpStatusCode.BadRequest);
        }
    }

    private FeishuStoredToken Token(string text, string refreshToken) => FeishuStoredToken.Of(text, TimeSpan.FromHours(2), _clock.GetUtcNow()) with
    {
        RefreshToken = refreshToken,
        RefreshEnd = _clock.GetUtcNow() + TimeSpan.FromDays(7),
    };

    private FollowerClient CreateClient(IFeishuTokenStore store)
    {
        var client = _platform.CreateClient(options => (options.TimeProvider, options.Timeout, options.TokenStore) = (_clock, Timeout.InfiniteTimeSpan, store));
        _clients.Add(client);
        return client;
    }

    /// <summary>A store of one process over a cache, which gives other processes one of their own.</summary>
    private sealed class SharedStore(SharedCache cache, TimeProvider clock) : IFeishuTokenStore
    {
        private readonly FeishuDistributedTokenStore _store = new(cache, TimeSpan.Zero, clock);

        public SharedStore Open() => new(cache, clock);

        public ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default) => _store.GetAsync(key, cancellationToken);

        public ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default) => _store.SetAsync(key, token, cancellationToken);

        public ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default) => _store.RemoveAsync(key, token, cancellationToken);

        public ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
            => _store.TryClaimAsync(key, holder, lifetime, cancellationToken);

        public ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default) => _store.ReleaseAsync(key, holder, cancellationToken);
    }
}
