using System.Security.Cryptography;
using System.Text;
using Feishu.Runtime.Caching;
using Microsoft.Extensions.Caching.Distributed;

namespace Feishu.Runtime.Events.Deduplication;

/// <summary>The events that any of several processes has in work, or had within a time, in a cache that they share. What the cache throws is thrown.</summary>
/// <param name="cache">The cache.</param>
/// <param name="settleTime">How long a claim waits before it counts.</param>
/// <param name="options">How long events are in work, and known.</param>
internal sealed class SharedEventMemory(IDistributedCache cache, TimeSpan settleTime, FeishuEventOptions options)
{
    // A process that dies leaves claims behind: they end before the platform sends their events again, which is after 15 seconds. So they are short already, and need not be prolonged:
    // when the platform gets its response, however long the handler still runs, the claim gives way to what is remembered.
    private static readonly TimeSpan s_claimMargin = TimeSpan.FromSeconds(4);

    private readonly byte[] _claim = Guid.NewGuid().ToByteArray();
    private readonly CacheClaims _claims = new(cache, settleTime, options.TimeProvider);

    /// <summary>How long a claim waits before it counts, however fast the cache is.</summary>
    public TimeSpan SettleTime { get; } = settleTime;

    /// <summary>Takes an event into work that this process has not in work, until the platform gets its response.</summary>
    /// <returns>false where another process has it in work, or it is known.</returns>
    public async Task<bool> TryClaimAsync(FeishuEventHeader header, CancellationToken cancellationToken)
        => await _claims.TryClaimAsync(KeyOf(header), _claim, options.AcknowledgeAfter + s_claimMargin, cancellationToken).ConfigureAwait(false);

    /// <summary>Has an event known again.</summary>
    public async Task RememberAsync(FeishuEventHeader header)
        => await _claims.SetAsync(KeyOf(header), _claim, options.RememberFor, CancellationToken.None).ConfigureAwait(false);

    /// <summary>Has an event taken as new when it comes again.</summary>
    public async Task ForgetAsync(FeishuEventHeader header)
        => await _claims.ReleaseAsync(KeyOf(header), _claim, CancellationToken.None).ConfigureAwait(false);

    /// <summary>Ids are as long as their sender likes, and keys of caches are not.</summary>
    private static string KeyOf(FeishuEventHeader header)
        => "feishu/event/" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{header.AppId}\n{header.EventId}")));
}
