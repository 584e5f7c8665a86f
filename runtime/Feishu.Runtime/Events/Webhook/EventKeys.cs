using Feishu.Runtime.Rotation;

namespace Feishu.Runtime.Events.Webhook;

/// <summary>What tells the platform's requests from others.</summary>
/// <param name="EncryptKey">The Encrypt Key, or null.</param>
/// <param name="VerificationToken">The Verification Token, or null.</param>
internal sealed record EventKeys(string? EncryptKey, string? VerificationToken) : IRotated<EventKeys>
{
    /// <summary>These keys, and of a kind that is missing the one of before: a file that lost a line must not make the app believe more.</summary>
    public EventKeys After(EventKeys before) => new(Or(EncryptKey, before.EncryptKey), Or(VerificationToken, before.VerificationToken));

    public static EventKeys Of(FeishuEventOptions options) => new(options.EncryptKey, options.VerificationToken);

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(EventKeys);

    private static string? Or(string? now, string? before) => string.IsNullOrWhiteSpace(now) ? before : now;
}
