namespace Feishu.Runtime.Telemetry;

/// <summary>The names of what telemetry says of a request or an event: OpenTelemetry's for HTTP clients and for messaging, and the platform's own.</summary>
internal static class Tags
{
    public const string Method = "http.request.method";
    public const string Resends = "http.request.resend_count";
    public const string Status = "http.response.status_code";
    public const string Host = "server.address";
    public const string Port = "server.port";
    public const string Url = "url.full";
    public const string Template = "url.template";
    public const string Error = "error.type";
    public const string OperationId = "feishu.operation.id";
    public const string Code = "feishu.code";
    public const string LogId = "feishu.log_id";
    public const string MessagingSystem = "messaging.system";
    public const string MessagingOperation = "messaging.operation.type";
    public const string MessageId = "messaging.message.id";
    public const string EventType = "feishu.event.type";
    public const string EventOutcome = "feishu.event.outcome";
    public const string Refusal = "feishu.event.refusal";
}
