using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>What is logged, and what never is.</summary>
public sealed class LoggingTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    /// <summary>Everything that nobody may read in a log.</summary>
    private static readonly string[] s_secrets =
    [
        "the-app-secret", "t-tenant-token-1", "t-tenant-token-2", "a-app-token-00001", "u-user-token-00001", "u-user-token-00002", "r-refresh-token-001", "r-refresh-token-002",
        "the-ticket", "the-code", "the-verifier", "the-helpdesk-token", "dGhlLWhlbHBkZXNr", "the-header", "the-password", "the-query",
    ];

    private readonly CapturingLoggerProvider _log = new();
    private readonly FakePlatform _platform = new();
    private int _userTokens;

    public void Dispose()
    {
        _log.Dispose();
        _platform.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_secret_is_logged_at_any_level(bool logsBodies)
    {
        _platform.AnswerToken = (number, _) => Task.FromResult(FakePlatform.Json($$"""{"code":0,"tenant_access_token":"t-tenant-token-{{number}}","app_access_token":"a-app-token-00001","expire":7200}"""));
        _platform.Answers(Answer);
        await using var selfBuilt = CreateProvider(options => (options.LogBodies, options.HelpdeskId, options.HelpdeskToken) = (logsBodies, "the-helpdesk", "the-helpdesk-token"));
        await using var store = CreateProvider(options => (options.LogBodies, options.IsStoreApp) = (logsBodies, true));

        await UseAsync(selfBuilt.GetRequiredService<FollowerClient>());
        await UseStoreAsync(store.GetRequiredService<FollowerClient>());

        // Each of them was really sent or received; the helpdesk's token goes in another form, which is among them, too.
        var wire = string.Join("\n", _platform.Requests.Select(sent => $"{sent.Uri} {sent.Body} {string.Join(" ", sent.Headers.Values)}")) + string.Join(" ", s_answered);
        Assert.All(s_secrets.Where(secret => secret != "the-helpdesk-token"), secret => Assert.Contains(secret, wire, StringComparison.Ordinal));
        Assert.All(s_secrets, secret => Assert.DoesNotContain(secret, _log.Text, StringComparison.Ordinal));
        Assert.Contains("task.v1.task.remove: HTTP 400, code 99991663", _log.Text, StringComparison.Ordinal);
        Assert.Equal(logsBodies, _log.Text.Contains("comment-of-a-call", StringComparison.Ordinal));
        Assert.Equal(logsBodies, _log.Text.Contains("\"password\":\"***\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_tells_what_happened()
    {
        var answers = new Queue<HttpResponseMessage>(
        [
            FakePlatform.Json("""{"code":99991663,"msg":"expired"}""", HttpStatusCode.BadRequest),
            Limited(),
            FakePlatform.Json("""{"code":0}"""),
        ]);
        _platform.Answers(_ => answers.Dequeue());
        await using var provider = CreateProvider(_ => { });

        await provider.GetRequiredService<FollowerClient>().RemoveAsync("1", new(), cancellationToken: s_noHurry);

        var lines = _log.Text.Split('\n');
        string[] expected =
        [
            "task.v1.task.remove: POST /open-apis/task/v1/tasks/:task_id/remove, request 1 of the call",
            "task.v1.task.remove: the platform refused the Tenant access token with code 99991663, and it is renewed",
            "task.v1.task.remove: POST /open-apis/task/v1/tasks/:task_id/remove, request 2 of the call",
            "task.v1.task.remove: the platform refuses calls for 0 s, and all of them wait",
            "task.v1.task.remove: POST /open-apis/task/v1/tasks/:task_id/remove, request 3 of the call",
        ];
        Assert.Equal(expected, lines.Where(expected.Contains));
        Assert.Contains(lines, line => line.StartsWith("task.v1.task.remove: attempt 1 failed, and another follows in ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("task.v1.task.remove: HTTP 200, code 0, error (null), after ", StringComparison.Ordinal));
    }

    private static readonly string[] s_answered = ["r-refresh-token-002", "u-user-token-00002"];

    private static async Task UseAsync(FollowerClient client)
    {
        await client.RemoveAsync("1", new() { Comment = "comment-of-a-call" }, options: new() { Headers = new Dictionary<string, string> { ["X-Lark-Helpdesk-Authorization"] = "the-header" } }, cancellationToken: s_noHurry);
        await client.Transport.Tokens.App.GetAsync(s_noHurry);
        await client.Transport.SendAsync(new FeishuCall(FileOperations.Ticket, options: null), s_noHurry);
        await client.Users.SignInAsync("ann", new("the-code") { CodeVerifier = "the-verifier" }, s_noHurry);
        await client.RemoveAsUserAsync("1", client.Users["ann"], cancellationToken: s_noHurry);
        await Assert.ThrowsAsync<FeishuApiException>(() => client.Transport.SendJsonAsync(HttpMethod.Post, "/open-apis/fails?key=the-query", new FeishuJsonObject { ["password"] = "the-password" }.Build(), cancellationToken: s_noHurry));
        await Assert.ThrowsAsync<FeishuTransportException>(() => client.Transport.SendJsonAsync(HttpMethod.Post, "/open-apis/garbled", cancellationToken: s_noHurry));
    }

    private static async Task UseStoreAsync(FollowerClient client)
    {
        await client.Transport.Tokens.SetAppTicketAsync("the-ticket", s_noHurry);
        await client.RemoveAsync("1", new(), options: new() { TenantKey = "tenant" }, cancellationToken: s_noHurry);
    }

    private HttpResponseMessage Answer(SentRequest sent) => new Uri(sent.Uri).AbsolutePath switch
    {
        "/open-apis/auth/v3/app_access_token" => FakePlatform.Json("""{"code":0,"app_access_token":"a-app-token-00001","expire":7200}"""),
        "/open-apis/auth/v3/tenant_access_token" => FakePlatform.Json("""{"code":0,"tenant_access_token":"t-tenant-token-1","expire":7200}"""),
        "/open-apis/authen/v2/oauth/token" => UserToken(),
        "/open-apis/fails" => FakePlatform.Json("""{"code":5,"msg":"wrong password=the-password for Bearer t-tenant-token-2"}""", HttpStatusCode.BadRequest),
        "/open-apis/garbled" => FakePlatform.Text("<html>access_token=u-user-token-00001", "text/html", HttpStatusCode.BadGateway),
        _ when sent.Token == "Bearer t-tenant-token-1" && !sent.Uri.Contains("tenant", StringComparison.Ordinal) && sent.Body?.Contains("comment", StringComparison.Ordinal) == true
            => FakePlatform.Json("""{"code":99991663,"msg":"t-tenant-token-1 is expired"}""", HttpStatusCode.BadRequest),
        _ when sent.Token == "Bearer u-user-token-00001" => FakePlatform.Json("""{"code":99991668,"msg":"u-user-token-00001 is expired"}"""),
        _ => FakePlatform.Json("""{"code":0,"data":{"password":"the-password"}}"""),
    };

    private HttpResponseMessage UserToken()
    {
        var number = Interlocked.Increment(ref _userTokens);
        return FakePlatform.Json($$"""{"code":0,"access_token":"u-user-token-0000{{number}}","expires_in":7200,"refresh_token":"r-refresh-token-00{{number}}","refresh_token_expires_in":7200}""");
    }

    private static HttpResponseMessage Limited()
    {
        var response = FakePlatform.Json("""{"code":99991400,"msg":"limit"}""", HttpStatusCode.TooManyRequests);
        response.Headers.Add("x-ogw-ratelimit-reset", "0");
        return response;
    }

    private ServiceProvider CreateProvider(Action<FeishuHostOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log));
        services.AddFeishu<FollowerClient>(options =>
        {
            (options.AppId, options.AppSecret, options.Retry) = ("cli_1", "the-app-secret", new(2) { Delay = TimeSpan.Zero });
            configure(options);
        }).ConfigurePrimaryHttpMessageHandler(() => _platform);
        return services.BuildServiceProvider();
    }
}
