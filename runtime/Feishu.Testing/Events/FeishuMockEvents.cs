using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Events;

namespace Feishu.Testing;

/// <summary>
/// Sends events to an app, as the platform does: to an address, signed and encrypted, or over the long connections that the app has opened. Over these
/// unless <see cref="SendTo(Uri)"/> names an address.
/// </summary>
/// <example>
/// <code>
/// mock.Events.SendTo(new Uri("http://localhost:5000/feishu/events"));
/// var response = await mock.Events.SendAsync("im.message.receive_v1", message => message["message"]!["content"] = """{"text":"hello"}""");
/// </code>
/// </example>
public sealed class FeishuMockEvents
{
    private static readonly HttpClient s_client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private readonly FeishuMockOptions _options;
    private readonly LongConnections _connections;
    private readonly EventPages _pages;
    private readonly EventMaker _maker;
    private volatile IEventRoute _route;

    internal FeishuMockEvents(FeishuMockOptions options, LongConnections connections, EventPages pages)
    {
        _options = options;
        _connections = connections;
        _pages = pages;
        _maker = new EventMaker(options);
        _route = connections;
    }

    /// <summary>The types of the events that there are pages for, in order.</summary>
    public IReadOnlyCollection<string> Types => _pages.Types;

    /// <summary>The long connections that are open.</summary>
    public IReadOnlyList<FeishuMockConnection> Connections => _connections.Open;

