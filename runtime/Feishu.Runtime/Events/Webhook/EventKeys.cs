namespace Feishu.Runtime.Events.Webhook;

/// <summary>What tells the platform's requests from others.</summary>
/// <param name="EncryptKey">The Encrypt Key, or null.</param>
/// <param name="VerificationToken">The Verification Token, or null.</param>
internal sealed record EventKeys(string? EncryptKey, string? VerificationToken)
{
    /// <summary>Whether the keys may follow others. A kind of key that was there must still be: a file that lost a line must not make the app believe more.</summary>
    public bool MayFollow(EventKeys before) => this != before && Has(before.EncryptKey, EncryptKey) && Has(before.VerificationToken, VerificationToken);

    public static EventKeys Of(FeishuEventOptions options) => new(options.EncryptKey, options.VerificationToken);

    /// <summary>Nothing of the keys.</summary>
    public override string ToString() => nameof(EventKeys);

    private static bool Has(string? before, string? now) => before is null ? now is null || !string.IsNullOrWhiteSpace(now) : !string.IsNullOrWhiteSpace(now);
}
