using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime;

/// <summary>
/// A token that is fetched when it is needed and renewed before its end. However many callers there are, one renewal is under way at most, and it belongs to none
/// of them: who cancels leaves the others waiting. While a token is near its end but still good, nobody waits. Who shares the store shares the renewal.
/// </summary>
/// <param name="key">The token's key in the store.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="renew">Gets a new token, for the one that was stored until now.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class RenewedTokenSource(string key, ITokenStore store, Func<FeishuStoredToken?, Task<FeishuStoredToken>> renew, TimeProvider clock) : FeishuTokenSource
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromSeconds(5);

    // Who renews and dies holds the others up for so long.
    private static readonly TimeSpan s_longestClaim = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pauseOfWaiting = TimeSpan.FromMilliseconds(200);

    private readonly object _gate = new();
    private volatile FeishuStoredToken? _current;
    private Task<FeishuStoredToken>? _renewal;
    private string? _refused;
    private FeishuStoredToken? _unsaved;
    private DateTimeOffset _pauseUntil;

    /// <summary>Whether nothing is lost when the source is forgotten.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _renewal is null && _unsaved is null && (_current is null || clock.GetUtcNow() >= _current.End);
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

    /// <summary>Takes a token that was got otherwise.</summary>
    public async Task SetAsync(FeishuStoredToken token, CancellationToken cancellationToken)
    {
        await store.SetAsync(key, token, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            (_current, _refused, _unsaved) = (token, null, null);
        }
    }

    /// <summary>Forgets the token, here and in the store.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            (_current, _unsaved) = (null, null);
        }

        if (await store.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            await store.RemoveAsync(key, stored.Text, cancellationToken).ConfigureAwait(false);
        }
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

            renewal = _renewal ??= Start(_refused);
            if (isGood)
            {
                return new(_current!.Text);
            }
        }

        return AwaitAsync(renewal, cancellationToken);
    }

    private static async ValueTask<string> AwaitAsync(Task<FeishuStoredToken> renewal, CancellationToken cancellationToken)
        => (await renewal.WaitAsync(cancellationToken).ConfigureAwait(false)).Text;

    private Task<FeishuStoredToken> Start(string? refused)
    {
        // The renewal outlives the call that began it, and so takes along nothing of it: neither its context nor its locals.
        using var suppressed = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        var renewal = Task.Run(() => RenewAsync(refused));

        // Nobody may be waiting for it; then its failure is nobody's.
        _ = renewal.ContinueWith(
            static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return renewal;
    }

    private async Task<FeishuStoredToken> RenewAsync(string? refused)
    {
        try
        {
            var token = await FindOrFetchAsync(refused).ConfigureAwait(false);
            lock (_gate)
            {
                (_current, _refused, _renewal) = (token, null, null);
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

    /// <summary>Takes the token that another process has stored, or fetches one when it is this one's turn.</summary>
    private async Task<FeishuStoredToken> FindOrFetchAsync(string? refused)
    {
        if (_unsaved is not null)
        {
            await SaveAsync(_unsaved).ConfigureAwait(false);
        }

        while (true)
        {
            var found = await store.GetAsync(key).ConfigureAwait(false);
            if (IsGood(found, refused) && clock.GetUtcNow() < found.RenewFrom)
            {
                return found;
            }

            if (await store.TryClaimAsync(key, s_longestClaim).ConfigureAwait(false))
            {
                break;
            }

            // Somebody else is renewing. What is near its end will do until they have.
            if (IsGood(found, refused))
            {
                return found;
            }

            await Task.Delay(s_pauseOfWaiting, clock).ConfigureAwait(false);
        }

        try
        {
            // Somebody may have been done with it between the look and the claim.
            var stored = await store.GetAsync(key).ConfigureAwait(false);
            return IsGood(stored, refused) && clock.GetUtcNow() < stored.RenewFrom ? stored : await FetchAsync(stored, refused).ConfigureAwait(false);
        }
        finally
        {
            await store.ReleaseAsync(key).ConfigureAwait(false);
        }
    }

    private async Task<FeishuStoredToken> FetchAsync(FeishuStoredToken? stored, string? refused)
    {
        if (stored is { RefreshToken: null } && stored.Text == refused)
        {
            // Nobody else should take it up while the next one is on its way.
            await store.RemoveAsync(key, stored.Text).ConfigureAwait(false);
        }

        return await SaveAsync(await renew(stored).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Stores a token before anybody uses it. One that could not be stored is kept here until it can: what it was fetched for may be good for nothing any more.</summary>
    private async Task<FeishuStoredToken> SaveAsync(FeishuStoredToken token)
    {
        _unsaved = token;
        await store.SetAsync(key, token).ConfigureAwait(false);
        _unsaved = null;
        return token;
    }

    private bool IsGood([NotNullWhen(true)] FeishuStoredToken? token, string? refused) => token is not null && token.Text != refused && clock.GetUtcNow() < token.End;
}
