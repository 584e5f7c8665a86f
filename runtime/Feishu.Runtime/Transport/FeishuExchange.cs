namespace Feishu.Runtime;

/// <summary>One call under way: sent, and sent once more where its token was refused and can be renewed.</summary>
internal sealed partial class FeishuExchange(
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

    private async Task<HttpResponseMessage> SendRequestAsync()
    {
        caller.ThrowIfCancellationRequested();
        _sentToken = await GetTokenAsync().ConfigureAwait(false);
        try
        {
            // The request is not disposed of: it owns nothing but the content, which a second attempt sends again.
            var request = sender.CreateRequest(call, uri, _sentToken, CreateContent());
            return await sender.SendAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e, response: null);
        }
    }

    /// <summary>Whatever a store of tokens throws is the store's, and no failure of this call's connection.</summary>
    private async ValueTask<string?> GetTokenAsync()
    {
        try
        {
            return token is null ? null : await token.GetAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (deadline.Token.IsCancellationRequested)
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
        { Json: { } json } => _json ??= new FeishuJsonContent(model: null, json),
        { Form: { } form } => form.CreateContent(),
        _ => null,
    };

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
