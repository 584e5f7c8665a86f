using System.Globalization;

namespace Feishu.Runtime;

/// <summary>A call was not sent, as it would have gone beyond a limit: the platform has asked to wait longer than the call's time, the client's own limiter gave no permit, or there are more pages of results than may be asked for.</summary>
public sealed class FeishuLimitException : FeishuException
{
    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="operation">The operation that was to be called.</param>
    public FeishuLimitException(string message, FeishuOperation? operation = null)
        : base(message, operation, status: null, logId: null)
    {
    }

    internal static FeishuLimitException OfPlatform(FeishuOperation operation, TimeSpan remaining)
        => new(string.Create(CultureInfo.InvariantCulture, $"{operation.Id} was not sent: the platform has refused calls of it for another {remaining.TotalSeconds:0.#} s, which is longer than the call's time"), operation)
        {
            RetryAfter = remaining,
        };

    internal static FeishuLimitException OfPages(FeishuOperation operation, int maxPages)
        => new(string.Create(CultureInfo.InvariantCulture, $"{operation.Id} was not sent for another page: there are more than the {maxPages} that {nameof(FeishuOptions.MaxPages)} of the client's or the call's options allows"), operation);

    internal static FeishuLimitException OfLimiter(FeishuOperation operation, TimeSpan? retryAfter)
        => new($"{operation.Id} was not sent: the client's limiter gave no permit", operation) { RetryAfter = retryAfter };
}
