using Feishu.Runtime.Events.Dispatching;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>The way of the event <c>app_ticket</c> to the tokens of a store app.</summary>
internal static class AppTicketRoute
{
    /// <summary>To the client's tokens, where they need tickets.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="serviceKey">The client's key, or null.</param>
    public static EventRoute Of<TClient>(object? serviceKey)
        where TClient : FeishuClientBase
        => async (payload, context, cancellationToken) =>
        {
            var client = serviceKey is null ? context.Services.GetService<TClient>() : context.Services.GetKeyedService<TClient>(serviceKey);
            if (client?.Transport.Tokens is { NeedTickets: true } tokens && payload["app_ticket"].GetString() is { Length: > 0 } ticket)
            {
                await tokens.SetAppTicketAsync(ticket, cancellationToken).ConfigureAwait(false);
            }

            return FeishuEventResult.NoWords;
        };
}
