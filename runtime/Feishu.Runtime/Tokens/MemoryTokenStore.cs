using System.Collections.Concurrent;

namespace Feishu.Runtime;

/// <summary>Keeps tokens in this process's memory. Several clients may share one.</summary>
/// <param name="timeProvider">Tells the time; null for the system's.</param>
public sealed class MemoryTokenStore(TimeProvider? timeProvider = null) : ITokenStore
{
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, FeishuStoredToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _claims = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        if (_tokens.TryGetValue(key, out var token) && _clock.GetUtcNow() >= token.KeepUntil)
        {
            _tokens.TryRemove(KeyValuePair.Create(key, token));
            token = null;
        }

        return new(token);
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
    {
        _tokens[key] = token;
        return default;
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default)
    {
        if (_tokens.TryGetValue(key, out var kept) && kept.Text == token)
        {
            _tokens.TryRemove(KeyValuePair.Create(key, kept));
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryClaimAsync(string key, TimeSpan longest, CancellationToken cancellationToken = default)
    {
        var now = _clock.GetUtcNow();
        var isNew = _claims.TryAdd(key, now + longest);
        return new(isNew || (_claims.TryGetValue(key, out var end) && now >= end && _claims.TryUpdate(key, now + longest, end)));
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, CancellationToken cancellationToken = default)
    {
        _claims.TryRemove(key, out _);
        return default;
    }
}
