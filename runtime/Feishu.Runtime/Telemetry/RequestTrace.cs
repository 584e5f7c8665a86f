using System.Diagnostics;
using System.Globalization;
using Feishu.Runtime.Http;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Telemetry;

/// <summary>A request that somebody watches.</summary>
internal sealed class RequestTrace(CallTelemetry telemetry, FeishuOperation operation, Uri uri, Activity? activity, long begun) : IDisposable
{
    public FeishuOperation Operation => operation;

    public long Begun => begun;

    public int? Status { get; private set; }

    public long? Code { get; private set; }

    public string? LogId { get; private set; }

    /// <summary>What kind of failure it was: the HTTP status, the platform's code, or the type of an exception; null for none.</summary>
    public string? ErrorType { get; private set; }

    public void Responded(HttpResponseMessage response, SecretValues secrets)
    {
        Status = (int)response.StatusCode;
        LogId = BufferedResponse.FindLogId(response) is { } logId ? FeishuSecrets.Redact(logId, secrets) : null;
    }

    public void Succeeded() => Code = 0;

    /// <summary>The platform refused the request.</summary>
    public void Refused(long code)
    {
        Code = code;
        ErrorType = StatusAsError ?? code.ToString(CultureInfo.InvariantCulture);
    }

    public void Failed(Exception failure)
    {
        if (failure is FeishuApiException refusal)
        {
            Refused(refusal.Code);
            return;
        }

        ErrorType = StatusAsError ?? (failure.InnerException is TimeoutException ? "timeout" : (failure.InnerException ?? failure).GetType().FullName);
    }

    public void Dispose()
    {
        if (activity is not null)
        {
            activity.SetTag(Tags.Status, Status);
            activity.SetTag(Tags.Code, Code);
            activity.SetTag(Tags.LogId, LogId);
            activity.SetTag(Tags.Error, ErrorType);
            if (ErrorType is not null)
            {
                activity.SetStatus(ActivityStatusCode.Error);
            }

            activity.Dispose();
        }

        telemetry.End(this);
    }

    public TagList MeterTags()
    {
        var tags = new TagList
        {
            { Tags.Method, operation.Method.Method },
            { Tags.Host, uri.Host },
            { Tags.Port, uri.Port },
        };
        Add(ref tags, Tags.Template, operation.IsAdHoc ? null : operation.Path);
        Add(ref tags, Tags.OperationId, operation.IsAdHoc ? null : operation.Id);
        Add(ref tags, Tags.Status, Status);
        Add(ref tags, Tags.Code, Code);
        Add(ref tags, Tags.Error, ErrorType);
        return tags;
    }

    private string? StatusAsError => Status >= 400 ? Status.Value.ToString(CultureInfo.InvariantCulture) : null;

    private static void Add(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }
}
