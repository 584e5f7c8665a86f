using Feishu.Runtime;
using Feishu.Runtime.DependencyInjection;
using Feishu.Runtime.Events.Dispatching;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What the platform sends to an app, as services: <see cref="FeishuEventReceiver"/>, <see cref="FeishuEventDispatcher"/>, and handlers.</summary>
public static class FeishuEventsServiceCollectionExtensions
{
    /// <summary>
    /// Has an app's events handled. They come to an address (<c>app.MapFeishuEvents("/feishu/events")</c> of the package Feishu.AspNetCore) or over a connection that
    /// the app opens (<c>UseLongConnection()</c>). Options are checked when the host starts; events that were taken are handled before it ends.
    /// </summary>
    /// <typeparam name="TClient">The app's client, whose tokens are given the tickets that a store app is sent.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options, or null.</param>
    /// <returns>What the events' handlers are added to.</returns>
    /// <exception cref="InvalidOperationException">There are events of another client: one of them needs a key.</exception>
    /// <example>
    /// <code>
    /// builder.Services.AddFeishu&lt;FeishuClient&gt;(builder.Configuration.GetSection("Feishu"));
    /// builder.Services.AddFeishuEvents&lt;FeishuClient&gt;(builder.Configuration.GetSection("Feishu:Events")).Handle&lt;ImMessageReceiveV1, EchoHandler&gt;();
    /// </code>
    /// </example>
    public static FeishuEventsBuilder AddFeishuEvents<TClient>(this IServiceCollection services, Action<FeishuEventOptions>? configure = null)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        return Add<TClient>(services, serviceKey: null, configure);
    }

    /// <summary>Has an app's events handled, at an address or over a long connection, with options from configuration: <c>EncryptKey</c>, <c>VerificationToken</c>, and whatever else <see cref="FeishuEventOptions"/> has. When the configuration is loaded again, new keys in it are used at once; other options stay as they were.</summary>
    /// <typeparam name="TClient">The app's client, whose tokens are given the tickets that a store app is sent.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds the options.</param>
    /// <returns>What the events' handlers are added to.</returns>
    /// <exception cref="InvalidOperationException">There are events of another client: one of them needs a key.</exception>
    public static FeishuEventsBuilder AddFeishuEvents<TClient>(this IServiceCollection services, IConfiguration section)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return services
            .AddSingleton<IOptionsChangeTokenSource<FeishuEventOptions>>(new ConfigurationChangeTokenSource<FeishuEventOptions>(FeishuServiceNames.Of<TClient>(serviceKey: null), section))
            .AddFeishuEvents<TClient>(options => FeishuConfiguration.Apply(section, options));
    }

    /// <summary>Has the events of one of several apps handled; its receiver and dispatcher are services under the key. Handlers ask for the app's client by <c>[FromKeyedServices]</c>.</summary>
    /// <typeparam name="TClient">The app's client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The client's key.</param>
    /// <param name="configure">Sets the options, or null.</param>
    /// <returns>What the events' handlers are added to.</returns>
    /// <exception cref="InvalidOperationException">There are events of another client under the key.</exception>
    public static FeishuEventsBuilder AddKeyedFeishuEvents<TClient>(this IServiceCollection services, string serviceKey, Action<FeishuEventOptions>? configure = null)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        return Add<TClient>(services, serviceKey, configure);
    }

    /// <summary>Has the events of one of several apps handled, with options from configuration.</summary>
    /// <typeparam name="TClient">The app's client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The client's key.</param>
    /// <param name="section">The section that holds the options.</param>
    /// <returns>What the events' handlers are added to.</returns>
    /// <exception cref="InvalidOperationException">There are events of another client under the key.</exception>
    public static FeishuEventsBuilder AddKeyedFeishuEvents<TClient>(this IServiceCollection services, string serviceKey, IConfiguration section)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        ArgumentNullException.ThrowIfNull(section);
        return services
            .AddSingleton<IOptionsChangeTokenSource<FeishuEventOptions>>(new ConfigurationChangeTokenSource<FeishuEventOptions>(FeishuServiceNames.Of<TClient>(serviceKey), section))
            .AddKeyedFeishuEvents<TClient>(serviceKey, options => FeishuConfiguration.Apply(section, options));
    }

    private static FeishuEventsBuilder Add<TClient>(IServiceCollection services, string? serviceKey, Action<FeishuEventOptions>? configure)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        var registration = Find(services, serviceKey) ?? Register<TClient>(services, serviceKey);
        if (registration.Client != typeof(TClient))
        {
            throw new InvalidOperationException($"The events of {registration.Client.Name} are handled already: for those of {typeof(TClient).Name} use {nameof(AddKeyedFeishuEvents)} with a key of its own.");
        }

        if (configure is not null)
        {
            services.Configure(registration.Name, configure);
        }

        return new FeishuEventsBuilder(services, registration);
    }

    private static EventRegistration? Find(IServiceCollection services, string? serviceKey)
        => services
            .Where(service => !service.IsKeyedService)
            .Select(service => service.ImplementationInstance)
            .OfType<EventRegistration>()
            .FirstOrDefault(registration => registration.ServiceKey == serviceKey);

    private static EventRegistration Register<TClient>(IServiceCollection services, string? serviceKey)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        var name = FeishuServiceNames.Of<TClient>(serviceKey);
        var registration = new EventRegistration(typeof(TClient), serviceKey, name, new EventRoutes(AppTicketRoute.Of<TClient>(serviceKey)));
        services.AddSingleton(registration);
        services.AddOptions<FeishuEventOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeishuEventOptions>, FeishuEventOptionsValidator>());
        if (serviceKey is null)
        {
            services.AddSingleton(registration.CreateDispatcher);
            services.AddSingleton(registration.CreateReceiver);
        }
        else
        {
            services.AddKeyedSingleton(serviceKey, (provider, _) => registration.CreateDispatcher(provider));
            services.AddKeyedSingleton(serviceKey, (provider, _) => registration.CreateReceiver(provider));
        }

        services.AddSingleton<IHostedService>(provider => new EventService(registration.DispatcherOf(provider)));
        return registration;
    }
}
