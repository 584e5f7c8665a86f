using System.Net;
using Feishu.Testing.Answers;
using Feishu.Testing.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Testing.Platform;

/// <summary>Speaks HTTP on the loopback address. Nothing of the surroundings (environment, settings files) counts.</summary>
internal sealed class MockServer : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly Func<MockCall, CancellationToken, Task<Reply?>> _answer;

    private MockServer(int port, Func<MockCall, CancellationToken, Task<Reply?>> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddLogging();
        _server = builder.Build();
        _server.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>Starts one.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="answer">Answers requests; null for dropping the connection.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<MockServer> StartAsync(int port, Func<MockCall, CancellationToken, Task<Reply?>> answer, CancellationToken cancellationToken)
    {
        var server = new MockServer(port, answer);
        await server._server.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var call = await CallReader.ReadAsync(http, http.RequestAborted).ConfigureAwait(false);
        if (await _answer(call, http.RequestAborted).ConfigureAwait(false) is { } reply)
        {
            await SendAsync(http, reply).ConfigureAwait(false);
        }
        else
        {
            http.Abort();
        }
    }

    private static Task SendAsync(HttpContext http, Reply reply)
    {
        http.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            http.Response.Headers[name] = value;
        }

        if (reply.FileName is { } fileName)
        {
            return TypedResults.Bytes(reply.Content, reply.ContentType, fileName, enableRangeProcessing: true).ExecuteAsync(http);
        }

        http.Response.ContentType = reply.ContentType;
        http.Response.ContentLength = reply.Content.Length;
        return http.Response.Body.WriteAsync(reply.Content, http.RequestAborted).AsTask();
    }
}
