using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Tokens;

/// <content>What a renewal does, with the store and the platform.</content>
internal sealed partial class RenewedTokenSource
{
    /// <summary>Takes the token that another process has stored, or fetches one when it is this one's turn.</summary>
    /// <returns>The token; null where the user has signed in or out since.</returns>
    private async Task<FeishuStoredToken?> FindOrFetchAsync(string? refused, long generation)
    {
        while (IsOf(generation))
        {
            var found = await store.GetAsync(key).ConfigureAwait(false);
            if (IsFresh(found, refused))
            {
                return found;
            }

            if (takesRefreshTokens && found?.RefreshToken is null && (found is null || found.Text != refused) && _unsaved is null)
            {
                // Nobody can renew it, so no claim is needed: what is left of its time is still the user's, and after it they must sign in.
                return IsGood(found, refused) ? found : await renew(found).ConfigureAwait(false);
            }

            if (await TokenClaim.TryTakeAsync(store, key, clock).ConfigureAwait(false) is not { } claim)
            {
                // Somebody else is renewing. What is near its end will do until they have.
                if (IsGood(found, refused))
                {
                    return found;
                }

                await Task.Delay(s_pauseOfWaiting, clock).ConfigureAwait(false);
                continue;
            }

            await using (claim.ConfigureAwait(false))
            {
                if (await FetchAsync(claim, refused, generation).ConfigureAwait(false) is { } token)
                {
                    return token;
                }
            }
        }

        return null;
    }

    /// <returns>The token; null where what is stored was replaced, and is to be looked at again.</returns>
    private async Task<FeishuStoredToken?> FetchAsync(TokenClaim claim, string? refused, long generation)
    {
        try
        {
            var begun = await BeginAsync(claim, refused, generation).ConfigureAwait(false);
            if (begun is not { } state || IsFresh(state.Stored, refused))
            {
                // Somebody was done with it between the look and the claim.
                return begun?.Stored;
            }

            if (state.Unsaved is null)
            {
                return await RenewAsync(claim, state.Stored, generation).ConfigureAwait(false);
            }

            // It may have ended before it could be stored. Then it is looked at like any other that is stored.
            var saved = await SaveAsync(claim, state.Unsaved, generation).ConfigureAwait(false);
            return IsGood(saved, refused) ? saved : null;
        }
        finally
        {
            lock (_gate)
            {
                if (_claimOfRenewal == claim)
                {
                    _claimOfRenewal = null;
                }
            }
        }
    }

    /// <summary>Looks at what is to be renewed. A sign-in that is being stored is not taken for what was there before.</summary>
    /// <returns>Null where the user has signed in or out since.</returns>
    private async Task<(FeishuStoredToken? Stored, Unsaved? Unsaved)?> BeginAsync(TokenClaim claim, string? refused, long generation)
    {
        await _writing.WaitAsync().ConfigureAwait(false);
        try
        {
            lock (_gate)
            {
                if (generation != _generation)
                {
                    return null;
                }

                _claimOfRenewal = claim;
            }

            var stored = await store.GetAsync(key).ConfigureAwait(false);
            if (stored is { RefreshToken: null } && stored.Text == refused)
            {
                // Nobody else should take it up while the next one is on its way.
                await store.RemoveAsync(key, stored.Text).ConfigureAwait(false);
            }

            return (stored, _unsaved);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<FeishuStoredToken?> RenewAsync(TokenClaim claim, FeishuStoredToken? stored, long generation)
    {
        FeishuStoredToken token;
        try
        {
            token = await renew(stored).ConfigureAwait(false);
        }
        catch (FeishuSignInRequiredException) when (stored?.RefreshToken is not null)
        {
            // Nobody needs to try the refresh token again. What is left of the access token's time is still the user's.
            if (await SaveAsync(claim, new Unsaved(stored with { RefreshToken = null }, stored), generation).ConfigureAwait(false) is null)
            {
                // Another process was quicker, or the user has signed in since.
                return null;
            }

            throw;
        }

        return await SaveAsync(claim, new Unsaved(token, stored), generation).ConfigureAwait(false);
    }

    /// <summary>Stores a token before anybody uses it. One that could not be stored is kept here until it can: what it was fetched for may be good for nothing any more.</summary>
    /// <returns>The token; null where it is not to be stored, as what it was got for has been replaced.</returns>
    private async Task<FeishuStoredToken?> SaveAsync(TokenClaim claim, Unsaved unsaved, long generation)
    {
        while (true)
        {
            await _writing.WaitAsync().ConfigureAwait(false);
            try
            {
                if (!IsOf(generation))
                {
                    return null;
                }

                _unsaved = unsaved;
                if (!takesRefreshTokens || await claim.ProlongAsync().ConfigureAwait(false))
                {
                    return await WriteAsync(unsaved).ConfigureAwait(false);
                }
            }
            finally
            {
                _writing.Release();
            }

            // This process stalled for so long that another one took over. What that one does decides.
            await Task.Delay(s_pauseOfWaiting, clock).ConfigureAwait(false);
        }
    }

    private async Task<FeishuStoredToken?> WriteAsync(Unsaved unsaved)
    {
        var (token, before) = unsaved;
        if (takesRefreshTokens && !IsStill(before, await store.GetAsync(key).ConfigureAwait(false)))
        {
            _unsaved = null;
            return null;
        }

        await store.SetAsync(key, token).ConfigureAwait(false);
        _unsaved = null;
        return token;
    }

    /// <summary>Whether what is stored is what a renewal began with. Another process may have tried the same refresh token in vain, and noted that; it is the same sign-in.</summary>
    private static bool IsStill(FeishuStoredToken? before, FeishuStoredToken? stored)
        => before?.Text == stored?.Text && (stored?.RefreshToken is null || stored.RefreshToken == before?.RefreshToken);

    private bool IsFresh([NotNullWhen(true)] FeishuStoredToken? token, string? refused) => IsGood(token, refused) && clock.GetUtcNow() < token.RenewFrom;

    private bool IsGood([NotNullWhen(true)] FeishuStoredToken? token, string? refused) => token is not null && token.Text != refused && clock.GetUtcNow() < token.End;

    /// <param name="Token">A token that is not in the store yet.</param>
    /// <param name="Before">The one that it was got for.</param>
    private sealed record Unsaved(FeishuStoredToken Token, FeishuStoredToken? Before);
}
