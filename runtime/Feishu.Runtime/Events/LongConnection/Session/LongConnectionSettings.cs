using System.Text.Json;

namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>The numbers by which the platform has an app keep its connection (<c>ClientConfig</c>): how often it pings, and how it connects again.</summary>
internal sealed record LongConnectionSettings
{
    // A senseless number must neither have the app call all the time nor stay away for days.
    private const long LongestPause = 60 * 60;

    /// <summary>How many attempts are made to connect again; null for as many as it takes.</summary>
    public int? Attempts { get; init; }

    /// <summary>The pause between two attempts.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest pause before the first attempt. It is chosen at random, so that not all apps come back at once.</summary>
    public TimeSpan LongestFirstPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time between two pings.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait before an attempt to connect again; null where there is to be none.</summary>
    /// <param name="attempt">Which attempt it is since the connection was lost, from 1.</param>
    /// <param name="random">A random number from 0 to 1.</param>
    public TimeSpan? PauseBefore(int attempt, double random)
        => attempt > Attempts ? null : attempt == 1 ? LongestFirstPause * random : Interval;

    /// <summary>These numbers, but for those that the platform has changed.</summary>
    /// <param name="json">What it sent: an object, or anything else for no change.</param>
    public LongConnectionSettings ChangedBy(FeishuJson json) => this with
    {
        Attempts = json["ReconnectCount"].GetInt64() is { } attempts ? AttemptsOf(attempts) : Attempts,
        Interval = SecondsOf(json["ReconnectInterval"], shortest: 1) ?? Interval,
        LongestFirstPause = SecondsOf(json["ReconnectNonce"], shortest: 0) ?? LongestFirstPause,
        PingInterval = SecondsOf(json["PingInterval"], shortest: 1) ?? PingInterval,
    };

    /// <inheritdoc cref="ChangedBy(FeishuJson)"/>
    public LongConnectionSettings ChangedBy(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? this : ChangedBy(FeishuJson.Parse(json));
        }
        catch (JsonException)
        {
            return this;
        }
    }

    private static int? AttemptsOf(long attempts) => attempts < 0 ? null : (int)Math.Min(attempts, int.MaxValue);

    private static TimeSpan? SecondsOf(FeishuJson value, long shortest)
        => value.GetInt64() is { } seconds && seconds >= shortest ? TimeSpan.FromSeconds(Math.Min(seconds, LongestPause)) : null;
}
