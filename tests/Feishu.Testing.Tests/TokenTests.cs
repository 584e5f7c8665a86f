using Feishu.Testing.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Testing.Tests;

/// <summary>Which tokens are given out, and which are taken.</summary>
public sealed class TokenTests
{
    private static readonly SamplePage s_both = new("GET", "/open-apis/library/v1/racks");
    private static readonly SamplePage s_tenant = new("GET", "/open-apis/library/v1/books") { Tokens = "`tenant_access_token`" };
    private static readonly SamplePage s_scoped = new("GET", "/open-apis/library/v1/seats") { Scopes = "看座位(library:seat:read)" };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Theory]
    [InlineData("tenant_access_token/internal", "tenant_access_token", "t-")]
    [InlineData("app_access_token/internal", "app_access_token", "a-")]
    public async Task Self_built_app_gets_tokens_for_its_secret(string path, string member, string prefix)
    {
        await using var mock = await StartAsync();

        var answer = await mock.SendAsync("POST", "/open-apis/auth/v3/" + path, """{"app_id":"cli_mock","app_secret":"the-secret-of-the-mock"}""", "");

        Assert.StartsWith(prefix, (string)answer.Json[member]!, StringComparison.Ordinal);
        Assert.Equal((0, 7200), (answer.Code, (int)answer.Json["expire"]!));
        Assert.True(Assert.Single(mock.Requests).IsForToken);
    }

    [Fact]
    public async Task Wrong_secret_is_refused()
    {
        await using var mock = await StartAsync();

        Assert.Equal(10014, (await mock.SendAsync("POST", "/open-apis/auth/v3/tenant_access_token/internal", """{"app_id":"cli_mock","app_secret":"x"}""", "")).Code);
        Assert.Equal(10014, (await mock.SendAsync("POST", "/open-apis/auth/v3/tenant_access_token/internal", "{", "")).Code);
    }

    [Fact]
    public async Task Another_token_is_given_in_its_last_half_hour_and_both_are_good()
    {
        await using var mock = await StartAsync();
        var first = mock.IssueTenantToken();

        _clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal(first, mock.IssueTenantToken());
        _clock.Advance(TimeSpan.FromMinutes(1));
        var second = mock.IssueTenantToken();

        Assert.NotEqual(first, second);
        Assert.Equal(0, (await mock.SendAsync("GET", s_both.Path, token: first)).Code);
        Assert.Equal(0, (await mock.SendAsync("GET", s_both.Path, token: second)).Code);
        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(99991663, (await mock.SendAsync("GET", s_both.Path, token: first)).Code);
        Assert.Equal(0, (await mock.SendAsync("GET", s_both.Path, token: second)).Code);
    }

    [Theory]
    [InlineData("", 99991661)]
    [InlineData("x-1", 99991671)]
    [InlineData("t-1", 99991663)]
    [InlineData("u-1", 99991668)]
    [InlineData("a-1", 99991664)]
    public async Task Token_that_was_not_given_out_is_refused_by_its_kind(string token, long code)
    {
        await using var mock = await StartAsync();

        var answer = await mock.SendAsync("GET", s_both.Path, token: token);

        Assert.Equal((400, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Token_of_a_kind_that_the_page_does_not_name_is_refused()
    {
        await using var mock = await StartAsync();

        Assert.Equal(0, (await mock.SendAsync("GET", s_both.Path, token: mock.IssueUserToken())).Code);
        Assert.Equal(99991668, (await mock.SendAsync("GET", s_tenant.Path, token: mock.IssueUserToken())).Code);
    }

    [Fact]
    public async Task Users_token_ends_and_all_can_be_withdrawn()
    {
        await using var mock = await StartAsync();
        var (user, tenant) = (mock.IssueUserToken(), mock.IssueTenantToken());

        mock.WithdrawTokens();
        Assert.Equal(99991668, (await mock.SendAsync("GET", s_both.Path, token: user)).Code);
        Assert.Equal(99991663, (await mock.SendAsync("GET", s_both.Path, token: tenant)).Code);

        user = mock.IssueUserToken();
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(99991677, (await mock.SendAsync("GET", s_both.Path, token: user)).Code);
    }

    [Fact]
    public async Task Permissions_that_were_not_granted_are_named()
    {
        await using var mock = await StartAsync(new() { GrantedScopes = ["library:book:read"] });

        var asTenant = await mock.SendAsync("GET", s_scoped.Path);
        var asUser = await mock.SendAsync("GET", s_scoped.Path, token: mock.IssueUserToken("library:book:read"));

        Assert.Equal((400, 99991672, "library:seat:read"), (asTenant.Status, asTenant.Code, (string?)asTenant.Json["error"]!["permission_violations"]![0]!["subject"]));
        Assert.Equal(99991679, asUser.Code);
        Assert.Equal(0, (await mock.SendAsync("GET", s_both.Path)).Code);

        mock.GrantedScopes = ["library:seat:read"];
        Assert.Equal(0, (await mock.SendAsync("GET", s_scoped.Path)).Code);
        Assert.Equal(99991679, (await mock.SendAsync("GET", s_scoped.Path, token: mock.IssueUserToken("library:book:read"))).Code);
    }

    [Fact]
    public async Task Fields_without_their_permission_are_left_out()
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/people")
        {
            Answer =
            [
                "data | - | -",
                "&nbsp;&nbsp;└ `name` | string | 名字",
                "&nbsp;&nbsp;└ `phone` | string | 电话<br>**字段权限要求**：<br>看电话(library:phone:read)",
            ],
            AnswerExample = """{"code":0,"msg":"success","data":{"name":"小满","phone":"1"}}""",
        };
        await using var mock = await SamplePage.StartAsync(new() { GrantedScopes = [] }, page);

        Assert.Equal("""{"name":"小满"}""", (await mock.SendAsync("GET", page.Path)).Json["data"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        mock.GrantedScopes = null;
        Assert.Equal("1", (string?)(await mock.SendAsync("GET", page.Path)).Json["data"]!["phone"]);
    }

    [Fact]
    public async Task Older_way_to_a_users_token_takes_the_apps_token()
    {
        await using var mock = await StartAsync();
        var app = (string)(await mock.SendAsync("POST", "/open-apis/auth/v3/app_access_token/internal", """{"app_id":"cli_mock","app_secret":"the-secret-of-the-mock"}""", "")).Json["app_access_token"]!;
        var code = mock.IssueAuthorizationCode();
        var body = $$"""{"grant_type":"authorization_code","code":"{{code}}"}""";

        var refused = await mock.SendAsync("POST", "/open-apis/authen/v1/oidc/access_token", body);
        var answer = await mock.SendAsync("POST", "/open-apis/authen/v1/oidc/access_token", body, app);
        var again = await mock.SendAsync("POST", "/open-apis/authen/v1/oidc/access_token", body, app);

        Assert.Equal((99991664, 0, 20003), (refused.Code, answer.Code, again.Code));
        Assert.Equal(0, (await mock.SendAsync("GET", s_both.Path, token: (string)answer.Json["data"]!["access_token"]!)).Code);
    }

    [Fact]
    public async Task Browser_comes_back_from_a_sign_in_with_a_code()
    {
        var page = new SamplePage("GET", "/open-apis/authen/v1/authorize")
        {
            Query = ["redirect_uri | string | 是 | 地址", "scope | string | 否 | 权限", "state | string | 否 | 状态"],
            Tokens = "",
            AnswerProse = "",
        };
        await using var mock = await SamplePage.StartAsync(null, page);

        var answer = await mock.SendAsync("GET", page.Path + "?redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Fa%3Db&scope=x&state=s%201", token: "");

        Assert.Equal(302, answer.Status);
        Assert.StartsWith("https://app.example/back?a=b&code=code-", answer.Headers["Location"], StringComparison.Ordinal);
        Assert.EndsWith("&state=s%201", answer.Headers["Location"], StringComparison.Ordinal);
        Assert.Equal(["redirect_uri is required"], (await mock.SendAsync("GET", page.Path, token: "")).Violations);
    }

    [Fact]
    public async Task User_token_has_no_more_permissions_than_are_asked_for()
    {
        await using var mock = await StartAsync();

        var token = await mock.SendAsync("POST", "/open-apis/authen/v2/oauth/token", $$"""
            {"grant_type":"authorization_code","client_id":"cli_mock","client_secret":"the-secret-of-the-mock","code":"{{mock.IssueAuthorizationCode("a", "b")}}","scope":"b c"}
            """, "");

        Assert.Equal("b", (string?)token.Json["scope"]);
        Assert.Null(token.Json["refresh_token"]);
    }

    private Task<FeishuMock> StartAsync(FeishuMockOptions? options = null)
    {
        options ??= new();
        options.TimeProvider = _clock;
        return SamplePage.StartAsync(options, s_both, s_tenant, s_scoped);
    }
}
