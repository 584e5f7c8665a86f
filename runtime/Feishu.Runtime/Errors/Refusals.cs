using Feishu.Runtime.Descriptors;

namespace Feishu.Runtime.Errors;

/// <summary>What kind of refusal a failure is.</summary>
internal static class Refusals
{
    /// <summary>Whether the platform refused as there were too many calls. The monthly quota is not meant: it does not come back by waiting.</summary>
    public static bool IsOfRate(FeishuException failure) => failure switch
    {
        FeishuApiException { Code: FeishuCommonErrors.QuotaUsedUp } => false,
        FeishuApiException e when e.Operation?.IsRateLimited(e.Code) ?? FeishuCommonErrors.IsRateLimited(e.Code) => true,
        _ => (int?)failure.Status == 429,
    };
}
