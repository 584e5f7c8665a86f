using System.Collections.Frozen;
using Feishu.Runtime.Http;

namespace Feishu.Runtime;

/// <summary>What is different for one call.</summary>
public sealed record FeishuCallOptions
{
    // What the transport sets itself, what names the request for the platform's support, and what would break the connection.
    private static readonly FrozenSet<string> s_refusedHeaders = new[]
    {
        "Authorization", "Proxy-Authorization", "Host", "User-Agent", "X-Request-Id", "Request-Id", "Content-Type", "Content-Length", "Content-Encoding",
        "Transfer-Encoding", "Connection", "Upgrade", "TE", "Trailer", "Expect", "Keep-Alive",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly TimeSpan? _timeout;
    private readonly int? _maxPages;
    private readonly IReadOnlyDictionary<string, string>? _headers;

    /// <summary>The tenant for which a store app calls. A self-built app has one tenant, and needs none.</summary>
    public string? TenantKey { get; init; }

    /// <summary>How long the call may take in all, instead of <see cref="FeishuOptions.Timeout"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither positive nor infinite.</exception>
    public TimeSpan? Timeout
    {
        get => _timeout;
        init => _timeout = value is not { } timeout || CallDeadline.IsValid(timeout) ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Headers to send besides.</summary>
    /// <exception cref="ArgumentException">One of them is the transport's own, such as <c>Authorization</c>, or no HTTP header, or has a value that is not ASCII.</exception>
    public IReadOnlyDictionary<string, string>? Headers
    {
        get => _headers;
        init
        {
            foreach (var (name, text) in value ?? FrozenDictionary<string, string>.Empty)
            {
                if (FindProblem(name, text) is { } problem)
                {
                    throw new ArgumentException(problem, nameof(value));
                }
            }

            _headers = value is null ? null : new Dictionary<string, string>(value, StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>How often the call may be repeated; null for what the client does by itself.</summary>
    public FeishuRetry? Retry { get; init; }

    /// <summary>How many pages a method that goes through all results asks for at most, instead of <see cref="FeishuOptions.MaxPages"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? MaxPages
    {
        get => _maxPages;
        init => _maxPages = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is at least one page.");
    }

    /// <summary>Called with every response, before it is judged: also with those of attempts that are followed by a retry, of redirects, and of a request whose token was refused. What it throws, the call throws.</summary>
    public Action<FeishuResponseInfo>? OnResponse { get; init; }

    /// <summary>A text without the headers, which may hold credentials.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => $"{nameof(FeishuCallOptions)} {{ {nameof(TenantKey)} = {TenantKey}, {nameof(Timeout)} = {Timeout}, {nameof(Headers)} = {Headers?.Count ?? 0} }}";

    private static string? FindProblem(string name, string value)
    {
        if (s_refusedHeaders.Contains(name))
        {
            return $"The header {name} is the transport's own.";
        }

        if (value is not null && value.AsSpan().ContainsAnyExceptInRange('\0', '\u007F'))
        {
            return $"The header {name} has a value that is not ASCII. Encode it in the way that the platform expects, such as percent-encoding.";
        }

        var isHeader = value is not null && value.AsSpan().IndexOfAny('\r', '\n', '\0') < 0 && IsName(name);
        return isHeader ? null : $"'{name}' with its value is no HTTP header.";
    }

    private static bool IsName(string name)
    {
        // The framework's own check of names; what it accepts here is a header of a request and not of a body.
        using var probe = new HttpRequestMessage();
        return probe.Headers.TryAddWithoutValidation(name, "");
    }
}
