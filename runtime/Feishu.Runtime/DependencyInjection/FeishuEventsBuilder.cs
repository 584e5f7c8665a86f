using System.Diagnostics.CodeAnalysis;
using Feishu.Runtime;
using Feishu.Runtime.DependencyInjection;
using Feishu.Runtime.Events.Dispatching;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says what is done with an app's events.</summary>
public sealed partial class FeishuEventsBuilder
{
    /// <summary>How long a claim in a shared cache waits by default before it counts.</summary>
    private static readonly TimeSpan s_settleTime = TimeSpan.FromMilliseconds(100);

    internal FeishuEventsBuilder(IServiceCollection services, EventRegistration registration)
    {
        Services = services;
        Registration = registration;
    }

    /// <summary>The services that the events are handled with.</summary>
    public IServiceCollection Services { get; }

    internal EventRegistration Registration { get; }

    /// <summary>Has events of a type handled by a class, which is made in each event's own scope.</summary>
    /// <typeparam name="TEvent">The payload.</typeparam>
    /// <typeparam name="THandler">The handler; where it is a service already it stays as it is.</typeparam>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The type has a handler.</exception>
    public FeishuEventsBuilder Handle<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where TEvent : FeishuModel, IFeishuEvent<TEvent>
        where THandler : class, IFeishuEventHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return Handle<TEvent>(static (payload, context, cancellationToken) => Handler<THandler>(context).HandleAsync(payload, context, cancellationToken));
    }

    /// <summary>Has events of a type handled by a function.</summary>
    /// <typeparam name="TEvent">The payload.</typeparam>
    /// <param name="handle">The function; see <see cref="IFeishuEventHandler{TEvent}"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The type has a handler.</exception>
    public FeishuEventsBuilder Handle<TEvent>(Func<TEvent, FeishuEventContext, CancellationToken, Task> handle)
        where TEvent : FeishuModel, IFeishuEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(handle);
        Registration.Routes.Add(TEvent.EventType.Name, EventHandlers.Typed(handle));
        return this;
    }

    /// <summary>Has the events that have no handler of their own handled by a class, which is made in each event's own scope.</summary>
    /// <typeparam name="THandler">The handler, which gets what <c>event</c> holds; where it is a service already it stays as it is.</typeparam>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">They have a handler.</exception>
    public FeishuEventsBuilder HandleOthers<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IFeishuEventHandler<FeishuJson>
    {
        Services.TryAddScoped<THandler>();
        return HandleOthers(static (payload, context, cancellationToken) => Handler<THandler>(context).HandleAsync(payload, context, cancellationToken));
    }

    /// <summary>Has the events that have no handler of their own handled by a function. Without one they are acknowledged and passed over.</summary>
    /// <param name="handle">The function, which gets what <c>event</c> holds.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">They have a handler.</exception>
    public FeishuEventsBuilder HandleOthers(Func<FeishuJson, FeishuEventContext, CancellationToken, Task> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        Registration.Routes.AddOthers(EventHandlers.Untyped(handle));
        return this;
    }

    /// <summary>Has what people do with the app's cards handled by a class, which is made in each callback's own scope.</summary>
    /// <typeparam name="THandler">The handler; where it is a service already it stays as it is.</typeparam>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">Card actions have a handler.</exception>
    public FeishuEventsBuilder HandleCardAction<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>()
        where THandler : class, IFeishuCardActionHandler
    {
        Services.TryAddScoped<THandler>();
        return HandleCardAction(static (action, context, cancellationToken) => Handler<THandler>(context).HandleAsync(action, context, cancellationToken));
    }

    /// <summary>Has what people do with the app's cards handled by a function.</summary>
    /// <param name="handle">The function; see <see cref="IFeishuCardActionHandler"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">Card actions have a handler.</exception>
    public FeishuEventsBuilder HandleCardAction(Func<FeishuCardAction, FeishuEventContext, CancellationToken, Task<FeishuCardResponse?>> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        var route = EventHandlers.CardAction(handle);
        Registration.Routes.Add(EventEnvelope.CardAction, route);
        Registration.Routes.Add(EventEnvelope.OldCardAction, route);
        return this;
    }

    /// <summary>
    /// Has several processes know each other's events through the <c>IDistributedCache</c> among the services, so that one of them handles an event that
    /// the platform sends again. While the cache is down, each knows its own.
    /// </summary>
    /// <param name="settleTime">How long an event waits after it was claimed: longer than a read and a write of the cache take, or two processes that get an event at the same moment both handle it. Null for 100 ms.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or a second or more.</exception>
    public FeishuEventsBuilder UseDistributedDeduplication(TimeSpan? settleTime = null)
    {
        var time = settleTime ?? s_settleTime;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, nameof(settleTime));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(time, TimeSpan.FromSeconds(1), nameof(settleTime));
        Registration.SettleTime = time;
        return this;
    }

    private static THandler Handler<THandler>(FeishuEventContext context)
        where THandler : class => context.Services.GetRequiredService<THandler>();
}
