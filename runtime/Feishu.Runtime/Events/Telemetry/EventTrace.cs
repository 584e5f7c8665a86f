using System.Diagnostics;
using Feishu.Runtime.Telemetry;

namespace Feishu.Runtime.Events.Telemetry;

/// <summary>A handler at work.</summary>
internal sealed class EventTrace(EventTelemetry telemetry, FeishuEventHeader header, Activity? activity, long begun) : IDisposable
{
    private string? _errorType;

    public FeishuEventHeader Header => header;

    public long Begun => begun;

    public FeishuEventOutcome Outcome { get; private set; } = FeishuEventOutcome.Handled;

    /// <param name="failure">What the handler threw.</param>
    /// <param name="isShutdown">Whether it was cancelled, as the application shuts down.</param>
    public void Failed(Exception failure, bool isShutdown)
    {
        Outcome = FeishuEventOutcome.Failed;
        _errorType = failure.GetType().FullName;
        if (isShutdown && failure is OperationCanceledException)
        {
            telemetry.HandlerCancelled(header);
        }
        else
        {
            telemetry.HandlerFailed(header, failure);
        }
    }

    public void Dispose()
    {
        if (activity is not null)
        {
            activity.SetTag(Tags.EventOutcome, Outcome.ToString());
            activity.SetTag(Tags.Error, _errorType);
            if (_errorType is not null)
            {
                activity.SetStatus(ActivityStatusCode.Error);
            }

            activity.Dispose();
        }

        telemetry.Ended(this);
    }

    public TagList MeterTags()
    {
        var tags = new TagList { { Tags.EventType, header.EventType }, { Tags.EventOutcome, Outcome.ToString() } };
        if (_errorType is not null)
        {
            tags.Add(Tags.Error, _errorType);
        }

        return tags;
    }
}
