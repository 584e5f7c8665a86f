namespace Feishu.Runtime;

/// <summary>Exceptions for what can go wrong with a call.</summary>
internal static class Failure
{
    public static FeishuApiException OfRefusal(FeishuOperation operation, FeishuAnswer answer, in Envelope envelope, long code, TimeSpan? retryAfter)
        => new(operation, code, envelope.Message, answer.Status, answer.LogId, envelope.Error.IsEmpty ? null : FeishuJson.Parse<FeishuErrorDetail>(envelope.Error))
        {
            RetryAfter = retryAfter,
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

    /// <param name="operation">The operation.</param>
    /// <param name="response">The answer.</param>
    /// <param name="target">Where it leads; or null.</param>
    /// <param name="reason">Why it is not followed; null for the token.</param>
    public static FeishuTransportException OfRedirect(FeishuOperation operation, HttpResponseMessage response, Uri? target, string? reason = null)
    {
        var why = reason ?? "as the token belongs to the addresses in the options only"
            + (operation.Answer == FeishuAnswerKind.Bytes
                ? $" (the exception's {nameof(FeishuTransportException.RedirectLocation)} is the whole address, and {nameof(FeishuOptions)}.{nameof(FeishuOptions.FollowDownloadRedirects)} follows it without the token)"
                : "");

        // The host alone: a query may hold anything, and that of a signed address does.
        return new(operation, $"was redirected{(target is null ? "" : $" to {target.Scheme}://{target.Authority}")}, which is not followed, {why}", response.StatusCode, FeishuAnswer.FindLogId(response))
        {
            RedirectLocation = target,
        };
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

    private static FeishuTransportException OfAnswer(FeishuOperation operation, string problem, FeishuAnswer answer, int maxExcerpt, Exception? inner)
        => new(operation, problem, answer.Status, answer.LogId, answer.ContentType, Excerpt.Of(answer.Body.Span, maxExcerpt), inner);
}
