using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Testing.Tests.Support;

/// <summary>An app that is sent events at an address.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookApp(WebApplication app) => _app = app;

    /// <summary>Where events are sent to.</summary>
    public Uri Address => new(_app.Urls.Single() + "/feishu/events");

    /// <summary>Starts one that has the mock's keys, and has the mock send to it.</summary>
    public static async Task<WebhookApp> StartAsync(FeishuMock mock, Action<FeishuEventsBuilder> handle, Action<FeishuEventOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFeishu<FeishuClient>(options => (options.AppId, options.AppSecret, options.BaseAddress) = (mock.AppId, mock.AppSecret, mock.BaseAddress));
        handle(builder.Services.AddFeishuEvents<FeishuClient>(options =>
        {
            (options.EncryptKey, options.VerificationToken, options.TimeProvider) = (mock.EncryptKey, mock.VerificationToken, new WatchedTime());
            configure?.Invoke(options);
        }));
        var app = builder.Build();
        app.MapFeishuEvents("/feishu/events");
        await app.StartAsync(Patience.Token);
        var started = new WebhookApp(app);
        mock.Events.SendTo(started.Address);
        return started;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
