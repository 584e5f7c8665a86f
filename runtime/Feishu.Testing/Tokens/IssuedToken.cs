using Feishu.Gen.Operations;

namespace Feishu.Testing.Tokens;

/// <summary>An access token that was given out.</summary>
/// <param name="Value">The token.</param>
/// <param name="Kind">Its kind: one of them.</param>
/// <param name="End">When it ends.</param>
/// <param name="Tenant">The tenant whose data it opens; empty for the app's own.</param>
/// <param name="Scopes">The permissions that a user gave; null for all that the app has.</param>
internal sealed record IssuedToken(string Value, TokenKinds Kind, DateTimeOffset End, string Tenant, IReadOnlyCollection<string>? Scopes);

/// <summary>What a user has agreed to, and the app has not fetched yet or may fetch again: a code or a refresh token, good once.</summary>
/// <param name="Scopes">The permissions; null for all that the app has.</param>
internal sealed record Grant(IReadOnlyCollection<string>? Scopes)
{
    /// <summary>What a refresh token needs.</summary>
    public const string Offline = "offline_access";

    /// <summary>Whether a refresh token comes with the token.</summary>
    public bool IsOffline => Scopes is null || Scopes.Contains(Offline);
}
