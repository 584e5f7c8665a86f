using Feishu.Runtime.Descriptors;

namespace Feishu.Runtime.Tokens;

/// <summary>Gets the tokens of a store app for its id, its secret and the ticket that the platform sends it; and from these the tokens of the tenants that have it.</summary>
internal sealed class StoreTokenIssuer : AppTokenIssuer
{
    private static readonly FeishuOperation s_tenantOperation = Operation(
        "auth.v3.tenantAccessToken", "/open-apis/auth/v3/tenant_access_token", "A tenant token for a store app", FeishuAppTypes.Store);

    private static readonly FeishuOperation s_appOperation = Operation(
        "auth.v3.appAccessToken", "/open-apis/auth/v3/app_access_token", "An app token for a store app", FeishuAppTypes.Store);

    private static readonly FeishuOperation s_resendOperation = Operation(
        "auth.v3.appTicket.resend", "/open-apis/auth/v3/app_ticket/resend", "Another ticket for a store app", FeishuAppTypes.Store);

    public StoreTokenIssuer(AppCredentials app, SendTokenRequest send, IFeishuTokenStore store, TokenKeys keys, TimeProvider clock)
        : base(app, send, clock) => Tickets = new AppTickets(keys.Ticket, store, AskForTicketAsync, clock);

    public override AppTickets Tickets { get; }

    public override async Task<FeishuStoredToken> FetchAppTokenAsync()
    {
        var ticket = await Tickets.GetAsync().ConfigureAwait(false);
        try
        {
            return await FetchAppTokenAsync(ticket).ConfigureAwait(false);
        }
        catch (FeishuApiException e) when (e.Code == FeishuCommonErrors.WrongTicket)
        {
            await Tickets.DropAsync(ticket).ConfigureAwait(false);
            return await FetchAppTokenAsync(await Tickets.GetAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    public override async Task<FeishuStoredToken> FetchTenantTokenAsync(FeishuAppAccessToken app, string? tenantKey)
    {
        var appToken = await app.GetAsync().ConfigureAwait(false);
        try
        {
            return await FetchTenantTokenAsync(appToken, tenantKey).ConfigureAwait(false);
        }
        catch (FeishuApiException e) when (FeishuCommonErrors.IsTokenRefused(e.Code))
        {
            app.Invalidate(appToken);
            return await FetchTenantTokenAsync(await app.GetAsync().ConfigureAwait(false), tenantKey).ConfigureAwait(false);
        }
    }

    private Task<FeishuStoredToken> FetchAppTokenAsync(string ticket) =>
        FetchAsync(s_appOperation, "app_access_token", new() { ["app_id"] = AppId, ["app_secret"] = AppSecret, ["app_ticket"] = ticket });

    private Task<FeishuStoredToken> FetchTenantTokenAsync(string appToken, string? tenantKey) =>
        FetchAsync(s_tenantOperation, "tenant_access_token", new() { ["app_access_token"] = appToken, ["tenant_key"] = tenantKey });

    private Task<FeishuJson> AskForTicketAsync() => AskForCredentialsAsync(s_resendOperation, new() { ["app_id"] = AppId, ["app_secret"] = AppSecret });
}
