using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Feishu.Runtime;

/// <content>What an answer says: a result, a file, an event, or a failure.</content>
internal sealed partial class FeishuExchange
{
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

    /// <summary>Takes the whole answer.</summary>
    /// <returns>false where the call is to be sent once more.</returns>
    /// <exception cref="FeishuException">The call failed.</exception>
    public bool TryReadJson(FeishuAnswer answer, out FeishuJson result)
    {
        try
        {
            var envelope = Envelope.Read(answer.Body.Span);
            var isDone = IsSuccess(answer, in envelope, mayLackCode: true);
            result = isDone ? FeishuJson.Parse(answer.Body.Span) : default;
            return isDone;
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
}
