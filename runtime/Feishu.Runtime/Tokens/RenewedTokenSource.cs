using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Tokens;

/// <summary>
/// A token that is fetched when it is needed and renewed before its end. However many callers there are, one renewal is under way at most, and it belongs to none
/// of them: who cancels leaves the others waiting. While a token is near its end but still good, nobody waits. Who shares the store shares the renewal.
/// </summary>
/// <remarks>
/// A user's sign-ins and sign-outs replace the token as well. Each begins a generation when it is stored; what a renewal of an older generation gets is neither stored nor used. All of them write under
/// the store's claim, so that those of several processes come one after the other, too.
/// </remarks>
/// <param name="key">The token's key in the store.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="renew">Gets a new token, for the one that was stored until now.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="takesRefreshTokens">Whether a new token is got for the refresh token of the one before, and only so: what is stored must not be replaced by mistake.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose handle nobody asks for has nothing to dispose of.")]
internal sealed partial class RenewedTokenSource(
    string key, IFeishuTokenStore store, Func<FeishuStoredToken?, Task<FeishuStoredToken>> renew, TimeProvider clock, bool takesRefreshTokens = false) : FeishuTokenSource
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(5);

    // How soon it is seen that another process has released its claim.
    private static readonly TimeSpan s_pauseOfWaiting = TimeSpan.FromMilliseconds(200);

    private readonly object _gate = new();

    // Held while this source writes into the store. Never while it waits for the platform, nor for a claim of somebody else.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile FeishuStoredToken? _current;
    private Task<FeishuStoredToken>? _renewal;
    private TokenClaim? _claimOfRenewal;
    private string? _refused;
    private Unsaved? _unsaved;
    private DateTimeOffset _pauseUntil;

    // Sign-ins and sign-outs are numbered as they are asked for. The last one that is stored gives the generation its number.
    private long _lastChange;
    private long _generation;
    private int _changesUnderWay;

    /// <summary>Whether nothing is lost when the source is forgotten.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _renewal is null && _changesUnderWay == 0 && _unsaved is null && (_current is null || clock.GetUtcNow() >= _current.End);
            }
        }
    }

    public override ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return _current is { } current && now < current.RenewFrom ? new(current.Text) : GetSlowly(now, cancellationToken);
    }

    public override bool Invalidate(string failedToken)
    {
        lock (_gate)
        {
            if (_current is null || _current.Text == failedToken)
            {
                _current = null;
                _refused = failedToken;
            }
        }

        return true;
    }

    private ValueTask<string> GetSlowly(DateTimeOffset now, CancellationToken cancellationToken)
    {
        Task<FeishuStoredToken> renewal;
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

    private static async ValueTask<string> AwaitAsync(Task<FeishuStoredToken> renewal, CancellationToken cancellationToken)
        => (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).Text;

    private Task<FeishuStoredToken> Start()
    {
        var (refused, generation) = (_refused, _generation);

        // The renewal outlives the call that began it, and so takes along nothing of it: neither its context nor its locals.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        var renewal = Task.Run(() => RenewAsync(refused, generation));

        // If no caller is waiting, the exception is not observed.
        _ = renewal.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return renewal;
    }

    private async Task<FeishuStoredToken> RenewAsync(string? refused, long generation)
    {
        try
        {
            if (await FindOrFetchAsync(refused, generation).ConfigureAwait(false) is { } token && TryEnd(generation, token))
            {
                return token;
            }
        }
        catch (Exception) when (!IsOf(generation))
        {
            // It failed for a sign-in that is over.
        }
        catch
        {
            Fail(generation);
            throw;
        }

        return await FollowAsync().ConfigureAwait(false);
    }

    private bool TryEnd(long generation, FeishuStoredToken token)
    {
        lock (_gate)
        {
            if (generation != _generation)
            {
                return false;
            }

            (_current, _refused, _renewal) = (token, null, null);
            if (clock.GetUtcNow() >= token.RenewFrom)
            {
                // It is near its end, and somebody else renews it, or nobody can: there is no use in asking at once again.
                _pauseUntil = clock.GetUtcNow() + s_pauseAfterFailure;
            }

            return true;
        }
    }

    private void Fail(long generation)
    {
        lock (_gate)
        {
            if (generation == _generation)
            {
                _renewal = null;
                _pauseUntil = clock.GetUtcNow() + s_pauseAfterFailure;
            }
        }
    }

    private bool IsOf(long generation)
    {
        lock (_gate)
        {
            return generation == _generation;
        }
    }

    /// <summary>The user has signed in or out during a renewal: whoever waits for it gets what has been so since.</summary>
    private Task<FeishuStoredToken> FollowAsync()
    {
        lock (_gate)
        {
            return _current is { } current && clock.GetUtcNow() < current.End ? Task.FromResult(current) : _renewal ??= Start();
        }
    }
}
