using System.Diagnostics.Metrics;
using Feishu.Runtime.Events.LongConnection.Frames;
using Feishu.Runtime.Json.Masking;
using Feishu.Runtime.Telemetry;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>What is seen of long connections from outside.</summary>
internal sealed class LongConnectionTelemetry(ILogger logger)
{
    private const string ReasonTag = "feishu.reason";

    private static readonly UpDownCounter<long> s_open = FeishuTelemetry.Meter.CreateUpDownCounter<long>(
        "feishu.long_connection.open", "{connection}", "Long connections that are open.");

    private static readonly Counter<long> s_lost = FeishuTelemetry.Meter.CreateCounter<long>(
        "feishu.long_connection.lost", "{connection}", "Long connections that ended without the application's asking.");

    private static readonly Counter<long> s_failed = FeishuTelemetry.Meter.CreateCounter<long>(
        "feishu.long_connection.failed", "{attempt}", "Attempts at a long connection that failed.");

    private static readonly Counter<long> s_dropped = FeishuTelemetry.Meter.CreateCounter<long>(
        "feishu.long_connection.dropped", "{message}", "Messages of long connections that were passed over.");

    public void Opened(string host)
    {
        s_open.Add(1);
        logger.ConnectionOpened(host);
    }

    public void Ended(string host, SessionEnd end)
    {
        s_open.Add(-1);
        if (end == SessionEnd.Stopped)
        {
            logger.ConnectionStopped(host);
            return;
        }

        var reason = end switch
        {
            SessionEnd.Closed => "closed",
            SessionEnd.Silent => "silent",
            _ => "broken",
        };
        s_lost.Add(1, KeyValuePair.Create(ReasonTag, (object?)reason));
        logger.ConnectionLost(host, reason);
    }

    public void Failed(FeishuException failure)
    {
        s_failed.Add(1, KeyValuePair.Create(Tags.Code, (object?)(failure as FeishuApiException)?.Code));
        logger.ConnectionFailed(failure.Message);
    }

    public void ConnectsAgain(int attempt, TimeSpan pause) => logger.ConnectsAgain(attempt, pause.TotalSeconds);

    /// <summary>A message was passed over.</summary>
    /// <param name="reason">Why, in a word or two that are the same each time.</param>
    public void Dropped(string reason)
    {
        s_dropped.Add(1, KeyValuePair.Create(ReasonTag, (object?)reason));
        logger.MessageDropped(reason);
    }

    public void ResponseLost(Frame frame) => logger.ResponseLost(TraceOf(frame));

    public void DispatchFailed(Frame frame, Exception exception) => logger.DispatchFailed(exception, TraceOf(frame));

    private static string? TraceOf(Frame frame) => frame.Find(FrameHeader.TraceId) is { } id ? VisibleText.OneLine(id) : null;
}
