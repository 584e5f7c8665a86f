using Microsoft.Extensions.Caching.Distributed;

namespace Feishu.Runtime.Caching;

/// <summary>
/// Claims in a cache that several processes share: of those who want the same, one gets it. A distributed cache can read and write, but not compare and set.
/// So who wants to have something writes a claim, waits for as long as a write of somebody else may be under way, and has it if the claim is still there
/// (Fischer's algorithm). Should a process stall for longer than that between reading and writing, two have it.
/// </summary>
/// <param name="cache">The cache.</param>
/// <param name="settleTime">How long a claim waits before it counts: longer than a read and a write of the cache take.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class CacheClaims(IDistributedCache cache, TimeSpan settleTime, TimeProvider clock)
{
    /// <summary>Claims something that nobody has.</summary>
    /// <param name="key">What.</param>
    /// <param name="claim">Who.</param>
    /// <param name="longest">When the claim ends by itself.</param>
    /// <param name="cancellationToken">Cancels the attempt; the claim is released.</param>
    /// <returns>false where somebody has it already, even under the same claim.</returns>
    public async Task<bool> TryClaimAsync(string key, byte[] claim, TimeSpan longest, CancellationToken cancellationToken)
        => await cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is null
            && await WriteAndSettleAsync(key, claim, longest, cancellationToken).ConfigureAwait(false);

    /// <summary>Claims something that nobody has, or has a claim last for another time.</summary>
    /// <param name="key">What.</param>
    /// <param name="claim">Who: nobody else's is the same.</param>
    /// <param name="longest">When the claim ends by itself.</param>
    /// <param name="cancellationToken">Cancels the attempt; a new claim is released.</param>
    /// <returns>false where somebody else has it.</returns>
    public async Task<bool> TryClaimOrProlongAsync(string key, byte[] claim, TimeSpan longest, CancellationToken cancellationToken)
    {
        var kept = await cache.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (kept is null)
        {
            return await WriteAndSettleAsync(key, claim, longest, cancellationToken).ConfigureAwait(false);
        }

        if (!kept.AsSpan().SequenceEqual(claim))
        {
            return false;
        }

        await SetAsync(key, claim, longest, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Writes a claim, whoever has it.</summary>
    public Task SetAsync(string key, byte[] claim, TimeSpan longest, CancellationToken cancellationToken)
        => cache.SetAsync(key, claim, new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = longest }, cancellationToken);

    /// <summary>Gives up what is claimed, and nobody else's claim.</summary>
    public async Task ReleaseAsync(string key, byte[] claim, CancellationToken cancellationToken)
    {
        if (await IsMineAsync(key, claim, cancellationToken).ConfigureAwait(false))
        {
            await cache.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> WriteAndSettleAsync(string key, byte[] claim, TimeSpan longest, CancellationToken cancellationToken)
    {
        await SetAsync(key, claim, longest, cancellationToken).ConfigureAwait(false);
        try
        {
            await Task.Delay(settleTime, clock, cancellationToken).ConfigureAwait(false);
            return await IsMineAsync(key, claim, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody is going to use it, and it would hold the others up.
            await ReleaseAsync(key, claim, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> IsMineAsync(string key, byte[] claim, CancellationToken cancellationToken)
        => await cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } kept && kept.AsSpan().SequenceEqual(claim);
}
