using System.Diagnostics;

namespace Feishu.Runtime;

/// <summary>How events are received, and how they are handled.</summary>
public sealed class FeishuEventOptions
{
    /// <summary>The Encrypt Key of the developer console's page "Events &amp; Callbacks". Where it is set, requests must be encrypted and signed with it; null for an app that has none.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? EncryptKey { get; set; }

    /// <summary>The Verification Token of the same page. Where it is set, requests must carry it; the old form of card callbacks is signed with it.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? VerificationToken { get; set; }

    /// <summary>How far the time at which a request says it was sent may be away, before or behind.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many bytes the body of a request may have.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How long the platform waits at most for a handler: an event that is still being handled then is acknowledged, as the platform sends it again after 3 seconds.</summary>
    public TimeSpan AcknowledgeAfter { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How many events may wait for a handler. Those that come when so many do are refused, and sent again by the platform.</summary>
    public int QueueCapacity { get; set; } = 1000;

    /// <summary>How many events are handled at the same time.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>For how long an event is known again: longer than the platform goes on sending it (6 hours and 65 minutes).</summary>
    public TimeSpan RememberFor { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a shutdown waits for the events that were taken before handlers are cancelled. The host's own <c>ShutdownTimeout</c> should be longer.</summary>
    public TimeSpan ShutdownPatience { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Tells the time.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>What is to be set, a sentence each.</summary>
    internal IReadOnlyList<string> FindProblems()
    {
        var problems = new List<string>();
        Check(EncryptKey is null || !string.IsNullOrWhiteSpace(EncryptKey), $"{nameof(EncryptKey)}: set the key of the developer console's page \"Events & Callbacks\", or null.");
        Check(VerificationToken is null || !string.IsNullOrWhiteSpace(VerificationToken), $"{nameof(VerificationToken)}: set the token of the developer console's page \"Events & Callbacks\", or null.");
        Check(MaxAge > TimeSpan.Zero && MaxAge <= TimeSpan.FromDays(1), $"{nameof(MaxAge)}: set a positive time of at most a day.");
        Check(MaxBodyBytes is >= 1024 and <= 64 * 1024 * 1024, $"{nameof(MaxBodyBytes)}: set a number of bytes from 1 KB to 64 MB.");
        Check(AcknowledgeAfter > TimeSpan.Zero && AcknowledgeAfter <= TimeSpan.FromSeconds(10), $"{nameof(AcknowledgeAfter)}: set a positive time of at most 10 seconds; the platform waits for 3.");
        Check(QueueCapacity is >= 1 and <= 1_000_000, $"{nameof(QueueCapacity)}: set a number of events from 1 to 1000000.");
        Check(Concurrency is >= 1 and <= 10_000, $"{nameof(Concurrency)}: set a number of events from 1 to 10000.");

        // A time that lies MaxAge ahead is accepted until MaxAge behind; meanwhile the event must be known again.
        Check(RememberFor / 2 >= MaxAge && RememberFor <= TimeSpan.FromDays(30), $"{nameof(RememberFor)}: set a time of at least twice {nameof(MaxAge)}, and at most 30 days.");
        Check(ShutdownPatience >= TimeSpan.Zero && ShutdownPatience <= TimeSpan.FromHours(1), $"{nameof(ShutdownPatience)}: set a time of at most an hour, or none.");
        Check(TimeProvider is not null, $"{nameof(TimeProvider)}: set a clock, such as TimeProvider.System.");
        return problems;

        void Check(bool isRight, string problem)
        {
            if (!isRight)
            {
                problems.Add($"{nameof(FeishuEventOptions)}.{problem}");
            }
        }
    }
}
