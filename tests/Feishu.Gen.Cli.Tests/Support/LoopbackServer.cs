using System.Net;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>An HTTP server on loopback that hands each request to a function, one after the other.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private const int Ports = 200;

    private readonly HttpListener _listener = new();

    private LoopbackServer(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add(Address + "/");
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Starts one at the first port that is free.</summary>
    /// <param name="firstPort">The first one to try.</param>
    /// <param name="answer">Answers a request, and ends the answer.</param>
    public static LoopbackServer Start(int firstPort, Func<HttpListenerContext, Task> answer)
    {
        for (var port = firstPort; ; port++)
        {
            var server = new LoopbackServer(port);
            try
            {
                server._listener.Start();
            }
            catch (HttpListenerException) when (port < firstPort + Ports)
            {
                continue;
            }

            _ = server.ServeAsync(answer);
            return server;
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(Func<HttpListenerContext, Task> answer)
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await answer(context);
        }
    }
}
