using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Feishu.Runtime.Events.Dispatching;
using Feishu.Runtime.Events.Webhook;
using Feishu.Runtime.Json.Masking;
using Feishu.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Events.Telemetry;

/// <summary>What is seen of events from outside.</summary>
internal sealed class EventTelemetry(FeishuEventOptions options, ILogger logger)
{
    private static readonly Counter<long> s_events = FeishuTelemetry.Meter.CreateCounter<long>(
        "feishu.events", "{event}", "Events that were received, by what became of them.");

    private static readonly Counter<long> s_refusals = FeishuTelemetry.Meter.CreateCounter<long>(
        "feishu.events.refused", "{request}", "Requests that were no events of the platform's, by the reason.");

    private static readonly UpDownCounter<long> s_waiting = FeishuTelemetry.Meter.CreateUpDownCounter<long>(
        "feishu.events.waiting", "{event}", "Events that wait for a handler.");

    private static readonly Histogram<double> s_duration = FeishuTelemetry.Meter.CreateHistogram<double>(
        "feishu.event.duration", "s", "Duration of the handling of events.");

    private readonly TimeProvider _clock = options.TimeProvider;
    private readonly ConcurrentDictionary<string, bool> _unhandledTypes = new(StringComparer.Ordinal);

    /// <summary>So many more events wait for a handler.</summary>
    public static void Waits(int change) => s_waiting.Add(change);

    /// <summary>Begins to watch a handler.</summary>
    /// <param name="header">The event that it handles.</param>
    /// <param name="cause">What received the event.</param>
    /// <returns>To be disposed of at its end.</returns>
    public EventTrace Begin(FeishuEventHeader header, ActivityContext cause)
    {
        logger.EventBegins(TypeOf(header), IdOf(header));
        return new EventTrace(this, header, StartActivity(header, cause), _clock.GetTimestamp());
    }

    public void Ended(EventTrace trace)
    {
        var elapsed = _clock.GetElapsedTime(trace.Begun);
        Count(trace.Header.EventType, trace.Outcome);
        if (s_duration.Enabled)
        {
            s_duration.Record(elapsed.TotalSeconds, trace.MeterTags());
        }

        logger.EventEnded(TypeOf(trace.Header), IdOf(trace.Header), trace.Outcome, elapsed.TotalMilliseconds);
    }

    public void HandlerFailed(FeishuEventHeader header, Exception failure) => logger.HandlerFailed(failure, TypeOf(header), IdOf(header));

    public void HandlerCancelled(FeishuEventHeader header) => logger.HandlerCancelled(TypeOf(header), IdOf(header));

    public void NotTaken(FeishuEventHeader header, FeishuEventOutcome outcome)
    {
        Count(header.EventType, outcome);
        switch (outcome)
        {
            case FeishuEventOutcome.Unhandled when _unhandledTypes.TryAdd(header.EventType, true):
                logger.EventTypeUnhandled(TypeOf(header));
                break;
            case FeishuEventOutcome.Overloaded:
                logger.EventRefused(TypeOf(header), IdOf(header));
                break;
            default:
                logger.EventNotTaken(TypeOf(header), IdOf(header), outcome);
                break;
        }
    }

    public void RunsOn(FeishuEventHeader header) => logger.HandlerRunsOn(TypeOf(header), IdOf(header));

    public void Malformed()
    {
        Count(eventType: null, FeishuEventOutcome.Malformed);
        logger.EventMalformed();
    }

    public void Refused(EventRefusal refusal)
    {
        s_refusals.Add(1, KeyValuePair.Create(Tags.Refusal, (object?)refusal.ToString()));
        logger.RequestRefused(refusal);
    }

    public void Challenged() => logger.Challenged();

    public void Cancels() => logger.HandlersCancelled(options.ShutdownPatience.TotalSeconds);

    public void SharedMemoryFailed(Exception failure) => logger.SharedEventMemoryFailed(failure.GetType().FullName);

    // Both came from outside, and are shown in logs.
    private static string TypeOf(FeishuEventHeader header) => VisibleText.OneLine(header.EventType);

    private static string IdOf(FeishuEventHeader header) => VisibleText.OneLine(header.EventId);

    private static void Count(string? eventType, FeishuEventOutcome outcome)
        => s_events.Add(1, KeyValuePair.Create(Tags.EventType, (object?)eventType), KeyValuePair.Create(Tags.EventOutcome, (object?)outcome.ToString()));

    private static Activity? StartActivity(FeishuEventHeader header, ActivityContext cause)
    {
        if (!FeishuTelemetry.Source.HasListeners())
        {
            return null;
        }

        var tags = new ActivityTagsCollection
        {
            [Tags.MessagingSystem] = "feishu",
            [Tags.MessagingOperation] = "process",
            [Tags.MessageId] = header.EventId,
            [Tags.EventType] = header.EventType,
        };
        return FeishuTelemetry.Source.StartActivity($"process {header.EventType}", ActivityKind.Consumer, cause, tags);
    }
}
