using System.Text.Json.Nodes;

namespace Feishu.Testing;

/// <summary>The numbers by which an app keeps a long connection. Unlike the platform's they have an app come back at once.</summary>
public sealed record FeishuMockClientConfig
{
    /// <summary>How many attempts an app is to make to connect again; -1 for as many as it takes.</summary>
    public int ReconnectCount { get; init; } = -1;

    /// <summary>The pause between two attempts, in whole seconds; the platform's is two minutes.</summary>
    public TimeSpan ReconnectInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause before the first attempt, in whole seconds; the platform's is half a minute.</summary>
    public TimeSpan ReconnectNonce { get; init; }

    /// <summary>The time between two pings, in whole seconds.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(2);

    internal JsonObject ToJson() => new()
    {
        [nameof(ReconnectCount)] = ReconnectCount,
        [nameof(ReconnectInterval)] = (long)ReconnectInterval.TotalSeconds,
        [nameof(ReconnectNonce)] = (long)ReconnectNonce.TotalSeconds,
        [nameof(PingInterval)] = (long)PingInterval.TotalSeconds,
    };
}
