namespace Feishu.Runtime;

/// <summary>What every emitted client is. Safe for use by several threads; made once and kept.</summary>
public abstract class FeishuClientBase : IDisposable
{
    private readonly FeishuTransport? _transport;

    /// <summary>Makes a client.</summary>
    /// <param name="transport">What it calls through, and takes over.</param>
    protected FeishuClientBase(FeishuTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
    }

    /// <summary>Makes a client without a transport, whose members are overridden: a mock.</summary>
    protected FeishuClientBase()
    {
    }

    /// <summary>What the client calls through.</summary>
    /// <exception cref="InvalidOperationException">The client is a mock.</exception>
    public FeishuTransport Transport => _transport ?? throw FeishuTransport.Missing(this);

    /// <summary>The users who have signed in with the app: a token for each, which refreshes itself.</summary>
    /// <exception cref="InvalidOperationException">The client is a mock.</exception>
    public FeishuUsers Users => Transport.Users;

    /// <summary>Disposes of the transport, which disposes of the connections it made itself and leaves those it was given.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of the transport.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _transport?.Dispose();
        }
    }
}
