namespace Feishu.Runtime.Events.LongConnection;

/// <summary>The app that a long connection is for, and how it reaches the platform.</summary>
/// <param name="AppId">The app's id.</param>
/// <param name="AppSecret">Gives the app's secret as it is now.</param>
/// <param name="AllowsPlain">Whether the connection may be <c>ws</c> instead of <c>wss</c>.</param>
/// <param name="Timeout">How long opening the connection may take.</param>
/// <param name="Clock">Tells the time until then.</param>
/// <param name="SendAsync">Sends a request without an access token, once, and gives the whole response.</param>
internal sealed record LongConnectionApp(
    string AppId,
    Func<string> AppSecret,
    bool AllowsPlain,
    TimeSpan Timeout,
    TimeProvider Clock,
    Func<FeishuOperation, FeishuJson, CancellationToken, Task<FeishuJson>> SendAsync)
{
    /// <summary>The id; never the secret.</summary>
    public override string ToString() => AppId;
}
