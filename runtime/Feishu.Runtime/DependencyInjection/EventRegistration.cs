using Feishu.Runtime.Events.Deduplication;
using Feishu.Runtime.Events.Dispatching;
using Feishu.Runtime.Events.Telemetry;
using Feishu.Runtime.Events.Webhook;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>What is said of an app's events while services are added, and what is made of it.</summary>
/// <param name="client">The app's client.</param>
/// <param name="serviceKey">The client's key, or null.</param>
/// <param name="name">The name of the options.</param>
/// <param name="routes">Which event goes where.</param>
internal sealed class EventRegistration(Type client, string? serviceKey, string name, EventRoutes routes)
{
    public Type Client => client;

    public string? ServiceKey => serviceKey;

    /// <summary>The name of the options of the client, and of those of its events.</summary>
    public string Name => name;

    public EventRoutes Routes => routes;

    /// <summary>How long a claim in a shared cache waits; null where processes share none.</summary>
    public TimeSpan? SettleTime { get; set; }

    public FeishuEventDispatcher DispatcherOf(IServiceProvider provider)
        => serviceKey is null ? provider.GetRequiredService<FeishuEventDispatcher>() : provider.GetRequiredKeyedService<FeishuEventDispatcher>(serviceKey);

    public FeishuEventDispatcher CreateDispatcher(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<FeishuEventOptions>>().Get(name);
        var telemetry = new EventTelemetry(options, CreateLogger(provider));
        var shared = SettleTime is { } time ? new SharedEventMemory(FindCache(provider), time, options) : null;
        var ids = new EventIds(new EventMemory(options.RememberFor, options.TimeProvider), shared, telemetry, options.TimeProvider);
        var handling = new EventHandling(provider.GetRequiredService<IServiceScopeFactory>(), ids, telemetry);
        return new FeishuEventDispatcher(options, routes, ids, telemetry, handling);
    }

    public FeishuEventReceiver CreateReceiver(IServiceProvider provider)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<FeishuEventOptions>>();
        return new FeishuEventReceiver(DispatcherOf(provider), new RotatedOptions<EventKeys>(name, CreateLogger(provider), () => EventKeys.Of(monitor.Get(name))).Read);
    }

    private static ILogger CreateLogger(IServiceProvider provider)
        => (provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance).CreateLogger(typeof(FeishuEventDispatcher).FullName!);

    private static IDistributedCache FindCache(IServiceProvider provider)
        => provider.GetService<IDistributedCache>() ?? throw new InvalidOperationException(
            $"{nameof(FeishuEventsBuilder.UseDistributedDeduplication)} needs an {nameof(IDistributedCache)} among the services, such as that of AddStackExchangeRedisCache.");
}
