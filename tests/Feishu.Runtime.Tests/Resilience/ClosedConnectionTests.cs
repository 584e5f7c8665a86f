using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>A connection that the server closes in good order after it has read a request: whether it acted on it, nobody knows.</summary>
public sealed class ClosedConnectionTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private int _requests;

    public ClosedConnectionTests() => _listener.Start();

    public void Dispose()
    {
        _listener.Dispose();
        _end.Dispose();
    }

    [Fact]
    public async Task What_changes_something_is_not_sent_again_behind_our_back()
    {
        var serving = ServeAsync();
        using var client = FollowerClient.Create(new() { AppId = "a", AppSecret = "b", BaseAddress = new($"http://{_listener.LocalEndpoint}") });
        var token = FeishuTenantAccessToken.FromString("t-1");

        // The second one goes over the connection of the first.
        await client.Transport.SendJsonAsync(HttpMethod.Post, "/open-apis/x", token: token);
        await Assert.ThrowsAsync<FeishuTransportException>(() => client.Transport.SendJsonAsync(HttpMethod.Post, "/open-apis/x", token: token));

        await _end.CancelAsync();
        await serving;
        Assert.Equal(2, _requests);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                await ServeAsync(connection.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // Everything was sent.
        }
    }

    /// <summary>Answers the first request, and reads another one.</summary>
    private async Task ServeAsync(NetworkStream stream)
    {
        if (await ReadRequestAsync(stream))
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"code\":0}"u8.ToArray());
            await ReadRequestAsync(stream);
        }

        stream.Socket.Shutdown(SocketShutdown.Send);
    }

    private async Task<bool> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer) is not (> 0 and var count))
            {
                return false;
            }

            text.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        _requests++;
        return true;
    }
}
