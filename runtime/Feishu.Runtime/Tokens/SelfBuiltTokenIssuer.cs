namespace Feishu.Runtime.Tokens;

/// <summary>Gets the tokens of a self-built app, and of its one tenant, for its id and secret.</summary>
internal sealed class SelfBuiltTokenIssuer(AppCredentials app, SendTokenRequest send, TimeProvider clock) : AppTokenIssuer(app, send, clock)
{
    private static readonly FeishuOperation s_tenantOperation = Operation(
        "auth.v3.tenantAccessToken.internal", "/open-apis/auth/v3/tenant_access_token/internal", "A tenant token for a self-built app", FeishuAppTypes.Custom);

    private static readonly FeishuOperation s_appOperation = Operation(
        "auth.v3.appAccessToken.internal", "/open-apis/auth/v3/app_access_token/internal", "An app token for a self-built app", FeishuAppTypes.Custom);

    public override Task<FeishuStoredToken> FetchAppTokenAsync() => FetchAsync(s_appOperation, "app_access_token", Credentials());

    public override Task<FeishuStoredToken> FetchTenantTokenAsync(FeishuAppAccessToken app, string? tenantKey) => FetchAsync(s_tenantOperation, "tenant_access_token", Credentials());

    private FeishuJsonObject Credentials() => new() { ["app_id"] = AppId, ["app_secret"] = AppSecret };
}
