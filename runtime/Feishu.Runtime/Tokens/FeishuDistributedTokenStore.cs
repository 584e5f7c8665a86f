using System.Text;
using Feishu.Runtime.Caching;
using Feishu.Runtime.Tokens;
using Microsoft.Extensions.Caching.Distributed;

namespace Feishu.Runtime;

/// <summary>Keeps tokens in a cache that several processes share, so that they share tokens and one of them renews.</summary>
/// <remarks>
/// A distributed cache can read and write, but not compare and set. So a process that wants a claim writes it, waits for as long as a write of another process may be
/// under way, and has the claim if it is still there (Fischer's algorithm). Before a process stores a user's renewed token, it makes sure that it still has the claim and that nobody has signed the
/// user in or out since. Should a process stall between such a look and the write that follows it, for longer than the settle time where it claims, or than the claim lasts where it stores, two
/// processes may write at once, and the last one stays. For the app's own tokens this does no harm.
/// </remarks>
public sealed class FeishuDistributedTokenStore : IFeishuTokenStore
{
    /// <summary>How long a claim waits by default before it counts.</summary>
    public static readonly TimeSpan DefaultSettleTime = TimeSpan.FromMilliseconds(250);

    private readonly IDistributedCache _cache;
    private readonly CacheClaims _claims;
    private readonly TimeProvider _clock;

    /// <summary>Makes a store.</summary>
    /// <param name="cache">The cache. Who can read it can use the tokens.</param>
    /// <param name="settleTime">How long a claim waits before it counts: longer than a read and a write of the cache take. Null for <see cref="DefaultSettleTime"/>.</param>
    /// <param name="timeProvider">Tells the time; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public FeishuDistributedTokenStore(IDistributedCache cache, TimeSpan? settleTime = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentOutOfRangeException.ThrowIfLessThan(settleTime ?? DefaultSettleTime, TimeSpan.Zero, nameof(settleTime));
        _cache = cache;
        _clock = timeProvider ?? TimeProvider.System;
        _claims = new CacheClaims(cache, settleTime ?? DefaultSettleTime, _clock);
    }

    /// <inheritdoc/>
    public async ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default)
        => await _cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } bytes ? StoredTokenJson.Read(bytes) : null;

    /// <inheritdoc/>
    public async ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        var lifetime = token.KeepUntil - _clock.GetUtcNow();
        if (lifetime > TimeSpan.Zero)
        {
            var options = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime };
            await _cache.SetAsync(key, StoredTokenJson.Write(token), options, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // A cache does not take what has ended already; and the token before must not stay in its place.
            await _cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default)
    {
        if ((await GetAsync(key, cancellationToken).ConfigureAwait(false))?.Text == token)
        {
            await _cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
        => await _claims.TryClaimOrProlongAsync(ClaimOf(key), Encoding.UTF8.GetBytes(holder), lifetime, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default)
        => await _claims.ReleaseAsync(ClaimOf(key), Encoding.UTF8.GetBytes(holder), cancellationToken).ConfigureAwait(false);

    private static string ClaimOf(string key) => key + "/claim";
}
