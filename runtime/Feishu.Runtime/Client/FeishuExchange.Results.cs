using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Feishu.Runtime.Errors;
using Feishu.Runtime.Http;
using Feishu.Runtime.Http.Readings;
using Feishu.Runtime.Http.ServerSentEvents;

namespace Feishu.Runtime.Client;

/// <content>What a response says: a result, an event, or a failure.</content>
internal sealed partial class FeishuExchange
{
    /// <summary>Whether the call succeeded.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    public bool IsSuccess(BufferedResponse buffered, in Envelope envelope, bool mayLackCode)
    {
        if (envelope.Code is { } code and not 0)
        {
            return MayRenew(code) ? false : throw Failure.OfRefusal(Operation, buffered, in envelope, code, RetryAfterOf(buffered.Response, code), Secrets);
        }

        if (envelope.Code is null && !(mayLackCode && !envelope.HasCode) || !buffered.Response.IsSuccessStatusCode)
        {
            throw Failure.OfNoCode(Operation, buffered, in envelope, sender.MaxExcerpt, Secrets, RetryAfterOf(buffered.Response));
        }

        _trace?.Succeeded();
        return true;
    }

    /// <summary>What a success without the file is to the caller.</summary>
    public FeishuTransportException OfMissingFile(BufferedResponse buffered) => Failure.OfMissingFile(Operation, buffered, sender.MaxExcerpt, Secrets);

    /// <summary>Waits for the next event.</summary>
    /// <returns>Its result, or null at the end of the stream.</returns>
    /// <exception cref="FeishuException">The event tells of a failure or is no JSON, or the connection is lost.</exception>
    public async ValueTask<T?> ReadEventAsync<T>(SseReader events, HttpResponseMessage response)
        where T : FeishuModel, IFeishuModel<T>
    {
        try
        {
            var data = await events.ReadAsync(caller).ConfigureAwait(false);
            return data is null ? null : ReadEvent<T>(response, data);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e, response);
        }
    }

    private bool TryRead<T>(Reading<T> reading, BufferedResponse buffered, [MaybeNullWhen(false)] out T result)
    {
        try
        {
            return reading.TryRead(this, buffered, out result);
        }
        catch (JsonException e)
        {
            throw Paced(Failure.OfResponse(Operation, buffered, sender.MaxExcerpt, Secrets, RetryAfterOf(buffered.Response), e), buffered);
        }
        catch (FeishuException e)
        {
            _ = Paced(e, buffered);
            throw;
        }
    }

    /// <summary>Has everybody wait who calls the operation, where the platform said how long: it has too many calls (HTTP 429 or a code for it), or is down for a while (503).</summary>
    private FeishuException Paced(FeishuException failure, BufferedResponse buffered)
    {
        if ((Refusals.IsOfRate(failure) || (int?)failure.Status == 503) && RetryAfterOf(buffered.Response) is { } reset)
        {
            sender.Pauses.Begin(Scope, reset);
            sender.Telemetry.Pauses(Operation, reset);
        }

        return failure;
    }

    private T ReadEvent<T>(HttpResponseMessage response, byte[] data)
        where T : FeishuModel, IFeishuModel<T>
    {
        try
        {
            var envelope = Envelope.Read<T>(data, out var result);
            return envelope.Code is { } code and not 0
                ? throw Failure.OfRefusal(Operation, BufferedResponse.OfEvent(response, data), in envelope, code, RetryAfterOf(response, code), Secrets)
                : result ?? Envelope.ReadWhole<T>(data);
        }
        catch (JsonException e)
        {
            throw Failure.OfResponse(Operation, BufferedResponse.OfEvent(response, data), sender.MaxExcerpt, Secrets, RetryAfterOf(response), e);
        }
    }

    /// <summary>How long the platform asked to wait, where waiting helps: it has too many calls, or is down for a while.</summary>
    private TimeSpan? RetryAfterOf(HttpResponseMessage response, long? code = null)
        => (int)response.StatusCode is 429 or 503 || (code is { } refused && Operation.IsRateLimited(refused)) ? sender.Pauses.FindReset(response) : null;
}
