namespace Feishu.Runtime;

/// <summary>What an emitted client offers the runtime: being made over a transport.</summary>
/// <typeparam name="TSelf">The client itself.</typeparam>
public interface IFeishuClient<TSelf>
    where TSelf : FeishuClientBase, IFeishuClient<TSelf>
{
    /// <summary>Makes a client.</summary>
    /// <param name="transport">What it calls through, and takes over: disposing of the client disposes of the transport.</param>
    /// <returns>The client.</returns>
    static abstract TSelf Create(FeishuTransport transport);

    /// <summary>The events that the project has pages for, by type.</summary>
    static virtual IReadOnlyList<FeishuEventType> Events => [];
}
