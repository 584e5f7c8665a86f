using System.Net.Sockets;
using System.Text;
using Feishu.Runtime;
using Feishu.Runtime.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.AspNetCore.Tests;

/// <summary>An app that receives events over real HTTP on this machine.</summary>
internal sealed class EventApp : IAsyncDisposable
{
    public const string Path = "/feishu/events";

    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private EventApp(WebApplication app, EventLogs logs, FakeTimeProvider clock)
    {
        _app = app;
        Logs = logs;
        Clock = clock;
        Sender = new EventSender(clock);
    }

    public EventLogs Logs { get; }

    public FakeTimeProvider Clock { get; }

    public EventSender Sender { get; }

    public static async Task<EventApp> StartAsync(Action<FeishuEventsBuilder> handlers, Action<FeishuEventOptions>? configure = null, Action<IEndpointRouteBuilder>? map = null)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var logs = new EventLogs();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddProvider(logs);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        handlers(builder.Services.AddFeishuEvents<EventClient>(options =>
        {
            (options.EncryptKey, options.VerificationToken, options.TimeProvider) = (EventSender.Key, EventSender.Token, clock);
            configure?.Invoke(options);
        }));
        var app = builder.Build();
        (map ?? (endpoints => endpoints.MapFeishuEvents(Path)))(app);
        await app.StartAsync();
        return new EventApp(app, logs, clock);
    }

    public Uri Address => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), Path);

    /// <summary>Sends a request.</summary>
    /// <returns>Everything that comes back, but for the date.</returns>
    public async Task<string> SendAsync(EventRequest request, string? path = null, HttpMethod? method = null, bool isChunked = false)
    {
        using var response = await SendRawAsync(request, path, method, isChunked);
        response.Headers.Remove("Date");
        return $"{(int)response.StatusCode} {response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}".ReplaceLineEndings(" ");
    }

    public async Task<int> StatusAsync(EventRequest request)
    {
        using var response = await SendRawAsync(request, path: null, method: null, isChunked: false);
        return (int)response.StatusCode;
    }

    /// <summary>Sends bytes, and no more than these.</summary>
    /// <returns>The first line of the answer; empty where the connection ends without one, or is reset.</returns>
    public async Task<string> SendBytesAsync(string text, bool endsSending)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Address.Host, Address.Port);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        if (endsSending)
        {
            socket.Shutdown(SocketShutdown.Send);
        }

        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadLineAsync() ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<HttpResponseMessage> SendRawAsync(EventRequest request, string? path, HttpMethod? method, bool isChunked)
    {
        using var message = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(Address, path ?? Path));
        message.Content = new ByteArrayContent(request.Body);
        message.Headers.TransferEncodingChunked = isChunked;
        foreach (var name in new[] { "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce", "X-Lark-Signature" })
        {
            if (request.Header(name) is { } value)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _client.SendAsync(message);
    }
}
