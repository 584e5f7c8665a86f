using Feishu.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Feishu clients as services.</summary>
public static class FeishuServiceCollectionExtensions
{
    // Requests' logs show headers at level Trace, unless told not to.
    private static readonly string[] s_secretHeaders = ["Authorization", "Proxy-Authorization", "X-Lark-Helpdesk-Authorization", "Cookie", "Set-Cookie"];

    /// <summary>Adds a client as a singleton. Its options are its own, whatever other clients there are, and are checked when the host starts.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the client's HTTP client, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddFeishu<TClient>(this IServiceCollection services, Action<FeishuOptions> configure)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<FeishuOptions>(NameOf<TClient>()).Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FeishuOptions>, FeishuOptionsValidator>());
        services.TryAddSingleton(static provider => TClient.Create(CreateTransport(provider, NameOf<TClient>())));
        return AddHttpClient(services, NameOf<TClient>());
    }

    /// <summary>Adds a client as a singleton, with options from configuration: <c>AppId</c>, <c>AppSecret</c>, and whatever else <see cref="FeishuOptions"/> has.</summary>
    /// <typeparam name="TClient">The client.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds the options.</param>
    /// <returns>The builder of the client's HTTP client, for handlers of one's own.</returns>
    public static IHttpClientBuilder AddFeishu<TClient>(this IServiceCollection services, IConfiguration section)
        where TClient : FeishuClientBase, IFeishuClient<TClient>
    {
        ArgumentNullException.ThrowIfNull(section);
        return services.AddFeishu<TClient>(options => FeishuConfiguration.Apply(section, options));
    }

    private static string NameOf<TClient>() => typeof(TClient).FullName!;

    private static FeishuTransport CreateTransport(IServiceProvider provider, string name)
        => FeishuTransport.Create(
            provider.GetRequiredService<IOptionsMonitor<FeishuOptions>>().Get(name),
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name));

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name)
        => services.AddHttpClient(name)
            .ConfigureHttpClient(static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => FeishuTransport.CreateHandler())

            // The client is a singleton and keeps its handlers. That does no harm, as the innermost renews its connections by itself;
            // the factory must not think that the handlers are to be replaced.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(s_secretHeaders);
}
