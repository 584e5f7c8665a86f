namespace Feishu.Runtime;

/// <summary>What telemetry is asked for by: <c>AddSource(FeishuTelemetry.SourceName)</c> and <c>AddMeter(FeishuTelemetry.MeterName)</c>.</summary>
public static class FeishuTelemetry
{
    /// <summary>The name of the source of activities: one for each request, after OpenTelemetry's conventions for HTTP clients.</summary>
    public const string SourceName = "Feishu.Runtime";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Feishu.Runtime";
}
