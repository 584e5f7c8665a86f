namespace Feishu.Runtime.Tokens;

/// <content>Sign-ins and sign-outs.</content>
internal sealed partial class RenewedTokenSource
{
    /// <summary>Takes a token that was got otherwise.</summary>
    public Task SetAsync(FeishuStoredToken token, CancellationToken cancellationToken) => ChangeAsync(token, cancellationToken);

    /// <summary>Forgets the token, here and in the store.</summary>
    public Task RemoveAsync(CancellationToken cancellationToken) => ChangeAsync(token: null, cancellationToken);

    private async Task ChangeAsync(FeishuStoredToken? token, CancellationToken cancellationToken)
    {
        long number;
        lock (_gate)
        {
            number = ++_lastChange;
            _changesUnderWay++;
        }

        try
        {
            while (!await TryChangeAsync(number, token, cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(s_pauseOfWaiting, clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            lock (_gate)
            {
                // Only the store knows whether it was written.
                _current = null;
            }

            throw;
        }
        finally
        {
            lock (_gate)
            {
                _changesUnderWay--;
            }
        }
    }

    /// <returns>false where another process has the claim.</returns>
    private async Task<bool> TryChangeAsync(long number, FeishuStoredToken? token, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (number < _generation)
            {
                // One that was asked for later is stored already.
                return true;
            }

            // A renewal of this process that has the claim is of no use any more, so nobody waits for its end.
            var claim = _claimOfRenewal is { } renewals && await renewals.ProlongAsync(cancellationToken).ConfigureAwait(false)
                ? renewals
                : await TokenClaim.TryTakeAsync(store, key, clock, cancellationToken).ConfigureAwait(false);
            if (claim is null)
            {
                return false;
            }

            await using (claim.ConfigureAwait(false))
            {
                await WriteAsync(token, cancellationToken).ConfigureAwait(false);
                BeginGeneration(number, token);
            }

            return true;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task WriteAsync(FeishuStoredToken? token, CancellationToken cancellationToken)
    {
        if (token is not null)
        {
            await store.SetAsync(key, token, cancellationToken).ConfigureAwait(false);
        }
        else if (await store.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            await store.RemoveAsync(key, stored.Text, cancellationToken).ConfigureAwait(false);
        }
    }

    private void BeginGeneration(long number, FeishuStoredToken? token)
    {
        lock (_gate)
        {
            (_generation, _current, _renewal, _claimOfRenewal) = (number, token, null, null);
            (_refused, _unsaved, _pauseUntil) = (null, null, default);
        }
    }
}
