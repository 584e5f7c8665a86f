namespace Feishu.Runtime;

/// <summary>The platform gave the app no access token; mostly because its id or secret is wrong.</summary>
public sealed class FeishuCredentialsException : FeishuApiException
{
    internal FeishuCredentialsException(FeishuApiException refusal, string appId)
        : base(refusal.Operation, refusal.Code, refusal.ApiMessage, refusal.Status, refusal.LogId, refusal.Error,
            $". The platform gave no access token for the app '{appId}': check {nameof(FeishuOptions.AppId)}, {nameof(FeishuOptions.AppSecret)} and {nameof(FeishuOptions.BaseAddress)}.")
    {
    }
}
