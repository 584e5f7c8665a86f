using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>What is logged of long connections. Addresses are shown without their query, which holds a ticket.</summary>
internal static partial class LongConnectionLog
{
    [LoggerMessage(40, LogLevel.Information, "The long connection to {Host} is open")]
    public static partial void ConnectionOpened(this ILogger logger, string host);

    [LoggerMessage(41, LogLevel.Information, "The long connection to {Host} is closed, as the application asked")]
    public static partial void ConnectionStopped(this ILogger logger, string host);

    [LoggerMessage(42, LogLevel.Warning, "The long connection to {Host} was lost: {Reason}")]
    public static partial void ConnectionLost(this ILogger logger, string host, string reason);

    [LoggerMessage(43, LogLevel.Warning, "No long connection: {Problem}")]
    public static partial void ConnectionFailed(this ILogger logger, string problem);

    [LoggerMessage(44, LogLevel.Information, "Attempt {Attempt} at a long connection follows in {Delay:0.0} s")]
    public static partial void ConnectsAgain(this ILogger logger, int attempt, double delay);

    [LoggerMessage(45, LogLevel.Warning, "A message of the long connection was passed over: {Reason}")]
    public static partial void MessageDropped(this ILogger logger, string reason);

    [LoggerMessage(46, LogLevel.Debug, "The response to a message of the long connection could not be sent (trace id {TraceId}); the platform sends the message again")]
    public static partial void ResponseLost(this ILogger logger, string? traceId);

    [LoggerMessage(47, LogLevel.Error, "A message of the long connection could not be handed on (trace id {TraceId}); the platform sends it again")]
    public static partial void DispatchFailed(this ILogger logger, Exception exception, string? traceId);
}
