using Microsoft.Extensions.Hosting;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Runs a long connection as long as the application runs. Where the platform refuses the app, the application learns of it as its host is set to (<c>BackgroundServiceExceptionBehavior</c>).</summary>
internal sealed class LongConnectionService(FeishuLongConnection connection) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => connection.RunAsync(stoppingToken);
}
