using System.Text.Json.Nodes;
using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Tokens;

/// <summary>The addresses that give out tokens. They are the platform's own, whether there are pages for them or not.</summary>
internal sealed class TokenEndpoints
{
    private const long WrongTicket = 10012;
    private const long WrongSecret = 10014;
    private const long WrongRefreshToken = 20026;
    private const long WrongCode = 20003;
    private const long WrongGrant = 20036;
    private const long RefreshLifetime = 7 * 24 * 3600;

    private const string SelfBuiltTenant = "/open-apis/auth/v3/tenant_access_token/internal";
    private const string SelfBuiltApp = "/open-apis/auth/v3/app_access_token/internal";
    private const string StoreApp = "/open-apis/auth/v3/app_access_token";
    private const string StoreTenant = "/open-apis/auth/v3/tenant_access_token";
    private const string Ticket = "/open-apis/auth/v3/app_ticket/resend";
    private const string User = "/open-apis/authen/v2/oauth/token";
    private const string OlderUser = "/open-apis/authen/v1/oidc/access_token";
    private const string OlderRefresh = "/open-apis/authen/v1/oidc/refresh_access_token";
    private const string OldestUser = "/open-apis/authen/v1/access_token";
    private const string OldestRefresh = "/open-apis/authen/v1/refresh_access_token";

    private readonly Dictionary<string, Func<MockCall, Reply>> _endpoints;
    private readonly FeishuMockOptions _options;
    private readonly TokenDesk _desk;

    public TokenEndpoints(FeishuMockOptions options, TokenDesk desk)
    {
        _options = options;
        _desk = desk;
        _endpoints = new(StringComparer.Ordinal)
        {
            [SelfBuiltTenant] = call => ForSecret(call, TokenKinds.Tenant),
            [SelfBuiltApp] = call => ForSecret(call, TokenKinds.App),
            [StoreApp] = ForTicket,
            [StoreTenant] = ForTenant,
            [Ticket] = call => IsApp(call, "app_id", "app_secret") ? Success([]) : Refusal(WrongSecret, "app secret invalid"),
            [User] = ForUser,
            [OlderUser] = ForCode,
            [OlderRefresh] = ForRefresh,
            [OldestUser] = ForCode,
            [OldestRefresh] = ForRefresh,
        };
    }

    /// <summary>The ids of the operations at these addresses.</summary>
    public static IReadOnlyCollection<string> Ids { get; } =
        [.. new[] { SelfBuiltTenant, SelfBuiltApp, StoreApp, StoreTenant, Ticket, User, OlderUser, OlderRefresh, OldestUser, OldestRefresh }.Select(IdOf)];

    /// <summary>Responds to a request for a token; null for any other.</summary>
    public Reply? Respond(MockCall call) => IsTokenRequest(call) ? _endpoints[call.Path](call) : null;

    /// <summary>Whether a request asks for a token.</summary>
    public bool IsTokenRequest(MockCall call) => call.Method == "POST" && _endpoints.ContainsKey(call.Path);

    /// <summary>The id of the operation that a request for a token calls.</summary>
    public static string IdOf(MockCall call) => IdOf(call.Path);

    private static string IdOf(string path) => OperationNamer.Name("POST", path).Id;

    private Reply ForSecret(MockCall call, TokenKinds kind) =>
        IsApp(call, "app_id", "app_secret") ? Give(_desk.Issue(kind, "")) : Refusal(WrongSecret, "app secret invalid");

    private Reply ForTicket(MockCall call) => call switch
    {
        _ when !IsApp(call, "app_id", "app_secret") => Refusal(WrongSecret, "app secret invalid"),
        _ when call.Text("app_ticket") != _options.AppTicket => Refusal(WrongTicket, "app ticket invalid"),
        _ => Give(_desk.Issue(TokenKinds.App, "")),
    };

