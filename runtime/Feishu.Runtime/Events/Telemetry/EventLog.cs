using Feishu.Runtime.Events.Webhook;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Events.Telemetry;

/// <summary>What is logged of events. No message holds a key, a token, or anything that an event says; what handlers throw is theirs.</summary>
internal static partial class EventLog
{
    [LoggerMessage(20, LogLevel.Debug, "{EventType} {EventId} is handled")]
    public static partial void EventBegins(this ILogger logger, string eventType, string eventId);

    [LoggerMessage(21, LogLevel.Debug, "{EventType} {EventId}: {Outcome} after {Elapsed:0.#} ms")]
    public static partial void EventEnded(this ILogger logger, string eventType, string eventId, FeishuEventOutcome outcome, double elapsed);

    [LoggerMessage(22, LogLevel.Debug, "{EventType} {EventId}: {Outcome}")]
    public static partial void EventNotTaken(this ILogger logger, string eventType, string eventId, FeishuEventOutcome outcome);

    [LoggerMessage(23, LogLevel.Information, "{EventType} has no handler; events of this type are acknowledged and passed over")]
    public static partial void EventTypeUnhandled(this ILogger logger, string eventType);

    [LoggerMessage(24, LogLevel.Debug, "{EventType} {EventId} is acknowledged while its handler runs on")]
    public static partial void HandlerRunsOn(this ILogger logger, string eventType, string eventId);

    [LoggerMessage(25, LogLevel.Error, "The handler of {EventType} {EventId} failed")]
    public static partial void HandlerFailed(this ILogger logger, Exception failure, string eventType, string eventId);

    [LoggerMessage(26, LogLevel.Warning, "{EventType} {EventId} was cancelled, as the application shuts down")]
    public static partial void HandlerCancelled(this ILogger logger, string eventType, string eventId);

    [LoggerMessage(27, LogLevel.Warning, "{EventType} {EventId} is not taken: too many events wait, or the application shuts down")]
    public static partial void EventRefused(this ILogger logger, string eventType, string eventId);

    [LoggerMessage(28, LogLevel.Warning, "What was received is no event")]
    public static partial void EventMalformed(this ILogger logger);

    [LoggerMessage(29, LogLevel.Warning, "A request is refused: {Refusal}")]
    public static partial void RequestRefused(this ILogger logger, EventRefusal refusal);

    [LoggerMessage(30, LogLevel.Information, "The platform has checked the address that events are sent to")]
    public static partial void Challenged(this ILogger logger);

    [LoggerMessage(31, LogLevel.Warning, "Events are still in work after {Seconds:0.#} s of shutting down, and are cancelled")]
    public static partial void HandlersCancelled(this ILogger logger, double seconds);

    [LoggerMessage(32, LogLevel.Warning, "The cache in which processes share what events they know failed ({ErrorType}); this process goes on with what it knows itself")]
    public static partial void SharedEventMemoryFailed(this ILogger logger, string? errorType);
}
