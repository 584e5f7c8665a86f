using System.Globalization;
using Feishu.Gen.Operations;
using Feishu.Testing.Checks;

namespace Feishu.Testing.Responses;

/// <summary>The codes that every operation may return, and that pages mostly do not list.</summary>
internal static class PlatformErrors
{
    /// <summary>The app's token is none.</summary>
    public const long InvalidAppToken = 99991664;

    /// <summary>The request is not as its page has it.</summary>
    public const long InvalidFields = 99992402;

    private const string Invalid = "Invalid access token for authorization. Please make a request with token attached.";

    /// <summary>No upload has the id of a part.</summary>
    public static Refusal UploadExpired { get; } = new(1061021, "upload id expire.");

    /// <summary>The number of parts is not that of the plan.</summary>
    public static Refusal WrongPartCount { get; } = new(1061002, "params error.");

    /// <summary>A part has not the size that it is said to have, or that the plan gives it.</summary>
    public static Refusal WrongPartSize { get; } = new(1062009, "the actual size is inconsistent with the parameter declaration size.");

    /// <summary>The plan has more parts than were sent.</summary>
    public static Refusal PartMissing { get; } = new(1062010, "block missing, please upload all blocks.");

    /// <summary>The plan has no such part.</summary>
    public static Refusal PartOutOfBounds { get; } = new(1062011, "block num out of bounds.");

    /// <summary>No token.</summary>
    public static Refusal NoToken { get; } = new(99991661, "Missing access token for authorization. Please make a request with token attached.");

    /// <summary>A token of no known form.</summary>
    public static Refusal MalformedToken { get; } = new(99991671, "Invalid access token for authorization. The token must start with t-, u- or a-.");

    /// <summary>A user's token whose time is over.</summary>
    public static Refusal ExpiredUserToken { get; } = new(99991677, "Authentication token expired.");

    /// <summary>A token that is not good here, by its form; null where it has none.</summary>
    public static Refusal? InvalidToken(string value) => value switch
    {
        ['t', '-', ..] => new(99991663, Invalid),
        ['a', '-', ..] => new(InvalidAppToken, Invalid),
        ['u', '-', ..] => new(99991668, Invalid),
        _ => null,
    };

    /// <summary>None of the permissions of which one is needed was granted.</summary>
    public static Refusal MissingScope(TokenKinds kind, IReadOnlyList<string> scopes) =>
        new(kind == TokenKinds.User ? 99991679 : 99991672, $"Access denied. One of the following scopes is required: [{string.Join(", ", scopes)}].")
        {
            Details = ("permission_violations", [.. scopes.Select(scope => new[] { ("type", "action_scope_required"), ("subject", scope) })]),
        };

    /// <summary>Too many calls.</summary>
    /// <param name="limit">How many are allowed; null where that is not said.</param>
    /// <param name="reset">How many seconds to wait.</param>
    public static Refusal RateLimited(long? limit, long reset) => new(99991400, "request trigger frequency limit", 429)
    {
        Headers =
        [
            .. limit is { } number ? [("x-ogw-ratelimit-limit", Text(number))] : Array.Empty<(string, string)>(),
            ("x-ogw-ratelimit-reset", Text(reset)),
        ],
    };

    /// <summary>A request that is not as its page has it: with the page's own code, where it lists one that fits.</summary>
    public static Refusal OfViolations(Operation operation, IReadOnlyList<Violation> violations)
    {
        var refusal = PageErrors.Find(operation, violations[0]) is { } error ? Refusal.Of(error) : new Refusal(InvalidFields, "field validation failed");
        return refusal with
        {
            Details = ("field_violations", [.. violations.Select(v => new[] { ("field", v.Field), ("value", v.Value), ("description", v.Description) })]),
        };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
