using Feishu.Runtime;
using Feishu.Runtime.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Events over a connection that the app opens itself.</summary>
public static class FeishuLongConnectionExtensions
{
    /// <summary>
    /// Has the events come over a long connection, which is there as long as the host runs: no address on the open network is needed, and no key. For
    /// self-built apps that are set to it in the developer console. The <see cref="FeishuLongConnection"/> is a service, under the client's key where it has one.
    /// </summary>
    /// <param name="builder">What the events' handlers are added to.</param>
    /// <returns>The builder.</returns>
    public static FeishuEventsBuilder UseLongConnection(this FeishuEventsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var registration = builder.Registration;
        var key = registration.ServiceKey;
        if (builder.Services.Any(service => service.ServiceType == typeof(FeishuLongConnection) && Equals(service.ServiceKey, key)))
        {
            return builder;
        }

        if (key is null)
        {
            builder.Services.AddSingleton(provider => Create(provider, registration));
        }
        else
        {
            builder.Services.AddKeyedSingleton(key, (provider, _) => Create(provider, registration));
        }

        builder.Services.AddSingleton<IHostedService>(provider => new LongConnectionService(
            key is null ? provider.GetRequiredService<FeishuLongConnection>() : provider.GetRequiredKeyedService<FeishuLongConnection>(key)));
        return builder;
    }

    private static FeishuLongConnection Create(IServiceProvider provider, EventRegistration registration)
        => FindClient(provider, registration.Client, registration.ServiceKey)
            .CreateLongConnection(registration.DispatcherOf(provider), provider.GetService<ILogger<FeishuLongConnection>>());

    private static FeishuClientBase FindClient(IServiceProvider provider, Type client, string? key)
    {
        var found = key is null ? provider.GetService(client) : (provider as IKeyedServiceProvider)?.GetKeyedService(client, key);
        return (FeishuClientBase?)found ?? throw new InvalidOperationException(key is null
            ? $"A long connection is opened with the app's client: add services.AddFeishu<{client.Name}>(...)."
            : $"A long connection is opened with the app's client: add services.AddKeyedFeishu<{client.Name}>(\"{key}\", ...).");
    }
}
