using Feishu.Runtime.Http.Readings;

namespace Feishu.Runtime.Resilience;

/// <summary>
/// How often the attempts of a call are made, and what they wait for. What repeats and limits comes with <c>AddFeishu</c> alone, so that clients
/// made without it carry none of it.
/// </summary>
internal abstract class CallPolicy
{
    /// <summary>One attempt, at once.</summary>
    public static CallPolicy Once { get; } = new OnceOnly();

    public abstract Task<T> RunAsync<T>(IRetryableCall call, Reading<T> reading);

    private sealed class OnceOnly : CallPolicy
    {
        public override Task<T> RunAsync<T>(IRetryableCall call, Reading<T> reading) => call.Retry is { MaxAttempts: > 1 }
            ? throw new InvalidOperationException(
                $"This client was made without AddFeishu and repeats no calls; {nameof(FeishuCallOptions)}.{nameof(FeishuCallOptions.Retry)} would have no effect.")
            : call.AttemptAsync(reading);
    }
}
