using Feishu.Runtime.Errors;

namespace Feishu.Runtime.Events.LongConnection;

/// <summary>The codes with which the platform refuses a connection, and which of them another attempt may cure.</summary>
internal static class LongConnectionRefusals
{
    public const long Busy = 1;
    public const long Forbidden = 403;
    public const long WrongCredentials = 514;
    public const long InternalError = 1000040343;
    public const long TooManyConnections = 1000040350;

    /// <summary>What the codes mean.</summary>
    public static IReadOnlyList<FeishuDocumentedError> Errors { get; } =
    [
        new(null, Forbidden, "The app may not connect.", "Long connections are for self-built apps: see that the app is one, and receives its events that way (developer console, Events and callbacks)."),
        new(null, WrongCredentials, "The app's id or secret is wrong.", "See that AppId, AppSecret and BaseAddress belong together."),
        new(null, TooManyConnections, "The app has as many connections as it may have.", "Close others: all processes of the app count."),
    ];

    /// <summary>Whether another attempt may succeed where one failed.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="hasConnected">Whether the app has been connected. Then its secret was right, and may be about to be rotated.</param>
    public static bool MayPass(FeishuException failure, bool hasConnected) => failure switch
    {
        FeishuApiException { Code: WrongCredentials } => hasConnected,
        FeishuApiException { Code: Busy or InternalError or TooManyConnections } => true,
        FeishuApiException { Status: { } status } when (int)status >= 500 => true,
        FeishuApiException => Refusals.IsOfRate(failure),
        _ => true,
    };
}
