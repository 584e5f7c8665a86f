namespace Feishu.Runtime;

/// <summary>The platform gave the app no access token; mostly because its id or secret is wrong.</summary>
public sealed class FeishuCredentialsException : FeishuApiException
{
    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="refusal">What the platform said.</param>
    /// <param name="appId">The app's id.</param>
    public FeishuCredentialsException(FeishuApiException refusal, string appId)
        : base((refusal ?? throw new ArgumentNullException(nameof(refusal))).Operation, refusal.Code, refusal.ApiMessage, refusal.Status, refusal.LogId, refusal.Error,
            $". The platform gave no access token for the app '{appId}': check {nameof(FeishuOptions.AppId)}, {nameof(FeishuOptions.AppSecret)} and {nameof(FeishuOptions.BaseAddress)}.")
    {
        RetryAfter = refusal.RetryAfter;
        ErrorName = refusal.ErrorName;
    }
}
