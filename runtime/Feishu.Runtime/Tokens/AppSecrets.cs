namespace Feishu.Runtime.Tokens;

/// <summary>What of an app's credentials can be rotated.</summary>
/// <param name="AppSecret">The app's secret.</param>
/// <param name="HelpdeskId">The helpdesk's id, or null.</param>
/// <param name="HelpdeskToken">The helpdesk's token, or null.</param>
internal sealed record AppSecrets(string AppSecret, string? HelpdeskId, string? HelpdeskToken)
{
    /// <summary>Whether nothing is missing: secrets that are set one after the other are not used half.</summary>
    public bool IsWhole => !string.IsNullOrWhiteSpace(AppSecret) && string.IsNullOrWhiteSpace(HelpdeskId) == string.IsNullOrWhiteSpace(HelpdeskToken);

    /// <summary>Nothing of the secrets.</summary>
    public override string ToString() => nameof(AppSecrets);
}
