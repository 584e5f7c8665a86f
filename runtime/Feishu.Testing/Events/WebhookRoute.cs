using System.Globalization;
using System.Net.Http.Headers;

namespace Feishu.Testing.Events;

/// <summary>Sends events to an address of the app's.</summary>
/// <param name="options">The keys, and the time.</param>
/// <param name="client">What to send with.</param>
/// <param name="address">Where to; may be relative to the client's own address.</param>
internal sealed class WebhookRoute(FeishuMockOptions options, HttpClient client, Uri address) : IEventRoute
{
    public async Task<FeishuMockEventResponse> SendAsync(SentEvent sent, CancellationToken cancellationToken)
    {
        using var request = CreateRequest(sent);
        using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return new FeishuMockEventResponse { EventId = sent.Id, Status = (int)response.StatusCode, Body = body };
    }

    private HttpRequestMessage CreateRequest(SentEvent sent)
    {
        var text = sent.ToUtf8();
        var body = options.EncryptKey is { } key && sent.Kind != SentEventKind.OldCardAction ? EventSeal.Encrypt(text, key) : text;
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } },
        };
        var timestamp = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString("N");
        if (Sign(sent.Kind, timestamp, nonce, body) is { } signature)
        {
            request.Headers.Add("X-Lark-Request-Timestamp", timestamp);
            request.Headers.Add("X-Lark-Request-Nonce", nonce);
            request.Headers.Add("X-Lark-Signature", signature);
        }

        return request;
    }

    /// <summary>The signature; null where the platform signs nothing.</summary>
    private string? Sign(SentEventKind kind, string timestamp, string nonce, byte[] body) => kind switch
    {
        SentEventKind.Event when options.EncryptKey is { } key => EventSeal.Sign(timestamp, nonce, key, body),
        SentEventKind.OldCardAction when options.VerificationToken is { } token => EventSeal.SignOldCard(timestamp, nonce, token, body),
        _ => null,
    };
}
