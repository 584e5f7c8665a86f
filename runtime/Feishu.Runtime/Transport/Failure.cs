namespace Feishu.Runtime;

/// <summary>Exceptions for what can go wrong with a call.</summary>
internal static class Failure
{
    public static FeishuApiException OfRefusal(FeishuOperation operation, FeishuAnswer answer, in Envelope envelope, long code)
        => new(operation, code, envelope.Message, answer.Status, answer.LogId, envelope.Error.IsEmpty ? null : FeishuJson.Parse<FeishuErrorDetail>(envelope.Error))
        {
            RetryAfter = ResetPauses.FindReset(answer.Response),
        };

    public static FeishuTransportException OfAnswer(FeishuOperation operation, FeishuAnswer answer, int maxExcerpt, Exception? inner = null)
    {
        var body = answer.Body.Span;
        var problem = body.IsEmpty ? "was answered with nothing"
            : inner is not null ? "was answered with something that is not the platform's JSON"
            : "was answered without a code that explains the failure";
        return OfAnswer(operation, problem, answer, maxExcerpt, inner);
    }

    public static FeishuTransportException OfMissingFile(FeishuOperation operation, FeishuAnswer answer, int maxExcerpt)
        => OfAnswer(operation, "was answered with success and without a file", answer, maxExcerpt, inner: null);

    public static FeishuTransportException OfRedirect(FeishuOperation operation, FeishuAnswer answer)
    {
        // The address alone: a query may hold anything.
        var target = answer.Response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {location.Scheme}://{location.Authority}" : "";
        return new(operation, $"was redirected{target}, which is not followed, as the token belongs to the addresses in the options only", answer.Status, answer.LogId);
    }

    /// <param name="operation">The operation.</param>
    /// <param name="response">The answer as far as it came; or null.</param>
    /// <param name="isDeadline">Whether the call's own time is over.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="before">What the attempt before failed for; or null.</param>
    public static FeishuTransportException OfTime(
        FeishuOperation operation, HttpResponseMessage? response, bool isDeadline, OperationCanceledException cause, FeishuException? before = null)
    {
        var isTime = isDeadline || cause.InnerException is TimeoutException;
        return new(
            operation,
            isTime ? $"took longer than the time it had{(before is null ? "" : $", after an attempt that failed: {before.Message}")}" : "was cut off, as the HTTP client was disposed of or cancelled it",
            response?.StatusCode,
            response is null ? null : FeishuAnswer.FindLogId(response),
            innerException: isTime ? new TimeoutException("The time of the call was over.", (Exception?)before ?? cause) : cause);
    }

    /// <param name="operation">The operation.</param>
    /// <param name="response">The answer as far as it came, which is disposed of by now; or null.</param>
    /// <param name="cause">The cause.</param>
    public static FeishuTransportException OfConnection(FeishuOperation operation, HttpResponseMessage? response, Exception cause)
        => response is null
            ? new(operation, $"was not answered: {cause.Message}", innerException: cause)
            : new(operation, $"was answered in part: {cause.Message}", response.StatusCode, FeishuAnswer.FindLogId(response), innerException: cause);

    /// <param name="operation">The operation.</param>
    /// <param name="response">The answer, which is disposed of by now; or null.</param>
    /// <param name="cause">The cause.</param>
    public static FeishuTransportException OfSize(FeishuOperation operation, HttpResponseMessage? response, ResponseTooLargeException cause)
        => new(operation, cause.Message, response?.StatusCode, response is null ? null : FeishuAnswer.FindLogId(response), innerException: cause);

    private static FeishuTransportException OfAnswer(FeishuOperation operation, string problem, FeishuAnswer answer, int maxExcerpt, Exception? inner)
        => new(operation, problem, answer.Status, answer.LogId, answer.ContentType, Excerpt.Of(answer.Body.Span, maxExcerpt), inner);
}
