namespace Feishu.Runtime;

/// <summary>
/// Where tokens are kept, and where those who share them agree on who renews. A client of one process needs nothing but the default, which is memory;
/// several processes share tokens through a store that all of them reach, such as <see cref="DistributedTokenStore"/>. Safe for use by several threads.
/// </summary>
/// <remarks>
/// Keys hold the platform's host, the app's id, and whose token it is; never a secret. Values are secrets. What a store throws while an app's own token is
/// looked for is passed over, as such a token can always be fetched; what it throws about a user's token, the call throws.
/// </remarks>
public interface ITokenStore
{
    /// <summary>Finds a token.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The token, or null where there is none.</returns>
    ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Keeps a token in place of the one before. It is kept for good when the task ends: the platform takes a user's refresh token once, and the new one must not get lost.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="token">The token, of use until <see cref="FeishuStoredToken.KeepUntil"/>.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends with it.</returns>
    ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default);

    /// <summary>Forgets a token if it still is the one that is meant; another one, which somebody has stored since, stays.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="token">The text of the token that is meant.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends with it.</returns>
    ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default);

    /// <summary>Tries to become the one who renews a token.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="longest">After how long the claim lapses by itself, as its holder may have died.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>false where somebody else is renewing.</returns>
    ValueTask<bool> TryClaimAsync(string key, TimeSpan longest, CancellationToken cancellationToken = default);

    /// <summary>Gives up a claim.</summary>
    /// <param name="key">The token's key.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends with it.</returns>
    ValueTask ReleaseAsync(string key, CancellationToken cancellationToken = default);
}
