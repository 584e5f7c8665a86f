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
    private readonly TimeSpan _settleTime;
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
        _settleTime = settleTime ?? DefaultSettleTime;
        _clock = timeProvider ?? TimeProvider.System;
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
            await SetAsync(key, StoredTokenJson.Write(token), lifetime, cancellationToken).ConfigureAwait(false);
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
            isClaimed = await TryClaimAsync(ClaimOf(key), claim, longest, cancellationToken).ConfigureAwait(false);
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
        if (_claims.TryRemove(key, out var claim) && await IsMineAsync(ClaimOf(key), claim, cancellationToken).ConfigureAwait(false))
        {
            await _cache.RemoveAsync(ClaimOf(key), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryClaimAsync(string claimKey, byte[] claim, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (await _cache.GetAsync(claimKey, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        await SetAsync(claimKey, claim, longest, cancellationToken).ConfigureAwait(false);
        await Task.Delay(_settleTime, _clock, cancellationToken).ConfigureAwait(false);
        return await IsMineAsync(claimKey, claim, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsMineAsync(string claimKey, byte[] claim, CancellationToken cancellationToken)
        => await _cache.GetAsync(claimKey, cancellationToken).ConfigureAwait(false) is { } kept && kept.AsSpan().SequenceEqual(claim);

    private Task SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken)
        => _cache.SetAsync(key, value, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = lifetime }, cancellationToken);

    private static string ClaimOf(string key) => key + "/claim";
}
