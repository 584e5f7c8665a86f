using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>A platform behind real HTTP on this machine. It gives tokens, and has a test answer everything else.</summary>
internal sealed class LoopbackPlatform : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _tokens;

    private LoopbackPlatform(WebApplication app) => _app = app;

    /// <summary>What was sent, in order; the bodies are empty where the test reads them itself.</summary>
    public ConcurrentQueue<(string Path, string? Token, string Body)> Calls { get; } = [];

    public int TokenCount => Volatile.Read(ref _tokens);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<LoopbackPlatform> StartAsync(Func<HttpContext, Task> answer, bool readsBody = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var platform = new LoopbackPlatform(builder.Build());
        platform._app.Run(context => platform.AnswerAsync(context, answer, readsBody));
        await platform._app.StartAsync();
        return platform;
    }

    public FollowerClient CreateClient(Action<FeishuOptions>? configure = null) => new(CreateTransport(configure));

    public FeishuTransport CreateTransport(Action<FeishuOptions>? configure = null)
    {
        var options = new FeishuOptions { AppId = "cli_test", AppSecret = "secret", BaseAddress = Address, WebAddress = Address, AccountsAddress = Address };
        configure?.Invoke(options);
        return FeishuTransport.Create(options);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, Task> answer, bool readsBody)
    {
        if (context.Request.Path.Value!.EndsWith("_access_token/internal", StringComparison.Ordinal))
        {
            var number = Interlocked.Increment(ref _tokens);
            await context.Response.WriteAsJsonAsync(new { code = 0, tenant_access_token = $"t-{number}", app_access_token = $"a-{number}", expire = 7200 });
            return;
        }

        using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
        Calls.Enqueue((context.Request.Path + context.Request.QueryString.Value, context.Request.Headers.Authorization, readsBody ? await reader.ReadToEndAsync() : ""));
        context.Response.Headers["X-Tt-Logid"] = "log-1";
        await answer(context);
    }
}
