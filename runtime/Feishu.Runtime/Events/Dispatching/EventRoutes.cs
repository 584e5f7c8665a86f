namespace Feishu.Runtime.Events.Dispatching;

/// <summary>Which event goes where: filled while services are added, and read afterwards.</summary>
/// <param name="appTicket">Takes the tickets that a store app needs, before any handler does.</param>
internal sealed class EventRoutes(EventRoute appTicket)
{
    /// <summary>The event that brings a store app's ticket.</summary>
    public const string AppTicket = "app_ticket";

    private readonly Dictionary<string, EventRoute> _routes = new(StringComparer.Ordinal);
    private EventRoute? _others;

    /// <exception cref="InvalidOperationException">The type has a handler.</exception>
    public void Add(string eventType, EventRoute route)
    {
        if (!_routes.TryAdd(eventType, route))
        {
            throw new InvalidOperationException($"The event {eventType} has a handler already. Handlers of one event do not know of each other's failures: call both from one.");
        }
    }

    /// <exception cref="InvalidOperationException">There is a handler for them.</exception>
    public void AddOthers(EventRoute route)
        => _others = _others is null ? route : throw new InvalidOperationException("The events that have no handler of their own have one already.");

    /// <summary>The way of an event, or null where nobody handles it.</summary>
    public EventRoute? Find(string eventType)
    {
        var route = _routes.GetValueOrDefault(eventType) ?? _others;
        return eventType != AppTicket ? route : route is null ? appTicket : Join(appTicket, route);
    }

    private static EventRoute Join(EventRoute first, EventRoute second) => async (payload, context, cancellationToken) =>
    {
        await first(payload, context, cancellationToken).ConfigureAwait(false);
        return await second(payload, context, cancellationToken).ConfigureAwait(false);
    };
}
