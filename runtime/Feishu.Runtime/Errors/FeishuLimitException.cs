using System.Globalization;

namespace Feishu.Runtime;

/// <summary>A call was not sent, as it would have gone beyond a limit: the platform has asked to wait longer than the call's time, the client's own limiter gave no permit, or there are more pages of results than may be asked for.</summary>
public sealed class FeishuLimitException : FeishuException
{
    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="operation">The operation that was to be called.</param>
    /// <param name="problem">What happened, as the end of a sentence that begins with the operation's id.</param>
    /// <param name="retryAfter">After how long another call may succeed.</param>
    public FeishuLimitException(FeishuOperation? operation, string problem, TimeSpan? retryAfter = null)
        : base($"{operation?.Id ?? "The call"} {problem}", operation, status: null, logId: null) => RetryAfter = retryAfter;

    /// <summary>After how long another call may succeed; null where nobody knows.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static FeishuLimitException OfPlatform(FeishuOperation operation, TimeSpan remaining)
        => new(operation, string.Create(CultureInfo.InvariantCulture, $"was not sent: the platform has refused calls of it for another {remaining.TotalSeconds:0.#} s, which is longer than the call's time"), remaining);

    internal static FeishuLimitException OfPages(FeishuOperation operation, int maxPages)
        => new(operation, string.Create(CultureInfo.InvariantCulture, $"was not sent for another page: there are more than the {maxPages} that {nameof(FeishuOptions.MaxPages)} of the client's or the call's options allows"));

    internal static FeishuLimitException OfLimiter(FeishuOperation operation, TimeSpan? retryAfter)
        => new(operation, "was not sent: the client's limiter gave no permit", retryAfter);
}
