using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Feishu.Runtime;

/// <summary>One call under way: sent, and sent once more where its token was refused and can be renewed.</summary>
internal sealed class FeishuExchange(
    FeishuSender sender, FeishuCall call, Uri uri, FeishuToken? token, CallDeadline deadline, CancellationToken caller) : IDisposable
{
    private FeishuJsonContent? _content;
    private string? _sentToken;
    private bool _isRenewed;

    private FeishuOperation Operation => call.Operation;

    public void Dispose()
    {
        _content?.Dispose();
        deadline.Dispose();
    }

    /// <summary>Sends the request and reads the answer, whatever it says.</summary>
    public async Task<FeishuAnswer> SendAsync()
    {
        var answer = await ReceiveAsync().ConfigureAwait(false);
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

    private async Task<FeishuAnswer> ReceiveAsync()
    {
        HttpResponseMessage? response = null;
        try
        {
            caller.ThrowIfCancellationRequested();
            if (token is not null)
            {
                _sentToken = await token.GetAsync(deadline.Token).ConfigureAwait(false);
            }

            if (call.Body is not null)
            {
                _content ??= new FeishuJsonContent(call.Body);
            }

            // The request is not disposed of: it owns nothing but the content, which a second attempt sends again.
            var request = sender.CreateRequest(call, uri, _sentToken, _content);
            response = await sender.SendAsync(request, deadline.Token).ConfigureAwait(false);
            return await FeishuAnswer.ReadAsync(response, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (caller.IsCancellationRequested)
        {
            throw new OperationCanceledException($"{Operation.Id} was cancelled.", caller);
        }
        catch (OperationCanceledException e)
        {
            throw Failure.OfTime(Operation, response, deadline.IsOver, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Failure.OfConnection(Operation, response, e);
        }
    }

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

        _isRenewed = true;
        return true;
    }
}
