using System.Net;
using Feishu.Runtime.Descriptors;
using Feishu.Runtime.Errors;

namespace Feishu.Runtime.Tokens;

/// <summary>Gets the tokens of an app and of its tenants.</summary>
internal abstract class AppTokenIssuer(AppCredentials app, SendTokenRequest send, TimeProvider clock) : TokenIssuer(app, send, clock)
{
    /// <summary>The tickets that a store app needs; null for a self-built app.</summary>
    public virtual AppTickets? Tickets => null;

    public abstract Task<FeishuStoredToken> FetchAppTokenAsync();

    /// <param name="app">The app's own token.</param>
    /// <param name="tenantKey">The tenant; null for the one of a self-built app.</param>
    public abstract Task<FeishuStoredToken> FetchTenantTokenAsync(FeishuAppAccessToken app, string? tenantKey);

    /// <summary>Asks for a token, which is the member <paramref name="member"/> of the response.</summary>
    protected async Task<FeishuStoredToken> FetchAsync(FeishuOperation operation, string member, FeishuJsonObject body)
    {
        var asked = Clock.GetUtcNow();
        var response = await AskForCredentialsAsync(operation, body).ConfigureAwait(false);
        return TokenOf(operation, response[member], response["expire"], asked);
    }

    /// <summary>Sends a request whose refusal means that the app's credentials are wrong, unless its code means something else everywhere.</summary>
    protected async Task<FeishuJson> AskForCredentialsAsync(FeishuOperation operation, FeishuJsonObject body)
    {
        try
        {
            return await AskAsync(operation, body).ConfigureAwait(false);
        }
        catch (FeishuApiException e) when (FeishuCommonErrors.Find(e.Code) is null && !Refusals.IsOfRate(e) && e.Status is not HttpStatusCode.ServiceUnavailable)
        {
            throw new FeishuCredentialsException(e, AppId);
        }
    }
}
