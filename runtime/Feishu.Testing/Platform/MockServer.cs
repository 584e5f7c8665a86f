using System.Net;
using Feishu.Testing.Responses;
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
    private readonly CancellationTokenSource _stopping = new();
    private readonly WebApplication _server;
    private readonly Func<MockCall, CancellationToken, Task<Reply?>> _response;
    private readonly Func<HttpContext, CancellationToken, Task<bool>> _connect;

    private MockServer(int port, Func<MockCall, CancellationToken, Task<Reply?>> response, Func<HttpContext, CancellationToken, Task<bool>> connect)
    {
        _response = response;
        _connect = connect;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddLogging();
        _server = builder.Build();
        _server.UseWebSockets();
        _server.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>Starts one.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="response">Responds to requests; null for dropping the connection.</param>
    /// <param name="connect">Takes requests for a WebSocket, and stays until it is closed; false for leaving the request to the other.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    public static async Task<MockServer> StartAsync(
        int port, Func<MockCall, CancellationToken, Task<Reply?>> response, Func<HttpContext, CancellationToken, Task<bool>> connect, CancellationToken cancellationToken)
    {
        var server = new MockServer(port, response, connect);
        await server._server.StartAsync(cancellationToken).ConfigureAwait(false);
        return server;
    }

    /// <summary>Stops. Calls without a response by then never get one.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task HandleAsync(HttpContext http)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _stopping.Token);
        if (await _connect(http, ended.Token).ConfigureAwait(false))
        {
            return;
        }

        if (await RespondAsync(http, ended.Token).ConfigureAwait(false) is { } reply)
        {
            await SendAsync(http, reply).ConfigureAwait(false);
        }
        else
        {
            http.Abort();
        }
    }

    /// <summary>What goes wrong here goes wrong in a function that a test gave: it is told to who called.</summary>
    private async Task<Reply?> RespondAsync(HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            return await _response(await CallReader.ReadAsync(http, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            return Reply.Exception(e);
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
