using System.Collections.Concurrent;

namespace Feishu.Runtime;

/// <summary>The sources of the tokens of many users or tenants, one for each. Those that are of no use any more are forgotten as others come.</summary>
internal sealed class TokenSourceCache(Func<string, RenewedTokenSource> create)
{
    private const int FirstLimit = 1000;

    private readonly ConcurrentDictionary<string, RenewedTokenSource> _sources = new(StringComparer.Ordinal);
    private int _limit = FirstLimit;

    public int Count => _sources.Count;

    public RenewedTokenSource Get(string key)
    {
        if (_sources.TryGetValue(key, out var known))
        {
            return known;
        }

        var source = _sources.GetOrAdd(key, create);
        if (_sources.Count > Volatile.Read(ref _limit))
        {
            Prune(source);
        }

        return source;
    }

    /// <summary>A source that is forgotten while somebody still has it harms nobody: who renews is settled by the store.</summary>
    private void Prune(RenewedTokenSource newest)
    {
        foreach (var entry in _sources)
        {
            if (entry.Value != newest && entry.Value.IsIdle)
            {
                _sources.TryRemove(entry);
            }
        }

        Volatile.Write(ref _limit, Math.Max(FirstLimit, 2 * _sources.Count));
    }
}
