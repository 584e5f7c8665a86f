namespace Feishu.Runtime.Tokens;

/// <summary>Who the app is to the platform.</summary>
/// <param name="AppId">The app's id.</param>
/// <param name="AppSecret">The app's secret.</param>
internal sealed record AppCredentials(string AppId, string AppSecret)
{
    /// <summary>The id; never the secret.</summary>
    public override string ToString() => AppId;
}
