using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Feishu.Runtime;

/// <summary>Keeps tokens in a cache that several processes share, so that they share tokens and one of them renews.</summary>
/// <remarks>
/// A distributed cache can read and write, but not compare and set. So who wants to renew writes a claim, waits for as long as a write of somebody else may be
/// under way, and renews if the claim is still there (Fischer's algorithm). Should a process stall for longer than that between reading and writing, two
/// renew: for the app's own tokens this does no harm, and with a user's token the later one takes what the earlier one has stored.
/// </remarks>
public sealed class DistributedTokenStore : ITokenStore
{
    /// <summary>How long a claim waits by default before it counts.</summary>
    public static readonly TimeSpan DefaultSettleTime = TimeSpan.FromMilliseconds(250);

    private readonly IDistributedCache _cache;
    private readonly CacheClaims _shared;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, byte[]> _claims = new(StringComparer.Ordinal);

    /// <summary>Makes a store.</summary>
    /// <param name="cache">The cache. Who can read it can use the tokens.</param>
    /// <param name="settleTime">How long a claim waits before it counts: longer than a read and a write of the cache take. Null for <see cref="DefaultSettleTime"/>.</param>
    /// <param name="timeProvider">Tells the time; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public DistributedTokenStore(IDistributedCache cache, TimeSpan? settleTime = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentOutOfRangeException.ThrowIfLessThan(settleTime ?? DefaultSettleTime, TimeSpan.Zero, nameof(settleTime));
        _cache = cache;
        _clock = timeProvider ?? TimeProvider.System;
        _shared = new CacheClaims(cache, settleTime ?? DefaultSettleTime, _clock);
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
    public async ValueTask<bool> TryClaimAsync(string key, TimeSpan longest, CancellationToken cancellationToken = default)
    {
        var claim = Guid.NewGuid().ToByteArray();
        if (!_claims.TryAdd(key, claim))
        {
            return false;
        }

        var isClaimed = false;
        try
        {
            isClaimed = await _shared.TryClaimAsync(ClaimOf(key), claim, longest, cancellationToken).ConfigureAwait(false);
            return isClaimed;
        }
        finally
        {
            if (!isClaimed)
            {
                _claims.TryRemove(key, out _);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(string key, CancellationToken cancellationToken = default)
    {
        if (_claims.TryRemove(key, out var claim))
        {
            await _shared.ReleaseAsync(ClaimOf(key), claim, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string ClaimOf(string key) => key + "/claim";
}
