using Feishu.Runtime.Events;
using Feishu.Runtime.Events.Telemetry;
using Feishu.Runtime.Events.Webhook;
using Feishu.Runtime.Http;

namespace Feishu.Runtime;

/// <summary>
/// Receives what the platform sends to a web address: makes sure that it comes from there, responds to the handshake, and hands events to <see cref="FeishuEventDispatcher"/>.
/// It knows no web server: <c>MapFeishuEvents</c> of Feishu.AspNetCore is one way to call it. A service; safe for use by several threads.
/// </summary>
public sealed class FeishuEventReceiver
{
    private const int Ok = 200;
    private const int BadRequest = 400;
    private const int Unauthorized = 401;
    private const int ContentTooLarge = 413;
    private const int InternalServerError = 500;
    private const int ServiceUnavailable = 503;

    private readonly EventGate _gate;
    private readonly FeishuEventDispatcher _dispatcher;
    private readonly EventTelemetry _telemetry;

    /// <param name="dispatcher">Passes the events to their handlers.</param>
    /// <param name="readKeys">Reads the keys as they are now; null where they cannot be read.</param>
    internal FeishuEventReceiver(FeishuEventDispatcher dispatcher, Func<EventKeys?> readKeys)
    {
        _gate = new EventGate(dispatcher.Options, readKeys);
        _dispatcher = dispatcher;
        _telemetry = dispatcher.Telemetry;
        MaxBodyBytes = dispatcher.Options.MaxBodyBytes;
    }

    /// <summary>How many bytes a body may have: what is longer need not be read, and gets the response <see cref="RefuseTooLarge"/>.</summary>
    public int MaxBodyBytes { get; }

    /// <summary>Receives a request. Why one is refused is logged and counted, and never told to who sent it.</summary>
    /// <param name="body">The body as it was sent. It is not used after the task has ended.</param>
    /// <param name="header">Finds a header by its name; null where there is none.</param>
    /// <param name="cancellationToken">Cancels the waiting for the event's handler, which goes on.</param>
    /// <returns>What to respond: status 200 for what was taken and the handshake, 401, 400 or 413 for what was refused, 500 where a handler failed, and 503 where too many events wait.</returns>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public async Task<FeishuEventResponse> ReceiveAsync(ReadOnlyMemory<byte> body, Func<string, string?> header, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        var signature = new EventSignature(header(EventSignature.TimestampHeader), header(EventSignature.NonceHeader), header(EventSignature.SignatureHeader));
        var admission = _gate.Admit(body.Span, signature);
        if (admission.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        if (admission.Challenge is { } challenge)
        {
            _telemetry.Challenged();
            return new FeishuEventResponse(Ok, FeishuJson.Object(("challenge", challenge)).Utf8);
        }

        var response = await _dispatcher.DispatchAsync(admission.Envelope!, cancellationToken).ConfigureAwait(false);
        return response.Outcome switch
        {
            FeishuEventOutcome.Failed => new FeishuEventResponse(InternalServerError, default),
            FeishuEventOutcome.Overloaded => new FeishuEventResponse(ServiceUnavailable, default),
            _ => new FeishuEventResponse(Ok, response.Body),
        };
    }

    /// <summary>Responds to a request whose body is over <see cref="MaxBodyBytes"/> and was not read.</summary>
    /// <returns>What to respond.</returns>
    public FeishuEventResponse RefuseTooLarge() => Refuse(EventRefusal.TooLarge);

    private FeishuEventResponse Refuse(EventRefusal refusal)
    {
        _telemetry.Refused(refusal);
        var status = refusal switch
        {
            EventRefusal.TooLarge => ContentTooLarge,
            EventRefusal.Malformed => BadRequest,
            _ => Unauthorized,
        };
        return new FeishuEventResponse(status, default);
    }
}
