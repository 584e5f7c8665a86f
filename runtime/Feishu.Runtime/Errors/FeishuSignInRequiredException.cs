namespace Feishu.Runtime;

/// <summary>
/// A user must sign in, for the first time or again: there is no token of theirs, or it has ended and there is nothing to refresh it with. Where the platform
/// refused the refresh token, the inner exception has its code, where it gave one.
/// </summary>
public sealed class FeishuSignInRequiredException : FeishuException
{
    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="operation">What would have refreshed the token.</param>
    /// <param name="hasSignedIn">Whether there was a token once.</param>
    public FeishuSignInRequiredException(FeishuOperation? operation, bool hasSignedIn)
        : base(
            hasSignedIn
                ? "The user must sign in again: the access token has ended, and there is no refresh token that the platform takes (it gives one where the scope offline_access was asked for)."
                : "The user must sign in: there is no access token of theirs.",
            operation, status: null, logId: null)
    {
    }

    /// <summary>Makes one for a refresh token that the platform refused.</summary>
    /// <param name="operation">What should have refreshed the token.</param>
    /// <param name="refusal">The refusal.</param>
    public FeishuSignInRequiredException(FeishuOperation? operation, FeishuApiException refusal)
        : base("The user must sign in again: " + Reason(refusal), operation, refusal.Status, refusal.LogId, refusal)
    {
    }

    /// <summary>Makes one for a refresh token that the platform refused without a code.</summary>
    internal FeishuSignInRequiredException(FeishuOperation? operation, FeishuTransportException refusal)
        : base($"The user must sign in again: the platform refused the refresh token ({refusal.ErrorName}).", operation, refusal.Status, refusal.LogId, refusal)
    {
    }

    private static string Reason(FeishuApiException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.Description ?? refusal.Message;
    }
}
