using Feishu.Runtime.Descriptors;

namespace Feishu.Runtime.Tokens;

/// <summary>Gets users' tokens: for the code that a sign-in gives, and later for the refresh token that came with the one before.</summary>
internal sealed class UserTokenIssuer(AppCredentials app, SendTokenRequest send, TimeProvider clock) : TokenIssuer(app, send, clock)
{
    // What OAuth calls a refresh token that is good for nothing any more: expired, withdrawn or used.
    private const string DeadGrant = "invalid_grant";

    private static readonly FeishuOperation s_operation = Operation(
        "authen.v2.oauth.token", "/open-apis/authen/v2/oauth/token", "A user token", FeishuAppTypes.Custom | FeishuAppTypes.Store, 20050, 20072);

    public Task<FeishuStoredToken> SignInAsync(FeishuSignIn signIn, CancellationToken cancellationToken)
    {
        var body = Request("authorization_code");
        body["code"] = signIn.Code;
        AddIfGiven(body, "redirect_uri", signIn.RedirectUri);
        AddIfGiven(body, "code_verifier", signIn.CodeVerifier);
        AddIfGiven(body, "scope", signIn.Scope);
        return FetchAsync(body, cancellationToken);
    }

    /// <exception cref="FeishuSignInRequiredException">There is no refresh token, or it is good for nothing any more.</exception>
    public async Task<FeishuStoredToken> RefreshAsync(FeishuStoredToken? current)
    {
        if (current?.RefreshToken is not { } refreshToken || Clock.GetUtcNow() >= (current.RefreshEnd ?? DateTimeOffset.MaxValue))
        {
            throw new FeishuSignInRequiredException(s_operation, hasSignedIn: current is not null);
        }

        var body = Request("refresh_token");
        body["refresh_token"] = refreshToken;
        try
        {
            return await FetchAsync(body, CancellationToken.None).ConfigureAwait(false);
        }
        catch (FeishuApiException e) when (FeishuCommonErrors.IsRefreshTokenDead(e.Code) || (e.ErrorName == DeadGrant && !s_operation.TransientCodes.Contains(e.Code)))
        {
            throw new FeishuSignInRequiredException(s_operation, e);
        }
        catch (FeishuTransportException e) when (e.ErrorName == DeadGrant)
        {
            throw new FeishuSignInRequiredException(s_operation, e);
        }
    }

    private async Task<FeishuStoredToken> FetchAsync(FeishuJsonObject body, CancellationToken cancellationToken)
    {
        var asked = Clock.GetUtcNow();
        var response = await AskAsync(s_operation, body, cancellationToken).ConfigureAwait(false);
        if (response["access_token"].GetString() is null && response["error"].GetString() is { } error)
        {
            throw new FeishuTransportException($"{s_operation} got an error in place of a token", s_operation) { ErrorName = error };
        }

        var token = TokenOf(s_operation, response["access_token"], response["expires_in"], asked) with { Scope = response["scope"].GetString() };
        return response["refresh_token"].GetString() is { Length: > 0 } refreshToken
            ? token with
            {
                RefreshToken = refreshToken,
                RefreshEnd = asked + (LifetimeOf(response["refresh_token_expires_in"]) ?? FeishuStoredToken.AssumedRefreshLifetime),
            }
            : token;
    }

    private FeishuJsonObject Request(string grant) => new() { ["grant_type"] = grant, ["client_id"] = AppId, ["client_secret"] = AppSecret };

    private static void AddIfGiven(FeishuJsonObject body, string member, string? value)
    {
        if (value is not null)
        {
            body[member] = value;
        }
    }
}
