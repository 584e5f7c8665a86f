using System.Diagnostics.CodeAnalysis;
using Feishu.AspNetCore;
using Feishu.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Addresses that the platform sends events to.</summary>
public static class FeishuEventsEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Receives events and card callbacks at an address, which is set in the developer console under "Events &amp; Callbacks". It takes POST requests, from anybody:
    /// what does not come from the platform is refused by its signature or its token.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path, such as <c>/feishu/events</c>.</param>
    /// <param name="serviceKey">The key of <c>AddKeyedFeishuEvents</c>, or null for the events of <c>AddFeishuEvents</c>.</param>
    /// <returns>What the end point's conventions are added to.</returns>
    /// <exception cref="InvalidOperationException">There are no such events, or neither a key nor a token by which to tell the platform from others.</exception>
    public static IEndpointConventionBuilder MapFeishuEvents(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        var receiver = Find(endpoints.ServiceProvider, serviceKey) ?? throw new InvalidOperationException(serviceKey is null
            ? "There are no events to receive: add services.AddFeishuEvents<FeishuClient>(...)."
            : $"There are no events to receive under the key '{serviceKey}': add services.AddKeyedFeishuEvents<FeishuClient>(\"{serviceKey}\", ...).");
        RequestDelegate receive = new EventEndpoint(receiver).ReceiveAsync;
        return endpoints.MapPost(pattern, receive).WithDisplayName($"Feishu events {pattern}");
    }

    private static FeishuEventReceiver? Find(IServiceProvider provider, string? serviceKey)
        => serviceKey is null ? provider.GetService<FeishuEventReceiver>() : provider.GetKeyedService<FeishuEventReceiver>(serviceKey);
}
