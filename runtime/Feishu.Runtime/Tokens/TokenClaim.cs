namespace Feishu.Runtime.Tokens;

/// <summary>
/// The right to replace a token in a store, which one holder at a time has, in whatever process. It is prolonged until it is disposed of. A holder whose process stalls may lose it, and asks
/// <see cref="ProlongAsync"/> before it writes.
/// </summary>
internal sealed class TokenClaim : IAsyncDisposable
{
    /// <summary>If the process that has the claim dies, the others wait this long before one of them takes over.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);

    // Two attempts may fail before the claim lapses.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    private readonly string _holder = Guid.NewGuid().ToString("N");
    private readonly IFeishuTokenStore _store;
    private readonly string _key;
    private readonly PeriodicTimer _timer;
    private Task _upkeep = Task.CompletedTask;

    private TokenClaim(IFeishuTokenStore store, string key, TimeProvider clock)
    {
        _store = store;
        _key = key;
        _timer = new PeriodicTimer(s_pause, clock);
    }

    /// <summary>Claims a token.</summary>
    /// <returns>The claim; null where somebody else has it.</returns>
    public static async Task<TokenClaim?> TryTakeAsync(IFeishuTokenStore store, string key, TimeProvider clock, CancellationToken cancellationToken = default)
    {
        var claim = new TokenClaim(store, key, clock);
        var isTaken = false;
        try
        {
            isTaken = await claim.ProlongAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!isTaken)
            {
                claim._timer.Dispose();
            }
        }

        if (!isTaken)
        {
            return null;
        }

        claim._upkeep = claim.KeepUpAsync();
        return claim;
    }

    /// <summary>Has the claim last for another <see cref="Lifetime"/>, from now on; one that has lapsed is taken again where nobody else has it.</summary>
    /// <returns>false where somebody else has it.</returns>
    public ValueTask<bool> ProlongAsync(CancellationToken cancellationToken = default) => _store.TryClaimAsync(_key, _holder, Lifetime, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _upkeep.ConfigureAwait(false);
        try
        {
            await _store.ReleaseAsync(_key, _holder).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What was done under the claim is done; the claim lapses by itself.
        }
    }

    private async Task KeepUpAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            try
            {
                await ProlongAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The next tick tries again. Whoever writes makes sure of the claim first.
            }
        }
    }
}
