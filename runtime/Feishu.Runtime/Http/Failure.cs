using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Feishu.Runtime.Errors;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Http;

/// <summary>Exceptions for what can go wrong with a call.</summary>
internal static class Failure
{
    public static FeishuApiException OfRefusal(
        FeishuOperation operation, BufferedResponse buffered, in Envelope envelope, long code, TimeSpan? retryAfter, SecretValues secrets)
        => new(operation, code, FeishuSecrets.Redact(envelope.Message ?? "", secrets), buffered.Status, Shown(buffered.LogId, secrets), DetailOf(in envelope, secrets))
        {
            RetryAfter = retryAfter,
            ErrorName = envelope.ErrorName,
        };

    public static FeishuTransportException OfResponse(FeishuOperation operation, BufferedResponse buffered, int maxExcerpt, SecretValues secrets, TimeSpan? retryAfter, Exception? inner = null)
    {
        var body = buffered.Body.Span;
        var problem = body.IsEmpty ? "got an empty response"
            : inner is not null ? "got a response that is not the platform's JSON"
            : "got a response without a code that explains the failure";
        return OfResponse(operation, problem, buffered, maxExcerpt, secrets, retryAfter, inner);
    }

    /// <summary>A failure without a code.</summary>
    public static FeishuTransportException OfNoCode(FeishuOperation operation, BufferedResponse buffered, in Envelope envelope, int maxExcerpt, SecretValues secrets, TimeSpan? retryAfter)
        => OfResponse(operation, "got a response without a code that explains the failure", buffered, maxExcerpt, secrets, retryAfter, inner: null, envelope.ErrorName);

    public static FeishuTransportException OfMissingFile(FeishuOperation operation, BufferedResponse buffered, int maxExcerpt, SecretValues secrets)
        => OfResponse(operation, "got a success without a file", buffered, maxExcerpt, secrets, retryAfter: null, inner: null);

    /// <param name="operation">The operation.</param>
    /// <param name="response">The response.</param>
    /// <param name="target">Where it leads; or null.</param>
    /// <param name="secrets">What is not shown.</param>
    /// <param name="reason">Why it is not followed; null for the token.</param>
    public static FeishuTransportException OfRedirect(FeishuOperation operation, HttpResponseMessage response, Uri? target, SecretValues secrets, string? reason = null)
    {
        var why = reason ?? "as the token belongs to the addresses in the options only"
            + (operation.Response == FeishuResponseKind.Bytes
                ? $" (the exception's {nameof(FeishuTransportException.RedirectLocation)} is the whole address, and {nameof(FeishuOptions)}.{nameof(FeishuOptions.FollowDownloadRedirects)} follows it without the token)"
                : "");

        // The host alone: a query may hold anything, and that of a signed address does.
        var place = target is null ? "" : Shown($" to {target.Scheme}://{target.Authority}", secrets);
        return new($"{operation} was redirected{place}, which is not followed, {why}", operation, response.StatusCode, Shown(BufferedResponse.FindLogId(response), secrets))
        {
            RedirectLocation = target,
        };
    }

    /// <param name="operation">The operation.</param>
    /// <param name="response">The response as far as it came; or null.</param>
    /// <param name="isDeadline">Whether the call's own time is over.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="secrets">What is not shown.</param>
    /// <param name="before">What the attempt before failed for; or null.</param>
    public static FeishuTransportException OfTime(
        FeishuOperation operation, HttpResponseMessage? response, bool isDeadline, OperationCanceledException cause, SecretValues secrets, FeishuException? before = null)
    {
        var isTime = isDeadline || cause.InnerException is TimeoutException;
        return new(
            operation + (isTime ? $" took longer than the time it had{(before is null ? "" : $", after an attempt that failed: {before.Message}")}" : " was cut off, as the HTTP client was disposed of or cancelled it"),
            operation,
            response?.StatusCode,
            response is null ? null : Shown(BufferedResponse.FindLogId(response), secrets),
            innerException: isTime ? new TimeoutException("The time of the call was over.", (Exception?)before ?? cause) : cause);
    }

    /// <param name="operation">The operation.</param>
    /// <param name="response">The response as far as it came, which is disposed of by now; or null.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="secrets">What is not shown.</param>
    public static FeishuTransportException OfConnection(FeishuOperation operation, HttpResponseMessage? response, Exception cause, SecretValues secrets)
    {
        var message = Shown(cause.Message, secrets);
        var inner = WithoutSecrets(cause, secrets);
        return response is null
            ? new($"{operation} got no response: {message}", operation, innerException: inner)
            : new($"{operation} got a part of the response: {message}", operation, response.StatusCode, Shown(BufferedResponse.FindLogId(response), secrets), innerException: inner);
    }

    /// <param name="operation">The operation.</param>
    /// <param name="response">The response, which is disposed of by now; or null.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="secrets">What is not shown.</param>
    public static FeishuTransportException OfSize(FeishuOperation operation, HttpResponseMessage? response, ResponseTooLargeException cause, SecretValues secrets)
        => new($"{operation} {cause.Message}", operation, response?.StatusCode, response is null ? null : Shown(BufferedResponse.FindLogId(response), secrets), innerException: cause);

    private static FeishuTransportException OfResponse(
        FeishuOperation operation, string problem, BufferedResponse buffered, int maxExcerpt, SecretValues secrets, TimeSpan? retryAfter, Exception? inner, string? errorName = null)
        => new(
            $"{operation} {problem}", operation, buffered.Status, Shown(buffered.LogId, secrets), Shown(buffered.ContentType, secrets), Excerpt.Of(buffered.Body.Span, maxExcerpt, secrets),
            inner is null ? null : WithoutSecrets(inner, secrets))
        {
            ErrorName = errorName,
            RetryAfter = retryAfter,
        };

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Shown(string? text, SecretValues secrets) => text is null ? null : FeishuSecrets.Redact(text, secrets);

    private static FeishuErrorDetail? DetailOf(in Envelope envelope, SecretValues secrets)
        => envelope.Error.IsEmpty ? null : FeishuJson.Parse<FeishuErrorDetail>(FeishuSecrets.RedactJson(envelope.Error, secrets));

    /// <summary>A cause whose messages hold no secret: mostly it itself. Handlers of other people's may say anything.</summary>
    private static Exception WithoutSecrets(Exception cause, SecretValues secrets)
    {
        var isClean = true;
        for (var e = cause; e is not null && isClean; e = e.InnerException)
        {
            isClean = FeishuSecrets.Redact(e.Message, secrets) == e.Message && e.Data.Count == 0;
        }

        var message = FeishuSecrets.Redact(cause.Message, secrets);
        return isClean ? cause : cause switch
        {
            HttpRequestException e => new HttpRequestException(e.HttpRequestError, message, inner: null, e.StatusCode),
            JsonException => new JsonException(message),
            _ => new IOException(message),
        };
    }
}
