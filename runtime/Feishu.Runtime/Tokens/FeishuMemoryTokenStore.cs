using System.Collections.Concurrent;

namespace Feishu.Runtime;

/// <summary>Keeps tokens in this process's memory. Several clients may share one.</summary>
/// <param name="timeProvider">Tells the time; null for the system's.</param>
public sealed class FeishuMemoryTokenStore(TimeProvider? timeProvider = null) : IFeishuTokenStore
{
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, FeishuStoredToken> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Holder, DateTimeOffset End)> _claims = new(StringComparer.Ordinal);

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
    public ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        var now = _clock.GetUtcNow();
        var kept = _claims.AddOrUpdate(
            key,
            static (_, wanted) => wanted.Claim,
            static (_, kept, wanted) => kept.Holder == wanted.Claim.Holder || wanted.Now >= kept.End ? wanted.Claim : kept,
            (Claim: (Holder: holder, End: now + lifetime), Now: now));
        return new(kept.Holder == holder);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default)
    {
        if (_claims.TryGetValue(key, out var kept) && kept.Holder == holder)
        {
            _claims.TryRemove(KeyValuePair.Create(key, kept));
        }

        return default;
    }
}
