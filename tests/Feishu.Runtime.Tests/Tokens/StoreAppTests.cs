using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>The tokens of a store app: a ticket that comes as an event, a token of the app, and one for each tenant.</summary>
public sealed class StoreAppTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();
    private readonly HashSet<string> _goodTickets = ["ticket-1"];
    private Action _onResend = () => { };
    private int _appTokens;
    private int _tenantTokens;

    public StoreAppTests() => _platform.Answers(Answer);

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_call_names_its_tenant_and_gets_that_tenants_token()
    {
        using var client = CreateClient();
        await client.Transport.Tokens.SetAppTicketAsync("ticket-1", s_noHurry);

        foreach (var tenant in new[] { "one", "two", "one" })
        {
            await RemoveAsync(client, tenant);
        }

        Assert.Equal(["Bearer t-one-1", "Bearer t-two-2", "Bearer t-one-1"], Calls());
        Assert.Equal((1, 2), (_appTokens, _tenantTokens));
        Assert.Equal("""{"app_id":"cli_test","app_secret":"the-secret-of-the-app","app_ticket":"ticket-1"}""", Sent("app_access_token").Single().Body);
        Assert.Equal("""{"app_access_token":"a-1","tenant_key":"one"}""", Sent("tenant_access_token").First().Body);
    }

    [Fact]
    public async Task A_call_without_a_tenant_is_told_what_to_set()
    {
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => client.RemoveAsync("1", new(), cancellationToken: s_noHurry));

        Assert.Contains("FeishuCallOptions.TenantKey", e.Message, StringComparison.Ordinal);
        Assert.Empty(_platform.Requests);
    }

    [Fact]
    public async Task A_self_built_app_has_one_tenant_and_no_tickets()
    {
        using var client = _platform.CreateClient();

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.RemoveAsync("1", new(), options: new() { TenantKey = "other" }, cancellationToken: s_noHurry));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Transport.Tokens.SetAppTicketAsync("ticket", s_noHurry));

        Assert.Empty(_platform.Requests);
    }

    [Fact]
    public async Task Without_a_ticket_the_platform_is_asked_for_one_once()
    {
        using var client = CreateClient();
        var asked = new TaskCompletionSource();
        _onResend = asked.SetResult;

        var calls = Enumerable.Range(0, 20).Select(_ => RemoveAsync(client, "one")).ToArray();
        await asked.Task.InTimeAsync();
        await client.Transport.Tokens.SetAppTicketAsync("ticket-1", s_noHurry);
        await Task.WhenAll(calls);

        Assert.Equal("""{"app_id":"cli_test","app_secret":"the-secret-of-the-app"}""", Assert.Single(Sent("app_ticket/resend")).Body);
        Assert.Equal((1, 1), (_appTokens, _tenantTokens));
    }

    [Fact]
    public async Task A_ticket_that_is_refused_is_dropped_and_another_one_asked_for()
    {
        using var client = CreateClient();

        await RemoveAsync(client, "ticket-0", "ticket-1");

        Assert.Equal(2, Sent("app_access_token").Count());
    }

    [Fact]
    public async Task A_ticket_that_is_refused_again_is_a_failure_with_the_codes_meaning()
    {
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuCredentialsException>(() => RemoveAsync(client, "ticket-0", "ticket-00"));

        Assert.Equal(10012, e.Code);
        Assert.Equal(2, Sent("app_access_token").Count());
    }

    [Fact]
    public async Task A_ticket_that_does_not_come_is_told()
    {
        using var client = CreateClient();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => _clock.PassUntilAsync(RemoveAsync(client, "one")));

        Assert.Contains("SetAppTicketAsync", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_token_that_is_refused_for_a_tenants_is_renewed()
    {
        var refused = "a-1";
        _platform.Answers(sent => sent.Uri.EndsWith("/tenant_access_token", StringComparison.Ordinal) && sent.Body!.Contains($"\"{refused}\"", StringComparison.Ordinal)
            ? FakePlatform.Json("""{"code":99991664,"msg":"app token"}""")
            : Answer(sent));
        using var client = CreateClient();
        await client.Transport.Tokens.SetAppTicketAsync("ticket-1", s_noHurry);

        await RemoveAsync(client, "one");

        Assert.Equal((2, 1), (_appTokens, _tenantTokens));
    }

    private HttpResponseMessage Answer(SentRequest sent) => new Uri(sent.Uri).AbsolutePath switch
    {
        "/open-apis/auth/v3/app_access_token" => GiveAppToken(sent),
        "/open-apis/auth/v3/tenant_access_token" => GiveTenantToken(sent),
        "/open-apis/auth/v3/app_ticket/resend" => Resend(),
        _ => FakePlatform.Json("""{"code":0}"""),
    };

    private HttpResponseMessage GiveAppToken(SentRequest sent) => _goodTickets.Contains(FeishuJson.Parse(sent.Body!)["app_ticket"].GetString()!)
        ? FakePlatform.Json($$"""{"code":0,"app_access_token":"a-{{Interlocked.Increment(ref _appTokens)}}","expire":7200}""")
        : FakePlatform.Json("""{"code":10012,"msg":"ticket invalid"}""");

    private HttpResponseMessage GiveTenantToken(SentRequest sent) => FakePlatform.Json(
        $$"""{"code":0,"tenant_access_token":"t-{{FeishuJson.Parse(sent.Body!)["tenant_key"].GetString()}}-{{Interlocked.Increment(ref _tenantTokens)}}","expire":7200}""");

    private HttpResponseMessage Resend()
    {
        _onResend();
        return FakePlatform.Json("""{"code":0}""");
    }

    private IEnumerable<SentRequest> Sent(string ending) => _platform.Requests.Where(sent => sent.Uri.EndsWith(ending, StringComparison.Ordinal));

    private IEnumerable<string?> Calls() => Sent("/remove").Select(sent => sent.Token);

    private static Task<RemoveResponse> RemoveAsync(FollowerClient client, string tenant) => client.RemoveAsync("1", new(), options: new() { TenantKey = tenant }, cancellationToken: s_noHurry);

    /// <summary>Calls with a ticket that is refused, and gives another one when it is asked for.</summary>
    private async Task RemoveAsync(FollowerClient client, string refused, string next)
    {
        var asked = new TaskCompletionSource();
        _onResend = asked.SetResult;
        await client.Transport.Tokens.SetAppTicketAsync(refused, s_noHurry);

        var call = RemoveAsync(client, "one");
        await asked.Task.InTimeAsync();
        await client.Transport.Tokens.SetAppTicketAsync(next, s_noHurry);
        await call;
    }

    private FollowerClient CreateClient() => _platform.CreateClient(options => (options.IsStoreApp, options.TimeProvider, options.Timeout) = (true, _clock, Timeout.InfiniteTimeSpan));
}
