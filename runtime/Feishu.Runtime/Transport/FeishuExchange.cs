using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Feishu.Runtime;

/// <summary>One call under way: sent, and sent once more where its token was refused and can be renewed.</summary>
internal sealed class FeishuExchange(
    FeishuSender sender, FeishuCall call, Uri uri, FeishuToken? token, CallDeadline deadline, CancellationToken caller) : IDisposable
{
    private FeishuJsonContent? _json;
    private string? _sentToken;
    private bool _isRenewed;

    private FeishuOperation Operation => call.Operation;

    public void Dispose()
    {
        _json?.Dispose();
        deadline.Dispose();
    }

    /// <summary>Sends the request and reads the answer, whatever it says.</summary>
    public async Task<FeishuAnswer> SendAsync() => await ReadAsync(await SendRequestAsync().ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>
    /// Sends the request, and leaves an answer alone that is what the call is about: a file, or a stream of events. Then the time of the call is over;
    /// how long its reader takes is the reader's business.
    /// </summary>
    /// <returns>The answer that is still to be read, or the one that was read to its end.</returns>
    public async Task<(HttpResponseMessage? Stream, FeishuAnswer? Answer)> SendAsync(Func<HttpResponseMessage, bool> isStream)
    {
        var response = await SendRequestAsync().ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || !isStream(response))
        {
            return (null, await ReadAsync(response).ConfigureAwait(false));
        }

        try
        {
            deadline.Dispose();
            call.Options?.OnResponse?.Invoke(new FeishuResponseInfo(Operation, response, FeishuAnswer.FindLogId(response), default));
            return (response, null);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Opens an answer that is still to be read; on failure it is disposed of.</summary>
    public async Task<Stream> OpenAsync(HttpResponseMessage response)
    {
        try
        {
            return await response.Content.ReadAsStreamAsync(caller).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            response.Dispose();
            if (IsOfConnection(e))
            {
                throw Translate(e, response);
            }

            throw;
        }
    }

    /// <summary>Reads the result.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    public bool TryRead<T>(FeishuAnswer answer, [NotNullWhen(true)] out T? result)
        where T : FeishuModel, IFeishuModel<T>
    {
        try
        {
            T? data = null;
            var isTopLevel = Operation.Answer == FeishuAnswerKind.TopLevel;
            var envelope = isTopLevel ? Envelope.Read(answer.Body.Span) : Envelope.Read(answer.Body.Span, out data);
            var isDone = IsSuccess(answer, in envelope, mayLackCode: isTopLevel || data is not null);
            result = !isDone ? null : isTopLevel ? Envelope.ReadWhole<T>(answer.Body.Span) : data ?? Envelope.ReadEmpty<T>();
            return isDone;
        }
        catch (JsonException e)
        {
            throw Failure.OfAnswer(Operation, answer, sender.MaxExcerpt, e);
        }
    }

    /// <summary>Looks whether the call succeeded.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    public bool IsDone(FeishuAnswer answer)
    {
        try
        {
            var envelope = Envelope.Read(answer.Body.Span);
            return IsSuccess(answer, in envelope, mayLackCode: false);
        }
        catch (JsonException e)
        {
            throw Failure.OfAnswer(Operation, answer, sender.MaxExcerpt, e);
        }
    }

    /// <summary>Takes a JSON answer for a file where it is no envelope: where it has no code that is a number.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    public bool TryReadFile(FeishuAnswer answer, [NotNullWhen(true)] out FeishuDownload? file)
    {
        file = null;
        try
        {
            var envelope = Envelope.Read(answer.Body.Span);
            if (envelope.Code is not null || !answer.Response.IsSuccessStatusCode)
            {
                return IsSuccess(answer, in envelope, mayLackCode: false) ? throw Failure.OfMissingFile(Operation, answer, sender.MaxExcerpt) : false;
            }
        }
        catch (JsonException) when (answer.Response.IsSuccessStatusCode)
        {
            // An array, or what only calls itself JSON.
        }
        catch (JsonException e)
        {
            throw Failure.OfAnswer(Operation, answer, sender.MaxExcerpt, e);
        }

        file = FeishuDownload.Of(answer);
        return true;
    }

    /// <summary>Waits for the next event.</summary>
    /// <returns>Its result, or null at the end of the stream.</returns>
    /// <exception cref="FeishuException">The event tells of a failure or is no JSON, or the connection is lost.</exception>
    public async ValueTask<T?> ReadEventAsync<T>(FeishuEventReader events, HttpResponseMessage response)
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

    private T ReadEvent<T>(HttpResponseMessage response, byte[] data)
        where T : FeishuModel, IFeishuModel<T>
    {
        try
        {
            var envelope = Envelope.Read<T>(data, out var result);
            return envelope.Code is { } code and not 0
                ? throw Failure.OfRefusal(Operation, FeishuAnswer.OfEvent(response, data), in envelope, code)
                : result ?? Envelope.ReadWhole<T>(data);
        }
        catch (JsonException e)
        {
            throw Failure.OfAnswer(Operation, FeishuAnswer.OfEvent(response, data), sender.MaxExcerpt, e);
        }
    }

    private async Task<HttpResponseMessage> SendRequestAsync()
    {
        try
        {
            caller.ThrowIfCancellationRequested();
            if (token is not null)
            {
                _sentToken = await token.GetAsync(deadline.Token).ConfigureAwait(false);
            }

            // The request is not disposed of: it owns nothing but the content, which a second attempt sends again.
            var request = sender.CreateRequest(call, uri, _sentToken, CreateContent());
            return await sender.SendAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e, response: null);
        }
    }

    private async Task<FeishuAnswer> ReadAsync(HttpResponseMessage response)
    {
        FeishuAnswer answer;
        try
        {
            answer = await FeishuAnswer.ReadAsync(response, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e, response);
        }

        try
        {
            call.Options?.OnResponse?.Invoke(new FeishuResponseInfo(Operation, answer.Response, answer.LogId, answer.Body));
            return (int)answer.Status is >= 300 and < 400 ? throw Failure.OfRedirect(Operation, answer) : answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private HttpContent? CreateContent() => call switch
    {
        { Body: { } body } => _json ??= new FeishuJsonContent(body),
        { Form: { } form } => form.CreateContent(),
        _ => null,
    };

    private bool IsSuccess(FeishuAnswer answer, in Envelope envelope, bool mayLackCode)
    {
        if (envelope.Code is { } code and not 0)
        {
            return MayRenew(code) ? false : throw Failure.OfRefusal(Operation, answer, in envelope, code);
        }

        return (envelope.Code is not null || (mayLackCode && !envelope.HasCode)) && answer.Response.IsSuccessStatusCode
            ? true
            : throw Failure.OfAnswer(Operation, answer, sender.MaxExcerpt);
    }

    private bool MayRenew(long code)
    {
        if (_isRenewed || _sentToken is null || !FeishuCommonErrors.IsTokenRefused(code) || !token!.Invalidate(_sentToken))
        {
            return false;
        }

        // Whether or not this call can use it, the next one gets a new token.
        _isRenewed = true;
        return call.Form is null or { CanSendAgain: true };
    }

    private static bool IsOfConnection(Exception e) => e is OperationCanceledException or HttpRequestException or IOException;

    /// <summary>What a failure of the connection, or the end of the time, is to the caller.</summary>
    private Exception Translate(Exception cause, HttpResponseMessage? response) => cause switch
    {
        OperationCanceledException when caller.IsCancellationRequested => new OperationCanceledException($"{Operation.Id} was cancelled.", caller),
        OperationCanceledException e => Failure.OfTime(Operation, response, deadline.IsOver, e),
        _ => Failure.OfConnection(Operation, response, cause),
    };
}
