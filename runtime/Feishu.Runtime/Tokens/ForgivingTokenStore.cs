namespace Feishu.Runtime.Tokens;

/// <summary>
/// A store whose failures are passed over: what an app's own token was not found for is fetched, and what could not be stored is fetched again by whoever
/// needs it. A cache that is down must not take the app down with it.
/// </summary>
internal sealed class ForgivingTokenStore(IFeishuTokenStore store, Action<Exception> onFailure) : IFeishuTokenStore
{
    public async ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        try
        {
            return await store.GetAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsStores(e, cancellationToken))
        {
            return null;
        }
    }

    public ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
        => TryAsync(store.SetAsync(key, token, cancellationToken), cancellationToken);

    public ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default)
        => TryAsync(store.RemoveAsync(key, token, cancellationToken), cancellationToken);

    public async ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        try
        {
            return await store.TryClaimAsync(key, holder, lifetime, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsStores(e, cancellationToken))
        {
            return true;
        }
    }

    public ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default)
        => TryAsync(store.ReleaseAsync(key, holder, cancellationToken), cancellationToken);

    private async ValueTask TryAsync(ValueTask attempt, CancellationToken cancellationToken)
    {
        try
        {
            await attempt.ConfigureAwait(false);
        }
        catch (Exception e) when (IsStores(e, cancellationToken))
        {
            // Told already.
        }
    }

    private bool IsStores(Exception e, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        onFailure(e);
        return true;
    }
}
