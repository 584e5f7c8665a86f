namespace Feishu.Runtime;

/// <summary>What a user's sign-in gave the app.</summary>
/// <param name="Code">The authorization code, as the platform put it into the redirect; good once, and for minutes.</param>
public sealed record FeishuSignIn(string Code)
{
    /// <summary>The address that the user was sent back to, where the sign-in began with one.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The verifier, where the sign-in began with a challenge (PKCE).</summary>
    public string? CodeVerifier { get; init; }

    /// <summary>Fewer permissions than the user gave, separated by blanks; null for all of them. A token that is to refresh itself needs <c>offline_access</c> among them.</summary>
    public string? Scope { get; init; }

    /// <summary>Nothing of the code.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => nameof(FeishuSignIn);
}
