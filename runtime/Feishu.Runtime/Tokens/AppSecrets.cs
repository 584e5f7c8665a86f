using Feishu.Runtime.Rotation;

namespace Feishu.Runtime.Tokens;

/// <summary>What of an app's credentials can be rotated.</summary>
/// <param name="AppId">The app that they belong to.</param>
/// <param name="AppSecret">The app's secret.</param>
/// <param name="HelpdeskId">The helpdesk's id, or null.</param>
/// <param name="HelpdeskToken">The helpdesk's token, or null.</param>
internal sealed record AppSecrets(string AppId, string AppSecret, string? HelpdeskId, string? HelpdeskToken) : IRotated<AppSecrets>
{
    /// <summary>Nothing is used half, lost, or taken from another app.</summary>
    public AppSecrets After(AppSecrets before)
    {
        if (AppId != before.AppId)
        {
            return before;
        }

        // An id that has changed without its token is one that is still being set.
        var hasHelpdesk = !string.IsNullOrWhiteSpace(HelpdeskId) && !string.IsNullOrWhiteSpace(HelpdeskToken) && (HelpdeskId == before.HelpdeskId || HelpdeskToken != before.HelpdeskToken);
        return before with
        {
            AppSecret = string.IsNullOrWhiteSpace(AppSecret) ? before.AppSecret : AppSecret,
            HelpdeskId = hasHelpdesk ? HelpdeskId : before.HelpdeskId,
            HelpdeskToken = hasHelpdesk ? HelpdeskToken : before.HelpdeskToken,
        };
    }

    /// <summary>The app; nothing of the secrets.</summary>
    public override string ToString() => AppId;
}
