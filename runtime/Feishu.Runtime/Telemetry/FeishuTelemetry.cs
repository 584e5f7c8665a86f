using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Feishu.Runtime;

/// <summary>What telemetry is asked for by: <c>AddSource(FeishuTelemetry.SourceName)</c> and <c>AddMeter(FeishuTelemetry.MeterName)</c>.</summary>
public static class FeishuTelemetry
{
    /// <summary>The name of the source of activities: one for each request, after OpenTelemetry's conventions for HTTP clients, and one for each event that is handled, after those for messaging.</summary>
    public const string SourceName = "Feishu.Runtime";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Feishu.Runtime";

    private static readonly string? s_version = typeof(FeishuTelemetry).Assembly.GetName().Version?.ToString(3);

    internal static ActivitySource Source { get; } = new(SourceName, s_version);

    internal static Meter Meter { get; } = new(MeterName, s_version);
}
