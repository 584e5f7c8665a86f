namespace Feishu.Runtime.Events.Deduplication;

/// <summary>The events that this process has in work, or had within a time.</summary>
/// <param name="lifetime">For how long an event is known again.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class EventMemory(TimeSpan lifetime, TimeProvider clock)
{
    private const long InWork = long.MaxValue;

    // Not the time of day, which is set now and then: what is remembered would be forgotten then, or pile up.
    private readonly long _lifetime = (long)(lifetime.TotalSeconds * clock.TimestampFrequency);
    private readonly object _lock = new();

    // All live equally long, so those that were remembered first are forgotten first.
    private readonly Dictionary<string, long> _ends = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long End)> _order = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _ends.Count;
            }
        }
    }

    /// <summary>Takes an event into work.</summary>
    /// <returns>false where it is in work, or known.</returns>
    public bool TryClaim(string id)
    {
        lock (_lock)
        {
            ForgetOld();
            return _ends.TryAdd(id, InWork);
        }
    }

    /// <summary>Has an event that is in work known again for its lifetime, which begins now.</summary>
    public void Remember(string id)
    {
        lock (_lock)
        {
            if (_ends.ContainsKey(id))
            {
                var end = clock.GetTimestamp() + _lifetime;
                _ends[id] = end;
                _order.Enqueue((id, end));
            }
        }
    }

    /// <summary>Has an event taken as new when it comes again.</summary>
    public void Forget(string id)
    {
        lock (_lock)
        {
            _ends.Remove(id);
        }
    }

    private void ForgetOld()
    {
        var now = clock.GetTimestamp();
        while (_order.TryPeek(out var oldest) && oldest.End <= now)
        {
            _order.Dequeue();

            // It may have been remembered again since, and longer.
            if (_ends.TryGetValue(oldest.Id, out var end) && end == oldest.End)
            {
                _ends.Remove(oldest.Id);
            }
        }
    }
}
