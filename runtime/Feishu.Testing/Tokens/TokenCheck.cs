using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Tokens;

/// <summary>Sees whether a request carries a token that its operation accepts, and whether what the operation needs was granted.</summary>
/// <param name="desk">The tokens.</param>
internal sealed class TokenCheck(TokenDesk desk)
{
    /// <summary>Checks a request.</summary>
    /// <param name="operation">What it calls.</param>
    /// <param name="call">The request.</param>
    /// <param name="granted">The app's permissions; null for all.</param>
    /// <param name="token">The token; null where the operation takes none, or where the request is refused.</param>
    /// <returns>The refusal, or null.</returns>
    public Refusal? Check(Operation operation, MockCall call, IReadOnlyCollection<string>? granted, out IssuedToken? token)
    {
        token = null;
        if (operation.Tokens == TokenKinds.None)
        {
            return null;
        }

        if (Find(operation, call, out var found) is { } refusal)
        {
            return refusal;
        }

        token = found;
        return CheckScopes(operation, found!, granted);
    }

    /// <summary>The permissions that count for a request: the user's, as far as the app has them; null for all.</summary>
    public static IReadOnlyCollection<string>? ScopesOf(IssuedToken? token, IReadOnlyCollection<string>? granted) =>
        token?.Scopes is not { } own ? granted : granted is null ? own : [.. own.Intersect(granted, StringComparer.Ordinal)];

    private Refusal? Find(Operation operation, MockCall call, out IssuedToken? token)
    {
        token = null;
        if (BearerToken.Of(call.Headers) is not { } value)
        {
            return PlatformErrors.NoToken;
        }

        if (PlatformErrors.InvalidToken(value) is not { } refusal)
        {
            return PlatformErrors.MalformedToken;
        }

        token = desk.Find(value);
        if (token is { Kind: TokenKinds.User } && desk.IsOver(token))
        {
            return PlatformErrors.ExpiredUserToken;
        }

        return token is null || desk.IsOver(token) || (operation.Tokens & token.Kind) == 0 ? refusal : null;
    }

    private static Refusal? CheckScopes(Operation operation, IssuedToken token, IReadOnlyCollection<string>? granted) =>
        operation.Scopes.Count == 0 || ScopesOf(token, granted) is not { } scopes || operation.Scopes.Any(s => scopes.Contains(s.Name))
            ? null
            : PlatformErrors.MissingScope(token.Kind, [.. operation.Scopes.Select(s => s.Name)]);
}
