using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Where tokens are kept, and who renews them.</summary>
public sealed class TokenStoreTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly FakePlatform _platform = new();

    public static TheoryData<bool> Stores => [false, true];

    public void Dispose() => _platform.Dispose();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_stored_comes_back_whole(bool isDistributed)
    {
        var store = Create(isDistributed);
        var token = FeishuStoredToken.Of("u-1", TimeSpan.FromHours(2), DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds())) with
        {
            RefreshToken = "r-1",
            RefreshEnd = DateTimeOffset.FromUnixTimeMilliseconds(4_102_444_800_000),
            Scope = "a b",
        };

        await store.SetAsync("k", token, s_noHurry);

        Assert.Equal(token, await store.GetAsync("k", s_noHurry));
        Assert.Null(await store.GetAsync("other", s_noHurry));
        Assert.DoesNotContain("u-1", token.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("r-1", token.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Exactly_the_token_that_is_meant_is_removed(bool isDistributed)
    {
        var store = Create(isDistributed);
        await store.SetAsync("k", Token("t-2"), s_noHurry);

        await store.RemoveAsync("k", "t-1", s_noHurry);
        Assert.NotNull(await store.GetAsync("k", s_noHurry));

        await store.RemoveAsync("k", "t-2", s_noHurry);
        Assert.Null(await store.GetAsync("k", s_noHurry));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_token_that_has_ended_does_not_leave_the_one_before_in_its_place(bool isDistributed)
    {
        var store = Create(isDistributed);
        await store.SetAsync("k", Token("t-1"), s_noHurry);

        await store.SetAsync("k", FeishuStoredToken.Of("t-2", TimeSpan.FromHours(2), _clock.GetUtcNow() - TimeSpan.FromHours(3)), s_noHurry);

        Assert.Null(await store.GetAsync("k", s_noHurry));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_claim_is_its_holders_until_it_is_released(bool isDistributed)
    {
        var store = Create(isDistributed);

        Assert.True(await store.TryClaimAsync("k", "one", TimeSpan.FromMinutes(1), s_noHurry));
        Assert.False(await store.TryClaimAsync("k", "other", TimeSpan.FromMinutes(1), s_noHurry));
        Assert.True(await store.TryClaimAsync("k2", "other", TimeSpan.FromMinutes(1), s_noHurry));
        await store.ReleaseAsync("k", "other", s_noHurry);
        Assert.False(await store.TryClaimAsync("k", "other", TimeSpan.FromMinutes(1), s_noHurry));
        await store.ReleaseAsync("k", "one", s_noHurry);

        Assert.True(await store.TryClaimAsync("k", "other", TimeSpan.FromMinutes(1), s_noHurry));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_claim_lapses_unless_its_holder_prolongs_it(bool isDistributed)
    {
        var store = Create(isDistributed);
        await store.TryClaimAsync("k", "one", TimeSpan.FromSeconds(15), s_noHurry);

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await store.TryClaimAsync("k", "one", TimeSpan.FromSeconds(15), s_noHurry));
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await store.TryClaimAsync("k", "other", TimeSpan.FromSeconds(15), s_noHurry));
        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(await store.TryClaimAsync("k", "other", TimeSpan.FromSeconds(15), s_noHurry));
        Assert.False(await store.TryClaimAsync("k", "one", TimeSpan.FromSeconds(15), s_noHurry));
    }

    [Fact]
    public async Task Of_two_claims_that_cross_over_one_counts()
    {
        var cache = Cache();
        FeishuDistributedTokenStore one = new(cache, TimeSpan.FromSeconds(1), _clock), other = new(cache, TimeSpan.FromSeconds(1), _clock);

        // Both find no claim before either has written one.
        cache.Hold();
        var first = one.TryClaimAsync("k", "one", TimeSpan.FromMinutes(1), s_noHurry).AsTask();
        var second = other.TryClaimAsync("k", "other", TimeSpan.FromMinutes(1), s_noHurry).AsTask();
        cache.Release();
        await cache.BothWritten.Task.InTimeAsync();

        Assert.Single(await _clock.PassUntilAsync(Task.WhenAll(first, second)), isClaimed => isClaimed);
    }

    [Fact]
    public async Task A_claim_that_is_cancelled_before_it_counts_holds_nobody_up()
    {
        var cache = new SharedCache(_clock);
        using var cancellation = new CancellationTokenSource();

        var cancelled = new FeishuDistributedTokenStore(cache, TimeSpan.FromSeconds(1), _clock).TryClaimAsync("k", "one", TimeSpan.FromMinutes(1), cancellation.Token).AsTask();
        Assert.Single(cache.Keys);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Empty(cache.Keys);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Clients_that_share_a_store_share_a_token_and_renew_it_once(bool isDistributed)
    {
        var cache = Cache();
        var memory = new FeishuMemoryTokenStore(_clock);
        FollowerClient[] clients = [.. Enumerable.Range(0, 5).Select(_ => CreateClient(isDistributed ? new FeishuDistributedTokenStore(cache, TimeSpan.Zero) : memory))];
        await clients[0].RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await clients[1].RemoveAsync("1", new(), cancellationToken: s_noHurry);
        Assert.Equal(1, _platform.TokenCount);

        _platform.Answers(sent => FakePlatform.Json(sent.Token == "Bearer t-1" ? """{"code":99991663}""" : """{"code":0}"""));
        foreach (var client in clients)
        {
            await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        }

        Assert.Equal(2, _platform.TokenCount);
        Assert.All(clients, client => client.Dispose());
    }

    [Fact]
    public async Task Who_finds_somebody_renewing_waits_for_what_they_store()
    {
        var store = new FeishuMemoryTokenStore(_clock);
        using var client = CreateClient(store);
        var key = await KeyOfAsync();
        await store.TryClaimAsync(key, "theirs", TimeSpan.FromMinutes(1), s_noHurry);

        var call = client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await store.SetAsync(key, Token("t-theirs"), s_noHurry);
        await _clock.PassUntilAsync(call);
        Assert.Equal("Bearer t-theirs", Assert.Single(_platform.Requests).Token);
    }

    [Fact]
    public async Task Apps_never_share_a_token_and_keys_hold_no_secret()
    {
        var cache = Cache();
        using var one = CreateClient(new FeishuDistributedTokenStore(cache, TimeSpan.Zero));
        using var other = _platform.CreateClient(options => (options.AppId, options.TokenStore) = ("cli_other", new FeishuDistributedTokenStore(cache, TimeSpan.Zero)));
        using var lark = _platform.CreateClient(options => options.UseLark().TokenStore = new FeishuDistributedTokenStore(cache, TimeSpan.Zero));

        await one.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await other.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await lark.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await one.Users.SetAsync("a-secret-key", Token("u-1"), s_noHurry);

        Assert.Equal(3, _platform.TokenCount);
        Assert.Contains("feishu/open.feishu.cn/cli_test/tenant", cache.Keys);
        Assert.Contains("feishu/open.feishu.cn/cli_other/tenant", cache.Keys);
        Assert.Contains("feishu/open.larksuite.com/cli_test/tenant", cache.Keys);
        Assert.All(cache.Keys, key =>
        {
            Assert.DoesNotContain("secret", key, StringComparison.Ordinal);
            Assert.DoesNotContain("t-", key, StringComparison.Ordinal);
            Assert.DoesNotContain("a-secret-key", key, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_store_that_is_down_does_not_take_the_app_down()
    {
        var cache = Cache();
        cache.Failure = new IOException("down");
        using var client = CreateClient(new FeishuDistributedTokenStore(cache, TimeSpan.Zero));

        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);

        Assert.Equal(1, _platform.TokenCount);
        Assert.Same(cache.Failure, await Record.ExceptionAsync(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("""{"text":"t-1","renew_from":1,"end":9223372036854775807}""")]
    public async Task What_another_version_has_stored_is_passed_over(string stored)
    {
        var cache = Cache();
        await cache.SetStringAsync("feishu/open.feishu.cn/cli_test/tenant", stored, s_noHurry);
        using var client = CreateClient(new FeishuDistributedTokenStore(cache, TimeSpan.Zero));

        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);

        Assert.Equal(1, _platform.TokenCount);
    }

    [Fact]
    public void Users_who_are_gone_are_forgotten()
    {
        var cache = new TokenSourceCache(key => new RenewedTokenSource(key, new FeishuMemoryTokenStore(), _ => throw new InvalidOperationException(), _clock));

        for (var i = 0; i < 10_000; i++)
        {
            cache.Get($"{i}");
            if (i % 500 == 0)
            {
                // What is gone is seen by the garbage collector alone.
                GC.Collect();
            }
        }

        Assert.InRange(cache.Count, 1, 2000);
    }

    private static FeishuStoredToken Token(string text) => FeishuStoredToken.Of(text, TimeSpan.FromHours(2), DateTimeOffset.UtcNow);

    private static RecordingCache Cache() => new();

    private IFeishuTokenStore Create(bool isDistributed) => isDistributed ? new FeishuDistributedTokenStore(new SharedCache(_clock), TimeSpan.Zero, _clock) : new FeishuMemoryTokenStore(_clock);

    private static async Task<string> KeyOfAsync()
    {
        var cache = Cache();
        using var client = new FakePlatform().CreateClient(options => options.TokenStore = new FeishuDistributedTokenStore(cache, TimeSpan.Zero));
        await client.RemoveAsync("1", new(), cancellationToken: s_noHurry);
        return cache.Keys.Single(key => key.EndsWith("/tenant", StringComparison.Ordinal));
    }

    private FollowerClient CreateClient(IFeishuTokenStore store) => _platform.CreateClient(options => (options.TimeProvider, options.TokenStore) = (_clock, store));

    /// <summary>A cache that knows its keys, can fail, and can hold up what is asked of it.</summary>
    private sealed class RecordingCache : IDistributedCache
    {
        private readonly MemoryDistributedCache _cache = new(Options.Create(new MemoryDistributedCacheOptions()));
        private TaskCompletionSource? _hold;
        private int _writes;

        public HashSet<string> Keys { get; } = [];

        /// <summary>Completed with the second write.</summary>
        public TaskCompletionSource BothWritten { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Failure { get; set; }

        public void Hold() => _hold = new();

        public void Release() => _hold!.SetResult();

        public byte[]? Get(string key) => throw new NotSupportedException();

        public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            var found = Failure is null ? await _cache.GetAsync(key, token) : throw Failure;
            await (_hold?.Task ?? Task.CompletedTask);
            return found;
        }

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => Failure is null ? _cache.RemoveAsync(key, token) : throw Failure;

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            lock (Keys)
            {
                Keys.Add(key);
            }

            await (Failure is null ? _cache.SetAsync(key, value, options, token) : throw Failure);
            if (Interlocked.Increment(ref _writes) == 2)
            {
                BothWritten.SetResult();
            }
        }
    }
}
