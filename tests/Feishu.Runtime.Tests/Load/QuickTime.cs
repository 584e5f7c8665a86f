using System.Diagnostics;

namespace Feishu.Runtime.Tests;

/// <summary>A clock on which everything takes a hundredth of its time.</summary>
internal sealed class QuickTime : TimeProvider
{
    private const int Speed = 100;

    private readonly DateTimeOffset _start = DateTimeOffset.UnixEpoch.AddYears(60);
    private readonly long _begun = Stopwatch.GetTimestamp();

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override DateTimeOffset GetUtcNow() => _start + GetElapsedTime(_begun * Speed);

    public override long GetTimestamp() => Stopwatch.GetTimestamp() * Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Quick(dueTime), Quick(period));

    private static TimeSpan Quick(TimeSpan time) => time <= TimeSpan.Zero ? time : time / Speed;
}
