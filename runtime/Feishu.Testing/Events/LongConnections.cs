using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Runtime.Events.LongConnection.Frames;
using Feishu.Runtime.Events.LongConnection.Session;
using Feishu.Testing.Responses;
using Feishu.Testing.Faults;
using Feishu.Testing.Requests;
using Microsoft.AspNetCore.Http;

namespace Feishu.Testing.Events;

/// <summary>The platform's end of long connections: gives out addresses, takes connections, and sends each event to one of them.</summary>
/// <param name="options">The app, and how many connections it may have.</param>
/// <param name="faults">What goes wrong.</param>
internal sealed class LongConnections(FeishuMockOptions options, FaultList faults) : IEventRoute
{
    /// <summary>The id of the operation that gives out addresses.</summary>
    public const string EndpointId = "callback.ws.endpoint";

    /// <summary>The id of connecting to one.</summary>
    public const string ConnectId = "callback.ws.connect";

    private const string EndpointPath = "/callback/ws/endpoint";
    private const string ConnectPath = "/callback/ws/connect";
    private const int Service = 33554678;
    private const long Forbidden = 403;
    private const long AuthFailed = 514;
    private const long TooManyConnections = 1000040350;

    private readonly object _lock = new();
    private readonly HashSet<string> _tickets = new(StringComparer.Ordinal);
    private readonly List<FeishuMockConnection> _open = [];
    private readonly Arrivals<FeishuMockConnection> _connections = new();
    private int _ticketCount;
    private int _turn;

    /// <summary>The numbers that apps are given.</summary>
    public FeishuMockClientConfig Config { get; set; } = options.ClientConfig;

    /// <summary>Whether pings get a response.</summary>
    public bool RespondsToPings { get; set; } = true;

    /// <summary>The connections that are open.</summary>
    public IReadOnlyList<FeishuMockConnection> Open
    {
        get
        {
            lock (_lock)
            {
                return [.. _open.Where(c => c.IsOpen)];
            }
        }
    }

    /// <summary>Waits for a connection.</summary>
    /// <param name="number">Which, from 1, of all that there were.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<FeishuMockConnection> GetAsync(int number, CancellationToken cancellationToken) => _connections.GetAsync(number, cancellationToken);

    /// <summary>Whether a request asks for an address.</summary>
    public static bool IsEndpoint(MockCall call) => call is { Method: "POST", Path: EndpointPath };

    /// <summary>Responds to a request for an address; null for any other.</summary>
    public Reply? Respond(MockCall call) => !IsEndpoint(call) ? null
        : call.Text("AppID") != options.AppId || call.Text("AppSecret") != options.AppSecret ? Reply.Json(new() { ["code"] = AuthFailed, ["msg"] = "app id or secret invalid" })
        : Reply.Json(new()
        {
            ["code"] = 0,
            ["msg"] = "",
            ["data"] = new JsonObject { ["URL"] = NextAddress(call.Headers["Host"].ToString()), ["ClientConfig"] = Config.ToJson() },
        });

    /// <summary>Takes a connection, and stays until it ends.</summary>
    /// <returns>Whether the request was one for a connection.</returns>
    public async Task<bool> TryAcceptAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (!http.WebSockets.IsWebSocketRequest || http.Request.Path != ConnectPath)
        {
            return false;
        }

        if (FindRefusal(http.Request.Query["ticket"].ToString()) is { } code)
        {
            Refuse(http.Response, code);
            return true;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        var connection = Add(socket);
        try
        {
            await connection.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Remove(connection);
        }

        return true;
    }

    /// <summary>Sends an event to one of the connections, each in its turn; where there is none, the next that is opened.</summary>
    public async Task<FeishuMockEventResponse> SendAsync(SentEvent sent, CancellationToken cancellationToken)
    {
        if (sent.Kind != SentEventKind.Event)
        {
            throw new InvalidOperationException("The challenge and old card callbacks are sent to addresses only; name one by SendTo.");
        }

        var connection = await NextAsync(cancellationToken).ConfigureAwait(false);
        var frame = await connection.SendEventAsync(sent.ToUtf8(), sent.Delivery.Parts, cancellationToken).ConfigureAwait(false);
        return ResponseOf(sent.Id, frame);
    }

    private static FeishuMockEventResponse ResponseOf(string id, Frame? frame)
    {
        if (frame is null)
        {
            return new FeishuMockEventResponse { EventId = id, Status = null };
        }

        using var json = JsonDocument.Parse(frame.Payload);
        var data = json.RootElement.TryGetProperty("data", out var base64) && base64.ValueKind == JsonValueKind.String ? base64.GetBytesFromBase64() : [];
        return new FeishuMockEventResponse
        {
            EventId = id,
            Status = json.RootElement.GetProperty("code").GetInt32(),
            Body = System.Text.Encoding.UTF8.GetString(data),
            Frame = frame,
        };
    }

    private async Task<FeishuMockConnection> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = _connections.Count;
            if (Open is { Count: > 0 } open)
            {
                return open[(Interlocked.Increment(ref _turn) & int.MaxValue) % open.Count];
            }

            await _connections.GetAsync(known + 1, cancellationToken).ConfigureAwait(false);
        }
    }

    private string NextAddress(string host)
    {
        lock (_lock)
        {
            var ticket = string.Create(CultureInfo.InvariantCulture, $"ticket-mock-{++_ticketCount}");
            _tickets.Add(ticket);
            return string.Create(CultureInfo.InvariantCulture, $"ws://{host}{ConnectPath}?device_id={_ticketCount}&service_id={Service}&ticket={ticket}");
        }
    }

    /// <summary>The code with which a connection is refused, or null. A ticket is good once.</summary>
    private long? FindRefusal(string ticket)
    {
        var fault = faults.Take(ConnectId, isOwn: true).FirstOrDefault(f => f.Kind == FeishuMockFaultKind.Code);
        lock (_lock)
        {
            return !_tickets.Remove(ticket) ? AuthFailed
                : fault is not null ? fault.Number
                : _open.Count(c => c.IsOpen) >= options.MaxLongConnections ? TooManyConnections
                : null;
        }
    }

    private static void Refuse(HttpResponse response, long code)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.Headers["Handshake-Status"] = (code == Forbidden ? Forbidden : AuthFailed).ToString(CultureInfo.InvariantCulture);
        response.Headers["Handshake-Msg"] = "refused by the mock";
        response.Headers["Handshake-Autherrcode"] = code.ToString(CultureInfo.InvariantCulture);
    }

    private FeishuMockConnection Add(WebSocket socket)
    {
        lock (_lock)
        {
            var connection = new FeishuMockConnection(_connections.Count + 1, Service, socket, options.TimeProvider, () => RespondsToPings ? Config : null);
            _open.Add(connection);
            _connections.Add(connection);
            return connection;
        }
    }

    private void Remove(FeishuMockConnection connection)
    {
        lock (_lock)
        {
            _open.Remove(connection);
        }
    }
}
