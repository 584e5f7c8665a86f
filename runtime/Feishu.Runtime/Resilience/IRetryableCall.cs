using Feishu.Runtime.Http.Readings;
using Feishu.Runtime.Telemetry;

namespace Feishu.Runtime.Resilience;

/// <summary>A call of which several attempts may be made.</summary>
internal interface IRetryableCall
{
    /// <summary>What is called.</summary>
    FeishuOperation Operation { get; }

    /// <summary>How the call is retried, where it says so itself.</summary>
    FeishuRetry? Retry { get; }

    /// <summary>Whose limits the call counts for.</summary>
    FeishuLimitScope Scope { get; }

    /// <summary>How much of the call's time is left.</summary>
    TimeSpan Remaining { get; }

    /// <summary>How long the platform has asked to wait before the next attempt.</summary>
    TimeSpan Pause { get; }

    /// <summary>Whether what is sent can be sent another time.</summary>
    bool CanSendAgain { get; }

    /// <summary>Whether the call carries a key by which the platform recognizes its retry, so that it acts once.</summary>
    bool HasIdempotencyKey { get; }

    /// <summary>The telemetry of the client's calls.</summary>
    CallTelemetry Telemetry { get; }

    /// <summary>Cancelled at the end of the call's time, and by the caller.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Makes an attempt.</summary>
    /// <exception cref="FeishuException">The attempt failed.</exception>
    Task<T> AttemptAsync<T>(Reading<T> reading);

    /// <summary>The exception that the caller gets for the end of the time, or for a cancellation.</summary>
    Exception Translate(OperationCanceledException cause);
}