    /// <summary>The numbers by which apps keep their long connections. They get them with their address, and with the response to each ping.</summary>
    public FeishuMockClientConfig ClientConfig
    {
        get => _connections.Config;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _connections.Config = value;
        }
    }

    /// <summary>Whether the mock responds to the pings of long connections. An app that gets no responses takes its connection for dead after a while, and opens another one.</summary>
    public bool RespondsToPings
    {
        get => _connections.RespondsToPings;
        set => _connections.RespondsToPings = value;
    }

    /// <summary>Has events sent to an address from now on.</summary>
    /// <param name="address">The address, of this machine or any other.</param>
    public void SendTo(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _route = new WebhookRoute(_options, s_client, address);
    }

    /// <summary>Has events sent by an HTTP client from now on, such as that of a test host.</summary>
    /// <param name="client">The client, with a base address; it stays the caller's.</param>
    /// <param name="path">The path: <c>/feishu/events</c>.</param>
    public void SendTo(HttpClient client, string path)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(path);
        _route = new WebhookRoute(_options, client, new Uri(path, UriKind.RelativeOrAbsolute));
    }

    /// <summary>Has events sent over the long connections from now on: each over one of them. Where none is open, the next one is waited for.</summary>
    public void SendOverLongConnection() => _route = _connections;

    /// <summary>Waits until an app has opened a long connection.</summary>
    /// <param name="number">Which connection, from 1; those that were closed count.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The connection, which may be closed by now.</returns>
    public Task<FeishuMockConnection> WaitForConnectionAsync(int number = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        return _connections.GetAsync(number, cancellationToken);
    }

    /// <summary>Sends an event.</summary>
    /// <typeparam name="TEvent">The payload, which says of which type the event is.</typeparam>
    /// <param name="payload">What happened.</param>
    /// <param name="delivery">How it is sent; null for a new event that is sent once.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The app's response.</returns>
    /// <exception cref="HttpRequestException">Nobody listens at the address.</exception>
    public Task<FeishuMockEventResponse> SendAsync<TEvent>(TEvent payload, FeishuMockDelivery? delivery = null, CancellationToken cancellationToken = default)
        where TEvent : FeishuModel, IFeishuEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(payload);
        var json = JsonNode.Parse(payload.ToUtf8Json())!.AsObject();
        return DeliverAsync(_maker.Event(TEvent.EventType.Name, json, TEvent.EventType.IsOldForm, delivery ?? new()), cancellationToken);
    }

    /// <summary>Sends the event of a page, as its example has it.</summary>
    /// <param name="eventType">The type: <c>im.message.receive_v1</c>.</param>
    /// <param name="change">Changes the payload before it is sent, or null.</param>
    /// <param name="delivery">How it is sent; null for a new event that is sent once.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The app's response.</returns>
    /// <exception cref="ArgumentException">No page has the event.</exception>
    /// <exception cref="HttpRequestException">Nobody listens at the address.</exception>
    public Task<FeishuMockEventResponse> SendAsync(
        string eventType, Action<JsonObject>? change = null, FeishuMockDelivery? delivery = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventType);
        var payload = _pages.FindExample(eventType)
            ?? throw new ArgumentException($"No page has the event '{eventType}'; {nameof(Types)} lists those that there are. Others can be sent with a payload.", nameof(eventType));
        change?.Invoke(payload);
        return SendAsync(eventType, payload, delivery, cancellationToken);
    }

    /// <summary>Sends an event, whether there is a page for it or not.</summary>
    /// <param name="eventType">The type: <c>im.message.receive_v1</c>.</param>
    /// <param name="payload">What happened: what the member <c>event</c> holds.</param>
    /// <param name="delivery">How it is sent; null for a new event that is sent once.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The app's response.</returns>
    /// <exception cref="HttpRequestException">Nobody listens at the address.</exception>
    public Task<FeishuMockEventResponse> SendAsync(string eventType, JsonObject payload, FeishuMockDelivery? delivery = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventType);
        ArgumentNullException.ThrowIfNull(payload);
        return DeliverAsync(_maker.Event(eventType, payload, _pages.IsOldForm(eventType), delivery ?? new()), cancellationToken);
    }

    /// <summary>Sends what somebody did with a card: pressed a button. Anything else than a button is an event of type <c>card.action.trigger</c> with a payload.</summary>
    /// <param name="value">What the card has the button send.</param>
    /// <param name="delivery">How it is sent; the old form is the old card callback, signed with the Verification Token.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The app's response: its body has the toast and the card.</returns>
    /// <exception cref="HttpRequestException">Nobody listens at the address.</exception>
    /// <exception cref="InvalidOperationException">It is an old callback, and there is no address to send it to.</exception>
    public Task<FeishuMockEventResponse> SendCardActionAsync(JsonNode value, FeishuMockDelivery? delivery = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        return DeliverAsync(_maker.Card(value, delivery ?? new()), cancellationToken);
    }

    /// <summary>Asks whether the address is the app's, as the developer console does when it is set (<c>url_verification</c>).</summary>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The app's response: <c>{"challenge": …}</c> with the response's <see cref="FeishuMockEventResponse.EventId"/>.</returns>
    /// <exception cref="HttpRequestException">Nobody listens at the address.</exception>
    /// <exception cref="InvalidOperationException">There is no address.</exception>
    public Task<FeishuMockEventResponse> SendChallengeAsync(CancellationToken cancellationToken = default) =>
        DeliverAsync(_maker.Challenge(new() { Patience = TimeSpan.FromSeconds(1) }), cancellationToken);

    /// <summary>Sends something, and again as often as the delivery says while it is not acknowledged.</summary>
    private async Task<FeishuMockEventResponse> DeliverAsync(SentEvent sent, CancellationToken cancellationToken)
    {
        var redeliveries = sent.Delivery.Redeliveries;
        for (var attempt = 1; ; attempt++)
        {
            var response = await TryAsync(sent, cancellationToken).ConfigureAwait(false);
            if (response.IsAcknowledged || attempt > redeliveries.Count)
            {
                return response with { Attempts = attempt };
            }

            await Task.Delay(redeliveries[attempt - 1], _options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<FeishuMockEventResponse> TryAsync(SentEvent sent, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(sent.Delivery.Patience, _options.TimeProvider);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _route.SendAsync(sent, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new FeishuMockEventResponse { EventId = sent.Id, Status = null };
        }
    }
}
