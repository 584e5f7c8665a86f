using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feishu.Gen.Benchmarks.Calls;

/// <summary>A server on this machine that gives every call the same answer.</summary>
internal sealed class LoopbackPlatform : IAsyncDisposable
{
    private readonly WebApplication _server;

    private LoopbackPlatform(WebApplication server) => _server = server;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Urls.First());

    /// <summary>Starts one.</summary>
    public static async Task<LoopbackPlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        server.MapPost("/open-apis/measured/v1/tasks", static async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = CallContest.Answer.Length;
            await context.Response.Body.WriteAsync(CallContest.Answer);
        });
        await server.StartAsync();
        return new LoopbackPlatform(server);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
