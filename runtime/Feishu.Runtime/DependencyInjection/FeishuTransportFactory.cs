using System.Threading.RateLimiting;
using Feishu.Runtime.Resilience;
using Feishu.Runtime.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Makes transports out of services.</summary>
internal static class FeishuTransportFactory
{
    /// <param name="provider">The services.</param>
    /// <param name="name">The name of the options and of the HTTP client.</param>
    /// <param name="serviceKey">The client's key, or null.</param>
    public static FeishuTransport Create(IServiceProvider provider, string name, object? serviceKey)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>();
        var options = monitor.Get(name);
        var loggers = provider.GetService<ILoggerFactory>();
        var limiter = options.LimitCalls ? Find<PartitionedRateLimiter<FeishuLimitScope>>(provider, serviceKey) ?? provider.GetRequiredService<PageLimits>().Limiter : null;
        return FeishuTransport.Create(
            options,
            Find<IFeishuTokenStore>(provider, serviceKey),
            new RotatedOptions<AppSecrets>(name, loggers?.CreateLogger(typeof(FeishuTransport).FullName!), () => SecretsOf(monitor.Get(name), options.AppId, name)).Read,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
            new RetryingPolicy(options.Retry ?? FeishuRetry.Default, options.RetryBudget, limiter, options.TimeProvider),
            loggers);
    }

    /// <exception cref="OptionsValidationException">The options are of another app by now.</exception>
    private static AppSecrets SecretsOf(FeishuHostOptions options, string appId, string name) => options.AppId == appId
        ? FeishuTransport.SecretsOf(options)
        : throw new OptionsValidationException(name, typeof(FeishuHostOptions), [$"{nameof(FeishuOptions)}.{nameof(FeishuOptions.AppId)} has changed; a client stays that of the app '{appId}' until the program is started again."]);

    private static T? Find<T>(IServiceProvider provider, object? serviceKey)
        where T : class => (serviceKey is null ? null : provider.GetKeyedService<T>(serviceKey)) ?? provider.GetService<T>();
}
