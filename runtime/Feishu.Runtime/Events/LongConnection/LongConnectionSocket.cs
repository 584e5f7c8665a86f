using System.Globalization;
using System.Net.WebSockets;
using Feishu.Runtime.Errors;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Events.LongConnection;

/// <summary>Opens a WebSocket.</summary>
/// <param name="address">The address.</param>
/// <param name="cancellationToken">Cancels the attempt.</param>
/// <returns>The open socket.</returns>
/// <exception cref="FeishuException">It could not be opened.</exception>
internal delegate Task<WebSocket> OpenSocket(Uri address, CancellationToken cancellationToken);

/// <summary>Opens WebSockets over the network.</summary>
internal static class LongConnectionSocket
{
    private const string StatusHeader = "Handshake-Status";
    private const string MessageHeader = "Handshake-Msg";
    private const string RefusalHeader = "Handshake-Autherrcode";

    /// <inheritdoc cref="OpenSocket"/>
    public static async Task<WebSocket> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            // The platform's own pings do that, in the interval that it says.
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
            socket.Options.CollectHttpResponseDetails = true;
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (Exception e)
        {
            var failure = e is WebSocketException && !cancellationToken.IsCancellationRequested ? FailureOf(socket, address, e) : null;
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (failure is not null)
            {
                throw failure;
            }

            throw;
        }
    }

    private static FeishuException FailureOf(ClientWebSocket socket, Uri address, Exception cause)
    {
        var secrets = new SecretValues();
        secrets.AddQuery(address.Query);
        var operation = LongConnectionEndpoint.Operation;
        var status = (int)socket.HttpStatusCode == 0 ? null : (System.Net.HttpStatusCode?)socket.HttpStatusCode;
        var message = Find(socket, MessageHeader) is { } told ? FeishuSecrets.Redact(told, secrets) : null;
        return (FindNumber(socket, StatusHeader), FindNumber(socket, RefusalHeader)) switch
        {
            (LongConnectionRefusals.Forbidden, _) => new FeishuApiException(operation, LongConnectionRefusals.Forbidden, message, status),
            (LongConnectionRefusals.WrongCredentials, LongConnectionRefusals.TooManyConnections)
                => new FeishuApiException(operation, LongConnectionRefusals.TooManyConnections, message, status),

            // A ticket that was refused is replaced by the next attempt.
            (var code, _) => new FeishuTransportException($"{operation} gave an address that cannot be connected to: {Reason(code, message) ?? FeishuSecrets.Redact(cause.Message, secrets)}", operation, status, innerException: cause),
        };
    }

    private static string? Reason(long? code, string? message) => code is null ? null : Excerpt.Of($"{code} {message}", 200);

    private static string? Find(ClientWebSocket socket, string header)
        => socket.HttpResponseHeaders?.FirstOrDefault(h => h.Key.Equals(header, StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();

    private static long? FindNumber(ClientWebSocket socket, string header)
        => long.TryParse(Find(socket, header), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
