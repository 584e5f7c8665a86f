using Feishu.Runtime.Descriptors;
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

    /// <summary>What the codes mean, in the form of <see cref="FeishuErrorTable"/>.</summary>
    public static string[] Table { get; } =
    [
        $"\t{Forbidden}\tThe app may not connect.\tLong connections are for self-built apps: see that the app is one, and receives its events that way (developer console, Events and callbacks).",
        $"\t{WrongCredentials}\tThe app's id or secret is wrong.\tSee that AppId, AppSecret and BaseAddress belong together.",
        $"\t{TooManyConnections}\tThe app has as many connections as it may have.\tClose others: all processes of the app count.",
    ];

    /// <summary>Whether another attempt may succeed where one failed.</summary>
    public static bool MayPass(FeishuException failure) => failure switch
    {
        FeishuApiException { Code: Busy or InternalError or TooManyConnections } => true,
        FeishuApiException { Status: { } status } when (int)status >= 500 => true,
        FeishuApiException => Refusals.IsOfRate(failure),
        _ => true,
    };
}
