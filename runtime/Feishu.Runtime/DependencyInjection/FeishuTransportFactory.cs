using System.Threading.RateLimiting;
using Feishu.Runtime.Resilience;
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
        var options = provider.GetRequiredService<IOptionsMonitor<FeishuOptions>>().Get(name);
        options.TokenStore ??= Find<IFeishuTokenStore>(provider, serviceKey);
        var limiter = options.LimitCalls ? Find<PartitionedRateLimiter<FeishuLimitScope>>(provider, serviceKey) ?? provider.GetRequiredService<PageLimits>().Limiter : null;
        return FeishuTransport.Create(
            options,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(name),
            new RetryingPolicy(options.Retry ?? FeishuRetry.Default, options.RetryBudget, limiter, options.TimeProvider),
            provider.GetService<ILoggerFactory>()?.CreateLogger(typeof(FeishuTransport).FullName!));
    }

    private static T? Find<T>(IServiceProvider provider, object? serviceKey)
        where T : class => (serviceKey is null ? null : provider.GetKeyedService<T>(serviceKey)) ?? provider.GetService<T>();
}
