namespace Feishu.Runtime;

/// <summary>
/// The users who have signed in with the app: <c>feishu.Users[key]</c> is a token to call with, which refreshes itself. A user is known by a key of the app's
/// choice, such as the open_id; the tokens are in <see cref="FeishuOptions.TokenStore"/>.
/// </summary>
public sealed class FeishuUsers
{
    private readonly UserTokenIssuer _issuer;
    private readonly ITokenStore _store;
    private readonly TokenKeys _keys;
    private readonly TokenSourceCache _sources;

    internal FeishuUsers(UserTokenIssuer issuer, ITokenStore store, TokenKeys keys, TimeProvider clock)
    {
        _issuer = issuer;
        _store = store;
        _keys = keys;
        _sources = new TokenSourceCache(key => new RenewedTokenSource(key, store, current => RefreshAsync(key, current), clock));
    }

    /// <summary>A user's token. It is found in the store, and refreshed before its end, once for however many callers; calls fail with a <see cref="FeishuSignInRequiredException"/> where the user must sign in.</summary>
    /// <param name="key">The user.</param>
    /// <returns>The token.</returns>
    public UserAccessToken this[string key]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            return new UserAccessToken(_sources.Get(_keys.OfUser(key)));
        }
    }

    /// <summary>Takes a sign-in: gets the user's tokens for the code, and keeps them in place of any before.</summary>
    /// <param name="key">The user.</param>
    /// <param name="signIn">What the sign-in gave.</param>
    /// <param name="cancellationToken">Ends the call. A code is good once: who cancels may have to have the user sign in again.</param>
    /// <returns>The user's token.</returns>
    /// <exception cref="FeishuException">The platform gave none.</exception>
    public async Task<UserAccessToken> SignInAsync(string key, FeishuSignIn signIn, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(signIn);
        var token = await _issuer.SignInAsync(signIn, cancellationToken).ConfigureAwait(false);
        await SetAsync(key, token, CancellationToken.None).ConfigureAwait(false);
        return this[key];
    }

    /// <summary>Takes tokens that were got elsewhere, such as by another library before.</summary>
    /// <param name="key">The user.</param>
    /// <param name="token">The tokens.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are stored.</returns>
    public Task SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(token);
        return _sources.Get(_keys.OfUser(key)).SetAsync(token, cancellationToken);
    }

    /// <summary>Forgets a user's tokens.</summary>
    /// <param name="key">The user.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when they are forgotten.</returns>
    public Task SignOutAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _sources.Get(_keys.OfUser(key)).RemoveAsync(cancellationToken);
    }

    private async Task<FeishuStoredToken> RefreshAsync(string key, FeishuStoredToken? current)
    {
        try
        {
            return await _issuer.RefreshAsync(current).ConfigureAwait(false);
        }
        catch (FeishuSignInRequiredException) when (current?.RefreshToken is not null)
        {
            // Another process may have used the refresh token first; what it got is in the store.
            var stored = await _store.GetAsync(key).ConfigureAwait(false);
            if (stored is not null && stored.RefreshToken != current.RefreshToken)
            {
                return stored;
            }

            // Nobody needs to try it again. What is left of the token's time is still the user's.
            await _store.SetAsync(key, current with { RefreshToken = null }).ConfigureAwait(false);
            throw;
        }
    }
}