    private Reply ForTenant(MockCall call)
    {
        if (!IsAppToken(call.Text("app_access_token")))
        {
            return Refusal(PlatformErrors.InvalidAppToken, "app access token invalid");
        }

        return call.Text("tenant_key") is { Length: > 0 } tenant
            ? Give(_desk.Issue(TokenKinds.Tenant, tenant))
            : Refusal(PlatformErrors.InvalidFields, "tenant_key is required");
    }

    private Reply ForUser(MockCall call)
    {
        if (!IsApp(call, "client_id", "client_secret"))
        {
            return OAuthRefusal(20002, "invalid_client", "The client secret is invalid.");
        }

        var (proof, refused) = call.Text("grant_type") switch
        {
            "authorization_code" => (call.Text("code"), OAuthRefusal(WrongCode, "invalid_grant", "The authorization code is invalid or was used.")),
            "refresh_token" => (call.Text("refresh_token"), OAuthRefusal(WrongRefreshToken, "invalid_grant", "The refresh token is invalid or was used.")),
            _ => (null, OAuthRefusal(WrongGrant, "unsupported_grant_type", "The grant type is not supported.")),
        };
        return _desk.Redeem(proof) is { } grant ? Reply.Json(Give(Narrowed(grant, call.Text("scope")), "refresh_token_expires_in")) : refused;
    }

    private Reply ForCode(MockCall call) => ForUserOfApp(call, "authorization_code", call.Text("code"), WrongCode);

    private Reply ForRefresh(MockCall call) => ForUserOfApp(call, "refresh_token", call.Text("refresh_token"), WrongRefreshToken);

    /// <summary>The older form: the app's token in the header instead of its secret, and the result in <c>data</c>.</summary>
    private Reply ForUserOfApp(MockCall call, string grantType, string? proof, long refused)
    {
        if (!IsAppToken(BearerToken.Of(call.Headers)))
        {
            return Refusal(PlatformErrors.InvalidAppToken, "app access token invalid");
        }

        return call.Text("grant_type") == grantType && _desk.Redeem(proof) is { } grant
            ? Success(new() { ["data"] = Give(grant, "refresh_expires_in") })
            : Refusal(refused, "the code or refresh token is invalid or was used");
    }

    private Reply Give(IssuedToken token) => Success(new()
    {
        [token.Kind == TokenKinds.App ? "app_access_token" : "tenant_access_token"] = token.Value,
        ["expire"] = _desk.SecondsLeft(token),
    });

    private JsonObject Give(Grant grant, string refreshEnd)
    {
        var token = _desk.IssueToUser(grant.Scopes);
        var response = new JsonObject { ["code"] = 0, ["access_token"] = token.Value, ["token_type"] = "Bearer", ["expires_in"] = _desk.SecondsLeft(token) };
        if (grant.IsOffline)
        {
            response["refresh_token"] = _desk.Issue("ur-", grant);
            response[refreshEnd] = RefreshLifetime;
        }

        response["scope"] = string.Join(' ', grant.Scopes ?? [Grant.Offline, .. _options.GrantedScopes ?? []]);
        return response;
    }

    /// <summary>A request may take fewer permissions than the user gave.</summary>
    private static Grant Narrowed(Grant grant, string? scope)
    {
        var wanted = scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return wanted is not { Length: > 0 } ? grant : new Grant([.. grant.Scopes is null ? wanted : grant.Scopes.Intersect(wanted, StringComparer.Ordinal)]);
    }

    private bool IsApp(MockCall call, string id, string secret) => call.Text(id) == _options.AppId && call.Text(secret) == _options.AppSecret;

    private bool IsAppToken(string? value) =>
        value is not null && _desk.Find(value) is { Kind: TokenKinds.App } token && !_desk.IsOver(token);

    private static Reply Success(JsonObject members) =>
        Reply.Json(new JsonObject([new("code", 0), new("msg", "ok"), .. members.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))]));

    private static Reply Refusal(long code, string message) => Reply.Json(new() { ["code"] = code, ["msg"] = message }, status: 400);

    private static Reply OAuthRefusal(long code, string error, string description) =>
        Reply.Json(new() { ["code"] = code, ["error"] = error, ["error_description"] = description }, status: 400);
}
