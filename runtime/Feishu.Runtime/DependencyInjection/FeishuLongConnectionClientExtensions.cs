using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Events.LongConnection;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime;

/// <summary>Long connections of a client, for programs without a host.</summary>
public static class FeishuLongConnectionClientExtensions
{
    // The connection retries by itself, at the pace that the platform asks for.
    private static readonly FeishuCallOptions s_callOptions = new()
    {
        Headers = new Dictionary<string, string> { ["locale"] = "zh" },
        Retry = new FeishuRetry(1),
    };

    /// <summary>Makes a long connection, which connects when its <c>RunAsync</c> is called.</summary>
    /// <param name="client">The app's client. The connection uses its address and credentials.</param>
    /// <param name="dispatcher">Passes the events to their handlers.</param>
    /// <param name="logger">Logs when the connection is opened, is lost, or fails; null for no log.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="ArgumentException">The app is one of the app store. The platform sends the events of such apps to an address only.</exception>
    public static FeishuLongConnection CreateLongConnection(this FeishuClientBase client, FeishuEventDispatcher dispatcher, ILogger<FeishuLongConnection>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(dispatcher);
        return new FeishuLongConnection(AppOf(client.Transport), dispatcher.Options, dispatcher.DispatchAsync, LongConnectionSocket.OpenAsync, logger);
    }

    /// <exception cref="ArgumentException">The app is one of the app store.</exception>
    internal static LongConnectionApp AppOf(FeishuTransport transport)
    {
        var options = transport.Options;
        return options.IsStoreApp
            ? throw new ArgumentException($"A store app has no long connection, and {nameof(FeishuOptions)}.{nameof(FeishuOptions.IsStoreApp)} is set: have its events sent to an address.")
            : new LongConnectionApp(options.AppId, () => transport.App.AppSecret, options.AllowHttp, options.Timeout, options.TimeProvider, SendAsync);

        Task<FeishuJson> SendAsync(FeishuOperation operation, FeishuJson body, CancellationToken cancellationToken)
        {
            var call = new FeishuCall(operation, s_callOptions);
            call.SetBody(body);
            return transport.SendJsonAsync(call, cancellationToken);
        }
    }
}
