using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Descriptors;
using Feishu.Runtime.Http;
using Feishu.Runtime.Http.Readings;
using Feishu.Runtime.Resilience;
using Feishu.Runtime.Telemetry;

namespace Feishu.Runtime.Client;

/// <summary>One call under way: one attempt or more, and in each of them one request, or two where the token was refused and could be renewed.</summary>
internal sealed partial class FeishuExchange(
    FeishuSender sender, FeishuCall call, Uri uri, FeishuToken? token, CallDeadline deadline, CancellationToken caller)
    : IRetryableCall, ITracedCall, IExchange, IDisposable
{
    private FeishuJsonContent? _json;
    private string? _sentToken;
    private string? _refusedToken;
    private bool _isRenewed;
    private FeishuException? _lastFailure;
    private bool _isPrepared;
    private RequestTrace? _trace;
    private int _requests;

    public FeishuOperation Operation => call.Operation;

    /// <summary>How often the call may be repeated, where it says so itself.</summary>
    public FeishuRetry? Retry => call.Options?.Retry;

    /// <summary>Whose limits the call counts for.</summary>
    public FeishuLimitScope Scope => new(sender.AppId, Operation, call.Options?.TenantKey);

    /// <summary>Cancelled at the end of the call's time, and by the caller.</summary>
    public CancellationToken CancellationToken => deadline.Token;

    /// <summary>How much of the call's time is left.</summary>
    public TimeSpan Remaining => deadline.Remaining;

    public CallTelemetry Telemetry => sender.Telemetry;

    /// <summary>How many bytes a server-sent event may have.</summary>
    public int MaxServerSentEvent => sender.MaxServerSentEvent;

    /// <summary>How long the platform has asked to wait before the next attempt.</summary>
    public TimeSpan Pause => sender.Pauses.RemainingOf(Scope);

    /// <summary>Whether what is sent can be sent another time.</summary>
    public bool CanSendAgain => call.Form is null or { CanSendAgain: true };

    /// <summary>Whether the platform tells a repeated call by the key in it, and acts once.</summary>
    public bool HasIdempotencyKey => call.HasIdempotencyKey || _json?.HasAny(FeishuIdempotencyKey.Names) == true;

    public void Dispose()
    {
        _json?.Dispose();
        deadline.Dispose();
    }

    /// <summary>Sends the request, once more where its token was refused and can be renewed, and reads the response.</summary>
    /// <exception cref="FeishuException">The attempt failed.</exception>
    public async Task<T> AttemptAsync<T>(Reading<T> reading)
    {
        Prepare();
        try
        {
            await WaitForResetAsync().ConfigureAwait(false);
            while (true)
            {
                caller.ThrowIfCancellationRequested();
                _sentToken = await GetTokenAsync().ConfigureAwait(false);
                LogSent();
                var (isDone, result) = await RequestAsync(reading).ConfigureAwait(false);
                if (isDone)
                {
                    return result!;
                }
            }
        }
        catch (FeishuException e)
        {
            _lastFailure = e;
            throw;
        }
    }

    /// <inheritdoc/>
    public Exception Translate(OperationCanceledException cause) => Translate(cause, response: null);

    /// <summary>What the end of the time, a cancellation or a failure of the connection is to the caller.</summary>
    private Exception Translate(Exception cause, HttpResponseMessage? response = null) => cause switch
    {
        OperationCanceledException when caller.IsCancellationRequested => new OperationCanceledException($"{Operation.Id} was cancelled.", caller),
        OperationCanceledException e => Failure.OfTime(Operation, response, deadline.IsOver, e, Secrets, _lastFailure),
        ResponseTooLargeException e => Failure.OfSize(Operation, response, e, Secrets),
        _ => Failure.OfConnection(Operation, response, cause, Secrets),
    };

    /// <summary>Sends one request and reads its response.</summary>
    private async ValueTask<(bool IsDone, T? Result)> RequestAsync<T>(Reading<T> reading)
    {
        using var trace = _trace = sender.Telemetry.Begin(this, uri, _requests++);
        try
        {
            var response = await SendRequestAsync().ConfigureAwait(false);
            trace?.Responded(response, Secrets);
            var isElsewhere = FollowsRedirect(reading, response);
            if (isElsewhere)
            {
                response = await FollowAsync(response).ConfigureAwait(false);
                trace?.Responded(response, Secrets);
            }

            // A file store sends the file and no envelope, whatever the type.
            if (response.IsSuccessStatusCode && (isElsewhere || reading.IsStream(response)))
            {
                return (true, await OpenAsync(reading, response).ConfigureAwait(false));
            }

            using var buffered = await ReadAsync(response).ConfigureAwait(false);
            if (sender.Telemetry.LogsBodyOf(Operation))
            {
                sender.Telemetry.Received(Operation, buffered.Body.Span, Secrets);
            }

            if (isElsewhere)
            {
                throw Paced(Failure.OfResponse(Operation, buffered, sender.MaxExcerpt, Secrets, RetryAfterOf(buffered.Response)), buffered);
            }

            return TryRead(reading, buffered, out var result) ? (true, result) : (false, default);
        }
        catch (Exception e)
        {
            trace?.Failed(e);
            throw;
        }
    }

    /// <summary>Hands out a response that is still to be read. Then the time of the call is over; how long its reader takes is the reader's business.</summary>
    private async Task<T> OpenAsync<T>(Reading<T> reading, HttpResponseMessage response)
    {
        try
        {
            deadline.Dispose();
            call.Options?.OnResponse?.Invoke(new FeishuResponseInfo(Operation, response.StatusCode, BufferedResponse.FindLogId(response), response.Headers));
            return reading.Open(response, await ReadStreamAsync(response).ConfigureAwait(false));
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private async Task<Stream> ReadStreamAsync(HttpResponseMessage response)
    {
        try
        {
            return new ResponseStream(await response.Content.ReadAsStreamAsync(caller).ConfigureAwait(false));
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e, response);
        }
    }

    private async ValueTask WaitForResetAsync()
    {
        try
        {
            await sender.Pauses.WaitAsync(Scope, Remaining, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw Translate(e);
        }
    }

    private async ValueTask<HttpResponseMessage> SendRequestAsync()
    {
        try
        {
            // The request is not disposed of: it owns nothing but the content, which another attempt sends again.
            var request = sender.CreateRequest(call, uri, _sentToken, _json ?? call.Form?.CreateContent());
            return await sender.SendAsync(request, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e);
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
            throw Translate(e);
        }
    }

    private async ValueTask<BufferedResponse> ReadAsync(HttpResponseMessage response)
    {
        BufferedResponse buffered;
        try
        {
            buffered = await BufferedResponse.ReadAsync(response, sender.MaxResponse, deadline.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            throw Translate(e, response);
        }

        try
        {
            call.Options?.OnResponse?.Invoke(new FeishuResponseInfo(Operation, buffered.Response.StatusCode, buffered.LogId, buffered.Response.Headers, buffered.Body));
            return IsRedirect(buffered.Response) ? throw Failure.OfRedirect(Operation, buffered.Response, TargetOf(buffered.Response, uri), Secrets) : buffered;
        }
        catch
        {
            buffered.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is sent, once for all attempts, and compares it with the page where the options want that.</summary>
    /// <exception cref="FeishuValidationException">The call goes against its page.</exception>
    private void Prepare()
    {
        if (_isPrepared)
        {
            return;
        }

        _isPrepared = true;
        if (call is { Body: not null } or { Json: not null })
        {
            _json = new FeishuJsonContent(call.Body, call.Json ?? default, sender.FillsIdempotencyKeys ? Operation.IdempotencyKey : null);
        }

        Validate();
    }

    private void Validate()
    {
        if (sender.Validator?.Invoke(Operation, uri, _json is null ? default : _json.Text, call.Form?.Texts ?? []) is not { Count: > 0 } violations)
        {
            return;
        }

        if (sender.Validation == FeishuValidation.Throw)
        {
            throw new FeishuValidationException(Operation, violations);
        }

        sender.Telemetry.Violated(Operation, violations);
    }

    private bool MayRenew(long code)
    {
        if (_isRenewed || _sentToken is null || !FeishuCommonErrors.IsTokenRefused(code) || !token!.Invalidate(_sentToken))
        {
            return false;
        }

        _trace?.Refused(code);
        sender.Telemetry.TokenRefused(Operation, token.Kind, code);

        // Whether or not this call can use it, the next one gets a new token.
        _isRenewed = true;
        _refusedToken = _sentToken;
        return CanSendAgain;
    }

    /// <summary>What was damaged on its way, such as a packed body, is the connection's as well.</summary>
    private static bool IsOfConnection(Exception e) => e is OperationCanceledException or HttpRequestException or IOException;
}
