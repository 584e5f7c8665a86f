using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace Feishu.Runtime.Tests;

/// <summary>A cache that processes share: its entries end by the test's clock, and it can fail, or not answer at all. What it holds up goes on where the test lets it go.</summary>
internal sealed class SharedCache(TimeProvider clock) : IDistributedCache
{
    private readonly ConcurrentDictionary<string, (byte[] Value, DateTimeOffset End)> _entries = new(StringComparer.Ordinal);

    private int _removals;

    /// <summary>How often something was removed.</summary>
    public int Removals => Volatile.Read(ref _removals);

    public ICollection<string> Keys => _entries.Keys;

    public Exception? Failure { get; set; }

    /// <summary>What everything that is asked of it waits for.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>What a look-up waits for that has found out what it will answer.</summary>
    public Task HoldAnswers { get; set; } = Task.CompletedTask;

    /// <summary>What a write waits for before anything of it is seen.</summary>
    public Task HoldWrites { get; set; } = Task.CompletedTask;

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        await EnterAsync().ConfigureAwait(false);
        var found = _entries.TryGetValue(key, out var entry) && entry.End > clock.GetUtcNow() ? entry.Value : null;
        await HoldAnswers.ConfigureAwait(false);
        return found;
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        await EnterAsync().ConfigureAwait(false);
        await HoldWrites.ConfigureAwait(false);
        _entries[key] = (value, clock.GetUtcNow() + options.AbsoluteExpirationRelativeToNow!.Value);
    }

    public async Task RemoveAsync(string key, CancellationToken token = default)
    {
        await EnterAsync().ConfigureAwait(false);
        _entries.TryRemove(key, out _);
        Interlocked.Increment(ref _removals);
    }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    private async Task EnterAsync()
    {
        await Hold.ConfigureAwait(false);
        if (Failure is not null)
        {
            throw Failure;
        }
    }
}
