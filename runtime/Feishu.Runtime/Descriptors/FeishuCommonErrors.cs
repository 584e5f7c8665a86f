namespace Feishu.Runtime.Descriptors;

/// <summary>The codes that any operation may return and that no page lists.</summary>
internal static class FeishuCommonErrors
{
    private const string SignIn = "Have the user sign in again.";

    /// <summary>The tenant's calls of this month are used up.</summary>
    public const long QuotaUsedUp = 99991403;

    /// <summary>The gateway has counted too many calls of an operation.</summary>
    public const long TooManyCalls = 99991400;

    /// <summary>The ticket of a store app is wrong or too old.</summary>
    public const long WrongTicket = 10012;

    /// <summary>The token is expired or was withdrawn; another one of the same source may do.</summary>
    public static bool IsTokenRefused(long code) => code is 99991663 or 99991664 or 99991665 or 99991668 or 99991677;

    /// <summary>There were too many calls; some services have a code of their own for it.</summary>
    public static bool IsRateLimited(long code) => code is TooManyCalls or 230020 or 11232 or 11233 or 11247 or 1000004 or 1000005;

    /// <summary>A user's refresh token is good for nothing any more: expired, withdrawn or used.</summary>
    public static bool IsRefreshTokenDead(long code) => code is 20026 or 20037 or 20064 or 20073;

    public static FeishuDocumentedError? Find(long code) => code switch
    {
        99991661 => Error(code, "The request carried no access token.", "Pass a token of a kind that the operation accepts."),
        99991663 => Error(code, "The tenant access token is expired or invalid, or the operation does not accept one.", "See on the operation's page which kinds of token it accepts."),
        99991664 => Error(code, "The app access token is expired or invalid.", "See on the operation's page which kinds of token it accepts."),
        99991665 => Error(code, "The access token is expired or invalid.", "See on the operation's page which kinds of token it accepts."),
        99991668 or 99991677 => Error(code, "The user access token is expired or invalid.", "Refresh the token, or have the user sign in again."),
        99991671 => Error(code, "The access token is malformed.", "Pass the token as the platform gave it, without a prefix."),
        99991672 or 99991679 => Error(code, "A permission is missing.", "Grant the app one of the operation's scopes; a user token must have been given with it."),
        20026 => Error(code, "The refresh token is invalid.", SignIn),
        20037 => Error(code, "The refresh token is expired.", SignIn),
        20064 => Error(code, "The refresh token was withdrawn.", SignIn),
        20073 => Error(code, "The refresh token was used before.", SignIn),
        20050 or 20072 => Error(code, "The platform could not do it just now.", "Try again."),
        TooManyCalls => Error(code, "The operation was called too often.", "Wait for as long as the response's x-ogw-ratelimit-reset says."),
        QuotaUsedUp => Error(code, "The tenant's monthly quota of calls is used up.", "Do not repeat the call; see the tenant's plan."),
        _ => null,
    };

    private static FeishuDocumentedError Error(long code, string description, string suggestion) => new(null, code, description, suggestion);
}
