using System.Collections.Concurrent;

namespace Feishu.Runtime.Tokens;

/// <summary>
/// The sources of the tokens of many users or tenants, one for each. Those that are of no use any more are forgotten as others come; but while somebody still has one, nobody gets another for the same key,
/// or the one would not see what is signed in or out through the other.
/// </summary>
internal sealed class TokenSourceCache(Func<string, RenewedTokenSource> create)
{
    private const int FirstLimit = 1000;

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _limit = FirstLimit;

    /// <summary>How many sources are kept, whether or not somebody has them.</summary>
    public int Count => _entries.Count(static entry => entry.Value.IsKept);

    public RenewedTokenSource Get(string key)
    {
        while (true)
        {
            var entry = _entries.GetOrAdd(key, static (key, create) => new Entry(create(key)), create);
            if (entry.Find() is { } source)
            {
                if (_entries.Count > Volatile.Read(ref _limit))
                {
                    Prune(entry);
                }

                return source;
            }

            // Nobody has had it any more.
            _entries.TryRemove(KeyValuePair.Create(key, entry));
        }
    }

    private void Prune(Entry newest)
    {
        foreach (var entry in _entries)
        {
            if (entry.Value != newest && entry.Value.IsGone())
            {
                _entries.TryRemove(entry);
            }
        }

        Volatile.Write(ref _limit, Math.Max(FirstLimit, 2 * _entries.Count));
    }

    /// <summary>A source, which is kept until it is idle, and known until nobody has it.</summary>
    private sealed class Entry(RenewedTokenSource source)
    {
        private readonly WeakReference<RenewedTokenSource> _known = new(source);
        private RenewedTokenSource? _kept = source;

        public bool IsKept => Volatile.Read(ref _kept) is not null;

        /// <summary>The source, which is kept from now on; null where it is gone.</summary>
        public RenewedTokenSource? Find()
        {
            if (!_known.TryGetTarget(out var source))
            {
                return null;
            }

            Volatile.Write(ref _kept, source);
            return source;
        }

        /// <summary>Lets go of an idle source.</summary>
        /// <returns>Whether nobody else has it either.</returns>
        public bool IsGone()
        {
            if (Volatile.Read(ref _kept) is not { } source)
            {
                return !_known.TryGetTarget(out _);
            }

            if (source.IsIdle)
            {
                Volatile.Write(ref _kept, null);
            }

            return false;
        }
    }
}
