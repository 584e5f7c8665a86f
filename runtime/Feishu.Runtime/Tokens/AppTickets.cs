namespace Feishu.Runtime.Tokens;

/// <summary>
/// The ticket that the platform sends a store app every hour, as an event: kept in the store, so that any process may receive it. Where there is none the
/// platform is asked for one, which comes as an event as well.
/// </summary>
/// <param name="key">The ticket's key in the store.</param>
/// <param name="store">Where it is kept.</param>
/// <param name="askForTicket">Has the platform send one.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class AppTickets(string key, IFeishuTokenStore store, Func<Task> askForTicket, TimeProvider clock)
{
    // Longer than the official SDKs keep it there is no use in it.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(12);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // How soon a ticket is seen that another process has received.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes a ticket that the platform has sent.</summary>
    public async Task SetAsync(string ticket, CancellationToken cancellationToken)
    {
        await store.SetAsync(key, FeishuStoredToken.Of(ticket, s_lifetime, clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref _arrival, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>Forgets a ticket that the platform refused, and no other.</summary>
    public async Task DropAsync(string ticket) => await store.RemoveAsync(key, ticket).ConfigureAwait(false);

    /// <summary>The ticket, for which the platform is asked where there is none.</summary>
    /// <exception cref="FeishuTransportException">None came.</exception>
    public async Task<string> GetAsync()
    {
        long? asked = null;
        while (true)
        {
            var arrival = Volatile.Read(ref _arrival).Task;
            if (await store.GetAsync(key).ConfigureAwait(false) is { } ticket)
            {
                return ticket.Text;
            }

            if (asked is null)
            {
                asked = clock.GetTimestamp();
                await askForTicket().ConfigureAwait(false);
            }
            else if (clock.GetElapsedTime(asked.Value) >= s_patience)
            {
                throw new FeishuTransportException(
                    $"A token of a store app needs the app_ticket and none came within {s_patience.TotalSeconds:0} seconds: subscribe to the event app_ticket, and hand each to {nameof(FeishuTokens)}.{nameof(FeishuTokens.SetAppTicketAsync)}");
            }

            await WaitAsync(arrival).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(Task arrival)
    {
        try
        {
            await arrival.WaitAsync(s_pause, clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Another process may have received it.
        }
    }
}
