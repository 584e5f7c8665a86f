namespace Feishu.Runtime;

/// <summary>
/// Where tokens are kept, and where those who share them agree on who renews. A client of one process needs nothing but the default, which is memory;
/// several processes share tokens through a store that all of them reach, such as <see cref="FeishuDistributedTokenStore"/>. Safe for use by several threads.
/// </summary>
/// <remarks>
/// Keys hold the platform's host, the app's id, and whose token it is; never a secret. Values are secrets. What a store throws while an app's own token is
/// looked for is passed over, as such a token can always be fetched; what it throws about a user's token, the call throws.
/// </remarks>
public interface IFeishuTokenStore
{
    /// <summary>Finds a token.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The token, or null where there is none.</returns>
    ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps a token in place of the one before. It is kept for good when the task ends: the platform takes a user's refresh token once, and the new one must not get lost.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="token">The token, of use until <see cref="FeishuStoredToken.KeepUntil"/>.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>A task that ends with it.</returns>
    ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default);

    /// <summary>Forgets a token if it still is the one that is meant; another one, which somebody has stored since, stays.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="token">The text of the token that is meant.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>A task that ends with it.</returns>
    ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims a key, or prolongs the claim that the holder has already. Renewing a user's token, signing in and signing out are done under a claim, so that no two of them mix. A claim is short, and its
    /// holder prolongs it until it releases it: if the holder's process dies, the others wait no longer than <paramref name="lifetime"/>.
    /// </summary>
    /// <param name="key">The token's key.</param>
    /// <param name="holder">Who claims it. Each holder has a name of its own, in whatever process.</param>
    /// <param name="lifetime">How long the claim lasts from now on, unless it is prolonged or released.</param>
    /// <param name="cancellationToken">Cancels the attempt; a claim that was not confirmed is released.</param>
    /// <returns>Whether the holder has the claim now; false where another holder has it.</returns>
    ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default);

    /// <summary>Releases a holder's claim. A claim that another holder has by now stays.</summary>
    /// <param name="key">The token's key.</param>
    /// <param name="holder">Who claimed it.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>A task that ends when the claim is released.</returns>
    ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default);
}
