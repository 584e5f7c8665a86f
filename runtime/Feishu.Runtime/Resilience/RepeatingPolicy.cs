using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Polly;
using Polly.Retry;

namespace Feishu.Runtime;

/// <summary>Repeats what may be repeated, within a budget, and asks a limiter before each attempt.</summary>
internal sealed class RepeatingPolicy : CallPolicy
{
    // Far more ways of repeating than an app has; it keeps what calls make up as they go from piling up.
    private const int MostPipelines = 100;

    private static readonly ResiliencePropertyKey<FeishuExchange> s_exchange = new("feishu.exchange");

    private readonly FeishuRetry _retry;
    private readonly PartitionedRateLimiter<FeishuLimitScope>? _limiter;
    private readonly TimeProvider _clock;
    private readonly RetryBudget _budget;
    private readonly ConcurrentDictionary<FeishuRetry, ResiliencePipeline> _pipelines = [];

    public RepeatingPolicy(FeishuOptions options, PartitionedRateLimiter<FeishuLimitScope>? limiter)
    {
        _retry = options.Retry ?? FeishuRetry.Default;
        _limiter = limiter;
        _clock = options.TimeProvider;
        _budget = new RetryBudget(options.RetryBudget);
    }

    public override async Task<T> RunAsync<T>(FeishuExchange exchange, Reading<T> reading)
    {
        _budget.Deposit();
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, exchange.CancellationToken);
        context.Properties.Set(s_exchange, exchange);
        try
        {
            return await PipelineFor(exchange.Retry ?? _retry).ExecuteAsync(
                static async (_, call) => await call.Policy.AttemptAsync(call.Exchange, call.Reading).ConfigureAwait(false),
                context,
                (Policy: this, Exchange: exchange, Reading: reading)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (exchange.CancellationToken.IsCancellationRequested)
        {
            // While it waited for the next attempt, or for a permit.
            throw exchange.Translate(e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<T> AttemptAsync<T>(FeishuExchange exchange, Reading<T> reading)
    {
        if (_limiter is null)
        {
            return await exchange.AttemptAsync(reading).ConfigureAwait(false);
        }

        using var lease = await _limiter.AcquireAsync(exchange.Scope, permitCount: 1, exchange.CancellationToken).ConfigureAwait(false);
        return lease.IsAcquired
            ? await exchange.AttemptAsync(reading).ConfigureAwait(false)
            : throw FeishuLimitException.OfLimiter(exchange.Operation, lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : null);
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
            ShouldHandle = args => new(ShouldRepeat(retry, args.Context, args.AttemptNumber, args.Outcome.Exception)),
            OnRetry = static args =>
            {
                var exchange = args.Context.Properties.GetValue(s_exchange, null!);
                exchange.Telemetry.Repeats(exchange.Operation, args.AttemptNumber + 1, args.RetryDelay + exchange.Pause, args.Outcome.Exception);
                return default;
            },
            DelayGenerator = static args => new(DelayOf(args.Context)),
        }).Build();
    }

    private bool ShouldRepeat(FeishuRetry retry, ResilienceContext context, int attempt, Exception? failure)
    {
        var exchange = context.Properties.GetValue(s_exchange, null!);
        return attempt < retry.MaxAttempts - 1
            && RetryRules.MayRepeat(exchange, failure)
            && exchange.Pause < exchange.Remaining
            && _budget.TryWithdraw();
    }

    /// <summary>What waits for the platform's reset waits for nothing else.</summary>
    private static TimeSpan? DelayOf(ResilienceContext context) => context.Properties.GetValue(s_exchange, null!).Pause > TimeSpan.Zero ? TimeSpan.Zero : null;
}
