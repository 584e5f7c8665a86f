using Microsoft.Extensions.Hosting;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Has an application that ends handle the events that it has taken.</summary>
internal sealed class EventService(FeishuEventDispatcher dispatcher) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => dispatcher.StopAsync(cancellationToken);
}
