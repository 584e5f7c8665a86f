using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Feishu.Runtime.Http.Readings;
using Polly;
using Polly.Retry;

namespace Feishu.Runtime.Resilience;

/// <summary>Retries what may be retried, within a budget, and asks a limiter before each attempt.</summary>
internal sealed class RetryingPolicy : CallPolicy
{
    // Far more settings than an app has. Calls may bring settings of their own, and each has a pipeline; the number is bounded, so that they do not pile up.
    private const int MostPipelines = 100;

    private static readonly ResiliencePropertyKey<IRetryableCall> s_call = new("feishu.call");

    private readonly FeishuRetry _retry;
    private readonly PartitionedRateLimiter<FeishuLimitScope>? _limiter;
    private readonly TimeProvider _clock;
    private readonly RetryBudget _budget;
    private readonly ConcurrentDictionary<FeishuRetry, ResiliencePipeline> _pipelines = [];

    /// <param name="retry">How calls are retried that do not say so themselves.</param>
    /// <param name="budget">How many of all calls may be retries.</param>
    /// <param name="limiter">What is asked before each attempt; or null.</param>
    /// <param name="clock">Tells the time.</param>
    public RetryingPolicy(FeishuRetry retry, double budget, PartitionedRateLimiter<FeishuLimitScope>? limiter, TimeProvider clock)
    {
        _retry = retry;
        _limiter = limiter;
        _clock = clock;
        _budget = new RetryBudget(budget);
    }

    public override async Task<T> RunAsync<T>(IRetryableCall call, Reading<T> reading)
    {
        _budget.Deposit();
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.CancellationToken);
        context.Properties.Set(s_call, call);
        try
        {
            return await PipelineFor(call.Retry ?? _retry).ExecuteAsync(
                static async (_, state) => await state.Policy.AttemptAsync(state.Call, state.Reading).ConfigureAwait(false),
                context,
                (Policy: this, Call: call, Reading: reading)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (call.CancellationToken.IsCancellationRequested)
        {
            // While it waited for the next attempt, or for a permit.
            throw call.Translate(e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> AttemptAsync<T>(IRetryableCall call, Reading<T> reading)
    {
        if (_limiter is null)
        {
            return await call.AttemptAsync(reading).ConfigureAwait(false);
        }

        using var lease = await _limiter.AcquireAsync(call.Scope, permitCount: 1, call.CancellationToken).ConfigureAwait(false);
        return lease.IsAcquired
            ? await call.AttemptAsync(reading).ConfigureAwait(false)
            : throw FeishuLimitException.OfLimiter(call.Operation, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null);
    }

    private ResiliencePipeline PipelineFor(FeishuRetry retry)
        => _pipelines.TryGetValue(retry, out var known) ? known
            : _pipelines.Count < MostPipelines ? _pipelines.GetOrAdd(retry, CreatePipeline)
            : CreatePipeline(retry);

    private ResiliencePipeline CreatePipeline(FeishuRetry retry)
    {
        if (retry.MaxAttempts == 1)
        {
            return ResiliencePipeline.Empty;
        }

        var builder = new ResiliencePipelineBuilder { TimeProvider = _clock };
        return builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = retry.MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = retry.Delay,
            MaxDelay = retry.MaxDelay,
            ShouldHandle = args => new(ShouldRetry(retry, args.Context, args.AttemptNumber, args.Outcome.Exception)),
            OnRetry = static args =>
            {
                var call = args.Context.Properties.GetValue(s_call, null!);
                call.Telemetry.Retries(call.Operation, args.AttemptNumber + 1, args.RetryDelay + call.Pause, args.Outcome.Exception);
                return default;
            },
            DelayGenerator = static args => new(DelayOf(args.Context)),
        }).Build();
    }

    private bool ShouldRetry(FeishuRetry retry, ResilienceContext context, int attempt, Exception? failure)
    {
        var call = context.Properties.GetValue(s_call, null!);
        return attempt < retry.MaxAttempts - 1
            && RetryRules.MayRetry(call, failure)
            && call.Pause < call.Remaining
            && _budget.TryWithdraw();
    }

    /// <summary>What waits for the platform's reset waits for nothing else.</summary>
    private static TimeSpan? DelayOf(ResilienceContext context) => context.Properties.GetValue(s_call, null!).Pause > TimeSpan.Zero ? TimeSpan.Zero : null;
}
