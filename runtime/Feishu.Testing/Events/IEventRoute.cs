namespace Feishu.Testing.Events;

/// <summary>A way to an app.</summary>
internal interface IEventRoute
{
    /// <summary>Sends something once.</summary>
    /// <returns>The app's response.</returns>
    Task<FeishuMockEventResponse> SendAsync(SentEvent sent, CancellationToken cancellationToken);
}
