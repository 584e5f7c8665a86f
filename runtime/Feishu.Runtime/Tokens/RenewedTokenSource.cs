namespace Feishu.Runtime;

/// <summary>
/// A token that is fetched when it is needed and renewed before its end. However many callers there are, one fetch is under way at most, and it belongs to none
/// of them: who cancels leaves the others waiting. While a token is near its end but still good, nobody waits.
/// </summary>
/// <param name="fetch">Gets a new token.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class RenewedTokenSource(Func<Task<AccessToken>> fetch, TimeProvider clock) : FeishuTokenSource
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private volatile AccessToken? _current;
    private Task<AccessToken>? _renewal;
    private DateTimeOffset _pauseUntil;

    public override ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return _current is { } current && now < current.RenewFrom ? new(current.Text) : GetSlowly(now, cancellationToken);
    }

    public override bool Invalidate(string failedToken)
    {
        lock (_gate)
        {
            if (_current?.Text == failedToken)
            {
                _current = null;
            }
        }

        return true;
    }

    private ValueTask<string> GetSlowly(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Task<AccessToken> renewal;
        lock (_gate)
        {
            var isGood = _current is not null && now < _current.End;
            if (isGood && (now < _current!.RenewFrom || _renewal is not null || now < _pauseUntil))
            {
                return new(_current.Text);
            }

            renewal = _renewal ??= Start();
            if (isGood)
            {
                return new(_current!.Text);
            }
        }

        return AwaitAsync(renewal, cancellationToken);
    }

    private static async ValueTask<string> AwaitAsync(Task<AccessToken> renewal, CancellationToken cancellationToken)
        => (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).Text;

    private Task<AccessToken> Start()
    {
        // The fetch outlives the call that began it, and so takes along nothing of it: neither its context nor its locals.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        var renewal = Task.Run(RenewAsync);

        // Nobody may be waiting for it; then its failure is nobody's.
        _ = renewal.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return renewal;
    }

    private async Task<AccessToken> RenewAsync()
    {
        try
        {
            var token = await fetch().ConfigureAwait(false);
            lock (_gate)
            {
                _current = token;
                _renewal = null;
            }

            return token;
        }
        catch
        {
            lock (_gate)
            {
                _renewal = null;
                _pauseUntil = clock.GetUtcNow() + s_pauseAfterFailure;
            }

            throw;
        }
    }
}
