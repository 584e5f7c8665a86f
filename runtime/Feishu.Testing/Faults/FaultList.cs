namespace Feishu.Testing.Faults;

/// <summary>What is to go wrong.</summary>
internal sealed class FaultList
{
    private readonly object _lock = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a fault.</summary>
    public void Add(FeishuMockFault fault)
    {
        lock (_lock)
        {
            _entries.Add(new Entry(fault));
        }
    }

    /// <summary>Takes all faults away.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <summary>What happens to a call: delays as they were added, and at the end perhaps something else.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="isOwn">Whether it belongs to the client's own work, such as giving tokens, so that faults must name it.</param>
    public IReadOnlyList<FeishuMockFault> Take(string operationId, bool isOwn)
    {
        var taken = new List<FeishuMockFault>();
        lock (_lock)
        {
            foreach (var entry in _entries.Where(e => e.Fault.OperationId is { } id ? id == operationId : !isOwn).ToList())
            {
                taken.Add(entry.Fault);
                if (--entry.Left == 0)
                {
                    _entries.Remove(entry);
                }

                if (entry.Fault.Kind != FeishuMockFaultKind.Delay)
                {
                    break;
                }
            }
        }

        return taken;
    }

    private sealed class Entry(FeishuMockFault fault)
    {
        public FeishuMockFault Fault => fault;

        /// <summary>How often it still happens; below 0 for good.</summary>
        public int Left { get; set; } = fault.Times ?? 0;
    }
}
