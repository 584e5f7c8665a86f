namespace Feishu.Testing.Events;

/// <summary>A way to an app.</summary>
internal interface IEventRoute
{
    /// <summary>Sends something once.</summary>
    /// <returns>What the app answered.</returns>
    Task<FeishuMockEventAnswer> SendAsync(SentEvent sent, CancellationToken cancellationToken);
}
