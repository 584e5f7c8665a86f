using Feishu.Runtime.Errors;
using Feishu.Runtime.Tokens;

namespace Feishu.Runtime;

/// <summary>
/// The users who have signed in with the app: <c>feishu.Users[key]</c> is a token to call with, which refreshes itself. A user is known by a key of the app's
/// choice, such as the open_id; the tokens are in <see cref="FeishuOptions.TokenStore"/>.
/// </summary>
public class FeishuUsers
{
    private readonly UserTokenIssuer? _issuer;
    private readonly TokenKeys? _keys;
    private readonly TokenSourceCache? _sources;

    /// <summary>Makes users whose members are overridden: a mock.</summary>
    protected FeishuUsers()
    {
    }

    internal FeishuUsers(UserTokenIssuer issuer, IFeishuTokenStore store, TokenKeys keys, TimeProvider clock)
    {
        _issuer = issuer;
        _keys = keys;
        _sources = new TokenSourceCache(key => new RenewedTokenSource(key, store, issuer.RefreshAsync, clock, takesRefreshTokens: true));
    }

    /// <summary>A user's token. It is found in the store, and refreshed before its end, once for however many callers; calls fail with a <see cref="FeishuSignInRequiredException"/> where the user must sign in.</summary>
    /// <param name="key">The user.</param>
    /// <returns>The token.</returns>
    public virtual FeishuUserAccessToken this[string key]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            return new FeishuUserAccessToken(SourceOf(key));
        }
    }

    /// <summary>Takes a sign-in: gets the user's tokens for the code, and keeps them in place of any before.</summary>
    /// <param name="key">The user.</param>
    /// <param name="signIn">What the sign-in gave.</param>
    /// <param name="cancellationToken">Cancels the call. A code is good once: who cancels may have to have the user sign in again.</param>
    /// <returns>The user's token.</returns>
    /// <exception cref="FeishuException">The platform gave none.</exception>
    public virtual async Task<FeishuUserAccessToken> SignInAsync(string key, FeishuSignIn signIn, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(signIn);
        var token = await (_issuer ?? throw Mock.Missing(this)).SignInAsync(signIn, cancellationToken).ConfigureAwait(false);
        await SetAsync(key, token, CancellationToken.None).ConfigureAwait(false);
        return this[key];
    }

    /// <summary>Takes tokens that were got elsewhere, such as by another library before.</summary>
    /// <param name="key">The user.</param>
    /// <param name="token">The tokens.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>A task that ends when they are stored. While another process refreshes the user's token, it waits. What a refresh that began before gets is dropped.</returns>
    public virtual Task SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(token);
        return SourceOf(key).SetAsync(token, cancellationToken);
    }

    /// <summary>
    /// Forgets a user's tokens, and what a refresh that is under way gets. From then on calls of this client fail with a <see cref="FeishuSignInRequiredException"/>. Other processes, which share the store, see it
    /// when they next look there: at the latest when they renew the access token that they hold. The platform is not told, and still takes the access token until its end.
    /// </summary>
    /// <param name="key">The user.</param>
    /// <param name="cancellationToken">Cancels the attempt; the user may be signed out or not.</param>
    /// <returns>A task that ends when they are forgotten. While another process refreshes the user's token, it waits.</returns>
    public virtual Task SignOutAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return SourceOf(key).RemoveAsync(cancellationToken);
    }

    private RenewedTokenSource SourceOf(string key) => _sources is null ? throw Mock.Missing(this) : _sources.Get(_keys!.OfUser(key));
}
