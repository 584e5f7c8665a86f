namespace Feishu.Runtime;

/// <summary>The circumstances of an event.</summary>
public sealed class FeishuEventContext
{
    /// <summary>Makes a context; in tests of handlers by hand.</summary>
    /// <param name="header">What comes with every event.</param>
    /// <param name="json">The whole event as it was received, decrypted, with its header.</param>
    /// <param name="services">The services of the scope in which the event is handled.</param>
    public FeishuEventContext(FeishuEventHeader header, FeishuJson json, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(services);
        Header = header;
        Json = json;
        Services = services;
    }

    /// <summary>What comes with every event.</summary>
    public FeishuEventHeader Header { get; }

    /// <summary>The whole event as it was received, decrypted, with its header.</summary>
    public FeishuJson Json { get; }

    /// <summary>The services of the scope in which the event is handled.</summary>
    public IServiceProvider Services { get; }
}
