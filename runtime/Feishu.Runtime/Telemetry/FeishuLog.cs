using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Telemetry;

/// <summary>What is logged. No message holds a token, a secret or a value of a call; bodies are asked for by an option, and redacted.</summary>
internal static partial class FeishuLog
{
    [LoggerMessage(1, LogLevel.Debug, "{OperationId}: {Method} {Template}, request {Number} of the call")]
    public static partial void RequestBegins(this ILogger logger, string operationId, string method, string template, int number);

    [LoggerMessage(2, LogLevel.Debug, "{OperationId}: HTTP {Status}, code {Code}, error {ErrorType}, after {Elapsed:0.#} ms (log id {LogId})")]
    public static partial void RequestEnded(this ILogger logger, string operationId, int? status, long? code, string? errorType, double elapsed, string? logId);

    [LoggerMessage(3, LogLevel.Warning, "{OperationId}: attempt {Attempt} failed, and another follows in {Delay:0} ms: {Problem}")]
    public static partial void CallIsRepeated(this ILogger logger, string operationId, int attempt, double delay, string? problem);

    [LoggerMessage(4, LogLevel.Information, "{OperationId}: the platform refused the {Kind} access token with code {Code}, and it is renewed")]
    public static partial void TokenWasRefused(this ILogger logger, string operationId, FeishuTokenKind kind, long code);

    [LoggerMessage(5, LogLevel.Warning, "{OperationId}: the platform refuses calls for {Seconds:0} s, and all of them wait")]
    public static partial void CallsPause(this ILogger logger, string operationId, double seconds);

    [LoggerMessage(6, LogLevel.Warning, "The store of tokens failed ({ErrorType}); the app's own tokens are fetched without it")]
    public static partial void TokenStoreFailed(this ILogger logger, string? errorType);

    [LoggerMessage(11, LogLevel.Warning, "The options {Name} have become invalid, and the secrets of before go on being used: {Problem}")]
    public static partial void OptionsBecameInvalid(this ILogger logger, string name, string problem);

    [LoggerMessage(10, LogLevel.Warning, "{OperationId}: {Pages} pages in a row have no result, and the platform says that there are more; MaxPages of the options limits them")]
    public static partial void PagesAreEmpty(this ILogger logger, string operationId, long pages);

    [LoggerMessage(9, LogLevel.Warning, "{OperationId}: {Field} {Problem}, as its page says")]
    public static partial void CallIsAgainstPage(this ILogger logger, string operationId, string? field, string? problem);

    [LoggerMessage(7, LogLevel.Trace, "{OperationId} sent {Body}")]
    public static partial void BodySent(this ILogger logger, string operationId, string body);

    [LoggerMessage(8, LogLevel.Trace, "{OperationId} received {Body}")]
    public static partial void BodyReceived(this ILogger logger, string operationId, string body);
}
