using Feishu.Runtime;
using Feishu.Runtime.DependencyInjection;
using Feishu.Runtime.Http;
using Feishu.Runtime.Json.Masking;
using Feishu.Runtime.Resilience;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Feishu clients as services. They retry calls where that is safe, and keep within limits where the options say so. An <see cref="IFeishuTokenStore"/> and a
/// <c>PartitionedRateLimiter&lt;FeishuLimitScope&gt;</c> are taken from the services where there are any; those with the client's key go before.
/// </summary>
public static class FeishuServiceCollectionExtensions
{
    /// <summary>Adds a client as a singleton. Its options are its own, whatever other clients there are, and are checked when the host starts.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's HTTP client, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddFeishu<TClient>(this IServiceCollection services, Action<FeishuHostOptions> configure)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var name = FeishuServiceNames.Of<TClient>(serviceKey: null);
        services.TryAddSingleton(provider => TClient.Create(FeishuTransportFactory.Create(provider, name, serviceKey: null)));
        return AddNamed(services, name, configure);
    }

    /// <summary>Adds a client as a singleton, with options from configuration: <c>AppId</c>, <c>AppSecret</c>, and whatever else <see cref="FeishuHostOptions"/> has. When the configuration is loaded again, secrets in it are used from the next request that needs one; other options stay as they were.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds the options.</param>
    /// <returns>The builder of the client's HTTP client, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddFeishu<TClient>(this IServiceCollection services, IConfiguration section)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        return services
            .AddSingleton<IOptionsChangeTokenSource<FeishuHostOptions>>(new ConfigurationChangeTokenSource<FeishuHostOptions>(FeishuServiceNames.Of<TClient>(serviceKey: null), section))
            .AddFeishu<TClient>(options => FeishuConfiguration.Apply(section, options));
    }

    /// <summary>Adds a client under a key, for several apps side by side: <c>[FromKeyedServices("key")]</c> gets it.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's HTTP client, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddKeyedFeishu<TClient>(this IServiceCollection services, string serviceKey, Action<FeishuHostOptions> configure)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        ArgumentNullException.ThrowIfNull(configure);
        var name = FeishuServiceNames.Of<TClient>(serviceKey);
        services.TryAddKeyedSingleton(serviceKey, (provider, key) => TClient.Create(FeishuTransportFactory.Create(provider, name, key)));
        return AddNamed(services, name, configure);
    }

    /// <summary>Adds a client under a key, for several apps side by side, with options from configuration.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key.</param>
    /// <param name="section">The section that holds the options.</param>
    /// <returns>The builder of the client's HTTP client, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddKeyedFeishu<TClient>(this IServiceCollection services, string serviceKey, IConfiguration section)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(serviceKey);
        ArgumentNullException.ThrowIfNull(section);
        return services
            .AddSingleton<IOptionsChangeTokenSource<FeishuHostOptions>>(new ConfigurationChangeTokenSource<FeishuHostOptions>(FeishuServiceNames.Of<TClient>(serviceKey), section))
            .AddKeyedFeishu<TClient>(serviceKey, options => FeishuConfiguration.Apply(section, options));
    }

    private static IHttpClientBuilder AddNamed(IServiceCollection services, string name, Action<FeishuHostOptions> configure)
    {
        services.AddOptions<FeishuHostOptions>(name).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeishuHostOptions>, FeishuOptionsValidator>());
        services.TryAddSingleton<PageLimits>();
        if (services.Any(service => service.ImplementationInstance is AddedClient added && added.Name == name))
        {
            // The client's handlers stay as they are: they may be the caller's own by now.
            return services.AddHttpClient(name);
        }

        services.AddSingleton(new AddedClient(name));

        // Behind the caller's own handlers, which see what is unpacked. What the framework itself unpacks is not checked for its end.
        services.PostConfigure<HttpClientFactoryOptions>(name, static factory => factory.HttpMessageHandlerBuilderActions.Add(static builder => builder.AdditionalHandlers.Add(new GzipHandler())));
        return services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => FeishuTransport.CreateHandler())

            // The client is a singleton and keeps its handlers. That does no harm, as the innermost renews its connections by itself;
            // the factory must not think that the handlers are to be replaced.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)

            // For who adds the factory's own logging again: it shows headers at level Trace, unless told not to.
            .RedactLoggedHeaders(static name => FeishuSecrets.IsSecretHeader(name))

            // It shows whole addresses at level Information. The transport's own has the operation, and nothing of a call's values.
            .RemoveAllLoggers();
    }

    /// <summary>A client whose HTTP client was set up.</summary>
    private sealed record AddedClient(string Name);
}
