namespace Feishu.Runtime.Events.Dispatching;

/// <summary>Times of events: seconds with a fraction in the old form, milliseconds in the new one, and microseconds in some.</summary>
internal static class EventTime
{
    // In each unit, numbers below are centuries away in the one above.
    private const double FirstMilliseconds = 1e11;
    private const double FirstMicroseconds = 1e14;
    private const double LatestMilliseconds = 253_402_300_799_999;

    /// <summary>The time, or null where it is none.</summary>
    public static DateTimeOffset? Find(FeishuJson json)
    {
        if (json.GetDouble() is not { } number)
        {
            return null;
        }

        var milliseconds = number switch
        {
            >= FirstMicroseconds => number / 1000,
            >= FirstMilliseconds => number,
            _ => number * 1000,
        };
        return milliseconds is > 0 and <= LatestMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }
}
