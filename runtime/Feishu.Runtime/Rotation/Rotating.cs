namespace Feishu.Runtime.Rotation;

/// <summary>Something that is made of secrets, and is made again where these have changed. Safe for use by several threads.</summary>
internal sealed class Rotating<TSecrets, TMade>
    where TSecrets : class, IRotated<TSecrets>
{
    private readonly Func<TSecrets?> _read;
    private readonly Func<TSecrets, TSecrets?, TMade> _make;
    private readonly object _lock = new();
    private volatile State _state;

    /// <param name="first">The secrets to begin with.</param>
    /// <param name="read">Reads the secrets as they are now; null where they cannot be read, and those known go on being used.</param>
    /// <param name="make">Makes it of secrets and of those before them, if any.</param>
    public Rotating(TSecrets first, Func<TSecrets?> read, Func<TSecrets, TSecrets?, TMade> make)
    {
        _read = read;
        _make = make;
        _state = new State(first, make(first, null));
    }

    /// <summary>What was made last; nothing is read.</summary>
    public TMade Last => _state.Made;

    /// <summary>What is made of the secrets as they are now.</summary>
    public TMade Read()
    {
        var state = _state;
        if (_read() is not { } now || now.Equals(state.Secrets))
        {
            return state.Made;
        }

        lock (_lock)
        {
            var (before, next) = (_state.Secrets, now.After(_state.Secrets));
            if (!next.Equals(before))
            {
                _state = new State(next, _make(next, before));
            }

            return _state.Made;
        }
    }

    private sealed class State(TSecrets secrets, TMade made)
    {
        public TSecrets Secrets => secrets;

        public TMade Made => made;
    }
}
