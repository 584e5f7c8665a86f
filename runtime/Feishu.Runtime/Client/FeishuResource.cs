using System.ComponentModel;
using Feishu.Runtime.Client.Paging;
using Feishu.Runtime.Errors;

namespace Feishu.Runtime.CompilerServices;

/// <summary>What stands between a client and its operations: services, their versions, their resources.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FeishuResource
{
    private readonly FeishuTransport? _transport;

    /// <summary>Creates a resource of a client.</summary>
    /// <param name="transport">What its operations are called through.</param>
    protected FeishuResource(FeishuTransport transport)
    {
        ArgumentNullException.ThrowIfNull(transport);
        _transport = transport;
    }

    /// <summary>Makes one without a transport, whose members are overridden: a mock.</summary>
    protected FeishuResource()
    {
    }

    /// <summary>What the operations are called through; null for a mock.</summary>
    internal FeishuTransport? TransportOrNull => _transport;

    /// <summary>What the operations are called through.</summary>
    /// <exception cref="InvalidOperationException">This is a mock, and the member that was called is not overridden.</exception>
    protected FeishuTransport Transport => _transport ?? throw Mock.Missing(this);
}
