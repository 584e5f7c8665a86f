using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Users' tokens: signing in, refreshing with rotation, and what ends it.</summary>
public sealed class UserTokenTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();
    private readonly HashSet<string> _used = [];
    private int _tokens;

    public UserTokenTests() => _platform.Answers(Answer);

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_sign_in_gives_a_token_to_call_with()
    {
        using var client = CreateClient();

        var token = await client.Users.SignInAsync("ann", new("the-code") { RedirectUri = "https://app.example/back", CodeVerifier = "v" }, s_noHurry);
        await client.RemoveAsUserAsync("1", token, cancellationToken: s_noHurry);
        await client.RemoveAsync("1", new(), token: client.Users["ann"], cancellationToken: s_noHurry);

        Assert.Equal(
            """{"grant_type":"authorization_code","client_id":"cli_test","client_secret":"the-secret-of-the-app","code":"the-code","redirect_uri":"https://app.example/back","code_verifier":"v"}""",
            Assert.Single(TokenRequests()).Body);
        Assert.Equal(["Bearer u-1", "Bearer u-1"], Calls());
    }

    [Fact]
    public async Task A_token_refreshes_itself_once_for_however_many_callers_and_each_refresh_token_is_used_once()
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);

        for (var round = 0; round < 3; round++)
        {
            _clock.Advance(TimeSpan.FromSeconds(7200));
            await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry))));
        }

        Assert.Equal(4, TokenRequests().Count());
        Assert.Equal(["r-1", "r-2", "r-3"], TokenRequests().Skip(1).Select(sent => FeishuJson.Parse(sent.Body!)["refresh_token"].GetString()));
        Assert.Equal(["Bearer u-2", "Bearer u-3", "Bearer u-4"], Calls().Distinct());
    }

    [Fact]
    public async Task A_refused_token_is_refreshed_and_the_call_sent_once_more()
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _platform.Answers(sent => sent.Token == "Bearer u-1" ? FakePlatform.Json("""{"code":99991677,"msg":"expired"}""", HttpStatusCode.BadRequest) : Answer(sent));

        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);

        Assert.Equal(["Bearer u-1", "Bearer u-2"], Calls());
    }

    [Fact]
    public async Task The_new_refresh_token_is_stored_before_anybody_calls_with_the_new_token()
    {
        var store = new HeldStore();
        using var client = CreateClient(store);
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        store.Gate = new TaskCompletionSource();

        var call = client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);
        Assert.Equal("r-2", await store.Begun.Task.InTimeAsync());
        Assert.False(call.IsCompleted);
        Assert.Empty(Calls());
        store.Gate.SetResult();
        await call;

        Assert.Equal(["Bearer u-2"], Calls());
    }

    [Fact]
    public async Task A_token_that_could_not_be_stored_is_kept_until_it_can()
    {
        var store = new HeldStore();
        using var client = CreateClient(store);
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        store.Gate = new TaskCompletionSource();
        store.Gate.SetException(new IOException("no store"));

        await Assert.ThrowsAnyAsync<Exception>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
        store.Gate = null;
        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);

        Assert.Equal(2, TokenRequests().Count());
        Assert.Equal(["Bearer u-2"], Calls());
    }

    [Fact]
    public async Task Whose_sign_in_is_missing_is_told()
    {
        using var client = CreateClient();

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => client.RemoveAsUserAsync("1", client.Users["nobody"], cancellationToken: s_noHurry));

        Assert.Empty(_platform.Requests);
    }

    [Theory]
    [InlineData(20026)]
    [InlineData(20037)]
    [InlineData(20064)]
    [InlineData(20073)]
    public async Task A_dead_refresh_token_means_signing_in_again_and_is_not_tried_twice(long code)
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        _platform.Answers($$"""{"code":{{code}},"error":"invalid_grant","error_description":"dead"}""", HttpStatusCode.BadRequest);

        var e = await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
        Assert.Equal(code, Assert.IsType<FeishuApiException>(e.InnerException).Code);
        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
        Assert.Equal(2, TokenRequests().Count());

        _platform.Answers(Answer);
        await client.Users.SignInAsync("ann", new("c2"), s_noHurry);
        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);
        Assert.Equal(["Bearer u-2"], Calls());
    }

    [Theory]
    [InlineData("""{"error":"invalid_grant","error_description":"refresh token revoked"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"error":"invalid_grant"}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"error":"invalid_grant"}""", HttpStatusCode.OK)]
    [InlineData("""{"code":null,"error":"invalid_grant"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":29999,"error":"invalid_grant","error_description":"new"}""", HttpStatusCode.BadRequest)]
    public async Task A_dead_refresh_token_is_known_by_its_word_too(string answer, HttpStatusCode status)
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        _platform.Answers(answer, status);

        for (var i = 0; i < 3; i++)
        {
            var e = await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
            Assert.Contains("sign in again", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, TokenRequests().Count());
    }

    [Theory]
    [InlineData("""{"error":"server_error"}""", HttpStatusCode.InternalServerError)]
    [InlineData("""{"error":"invalid_client"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"code":20050,"error":"invalid_grant"}""", HttpStatusCode.BadRequest)]
    public async Task Any_other_failure_leaves_the_refresh_token_to_be_tried_again(string answer, HttpStatusCode status)
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        _platform.Answers(answer, status);

        var e = await Assert.ThrowsAnyAsync<FeishuException>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
        Assert.IsNotType<FeishuSignInRequiredException>(e);
        _platform.Answers(Answer);
        _clock.Advance(TimeSpan.FromSeconds(10));
        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);

        Assert.Equal(["Bearer u-2"], Calls());
    }

    [Fact]
    public async Task A_refresh_token_that_another_process_has_used_is_no_sign_in()
    {
        var store = new FeishuMemoryTokenStore(_clock);
        using var client = CreateClient(store);
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));
        _platform.Answer = async (sent, _) =>
        {
            if (!sent.Uri.EndsWith("/oauth/token", StringComparison.Ordinal))
            {
                return Answer(sent);
            }

            // Another process was quicker, while this one stalled for longer than its claim lasts.
            await store.SetAsync(KeyOfAnn, Stored("u-other", "r-other"), s_noHurry);
            return FakePlatform.Json("""{"code":20073,"error":"invalid_grant"}""", HttpStatusCode.BadRequest);
        };

        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);

        Assert.Equal(["Bearer u-other"], Calls());
    }

    [Fact]
    public async Task Without_a_refresh_token_the_user_signs_in_again_at_the_end()
    {
        using var client = CreateClient();
        await client.Users.SetAsync("ann", Stored("u-short", refreshToken: null), s_noHurry);

        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);
        _clock.Advance(TimeSpan.FromSeconds(7200));

        var e = await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
        Assert.Contains("sign in", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_out_is_forgotten()
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c"), s_noHurry);

        await client.Users.SignOutAsync("ann", s_noHurry);

        await Assert.ThrowsAsync<FeishuSignInRequiredException>(() => client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry));
    }

    [Fact]
    public async Task Users_have_each_their_own_token()
    {
        using var client = CreateClient();
        await client.Users.SignInAsync("ann", new("c1"), s_noHurry);
        await client.Users.SignInAsync("bob", new("c2"), s_noHurry);

        await client.RemoveAsUserAsync("1", client.Users["bob"], cancellationToken: s_noHurry);
        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);

        Assert.Equal(["Bearer u-2", "Bearer u-1"], Calls());
    }

    private HttpResponseMessage Answer(SentRequest sent)
    {
        if (!sent.Uri.EndsWith("/authen/v2/oauth/token", StringComparison.Ordinal))
        {
            return FakePlatform.Json("""{"code":0}""");
        }

        lock (_used)
        {
            var spent = FeishuJson.Parse(sent.Body!) is var body && body["refresh_token"].GetString() is { } refresh ? refresh : body["code"].GetString()!;
            return _used.Add(spent)
                ? FakePlatform.Json($$"""{"code":0,"access_token":"u-{{++_tokens}}","expires_in":7200,"refresh_token":"r-{{_tokens}}","refresh_token_expires_in":604800,"scope":"offline_access"}""")
                : FakePlatform.Json("""{"code":20073,"error":"invalid_grant","error_description":"used"}""", HttpStatusCode.BadRequest);
        }
    }

    private FeishuStoredToken Stored(string text, string? refreshToken) => FeishuStoredToken.Of(text, TimeSpan.FromHours(2), _clock.GetUtcNow()) with
    {
        RefreshToken = refreshToken,
        RefreshEnd = _clock.GetUtcNow() + TimeSpan.FromDays(7),
    };

    private static string KeyOfAnn => new TokenKeys("open.feishu.cn", "cli_test").OfUser("ann");

    private IEnumerable<SentRequest> TokenRequests() => _platform.Requests.Where(sent => sent.Uri.EndsWith("/oauth/token", StringComparison.Ordinal));

    private IEnumerable<string?> Calls() => _platform.Requests.Where(sent => sent.Uri.Contains("/task/", StringComparison.Ordinal)).Select(sent => sent.Token);

    private FollowerClient CreateClient(IFeishuTokenStore? store = null)
        => _platform.CreateClient(options => (options.TimeProvider, options.Timeout, options.TokenStore) = (_clock, Timeout.InfiniteTimeSpan, store ?? new FeishuMemoryTokenStore(_clock)));

    /// <summary>A store whose writing a test holds up.</summary>
    private sealed class HeldStore : IFeishuTokenStore
    {
        private readonly FeishuMemoryTokenStore _store = new();
        private FeishuStoredToken? _token;

        public TaskCompletionSource? Gate { get; set; }

        public TaskCompletionSource<string?> Begun { get; } = new();

        public ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default) => new(_token);

        public async ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
        {
            if (Gate is { } gate)
            {
                Begun.TrySetResult(token.RefreshToken);
                await gate.Task.InTimeAsync();
            }

            _token = token;
        }

        public ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default) => default;

        public ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
            => _store.TryClaimAsync(key, holder, lifetime, cancellationToken);

        public ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default) => _store.ReleaseAsync(key, holder, cancellationToken);
    }
}
