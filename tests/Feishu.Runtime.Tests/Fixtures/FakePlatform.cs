using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Threading.RateLimiting;

namespace Feishu.Runtime.Tests;

/// <summary>A platform that answers what a test says, without a network, and keeps what it was asked.</summary>
internal sealed class FakePlatform : HttpMessageHandler
{
    private int _tokens;

    /// <summary>What was sent, in order.</summary>
    public ConcurrentQueue<SentRequest> Requests { get; } = [];

    /// <summary>How many tokens were given.</summary>
    public int TokenCount => Volatile.Read(ref _tokens);

    public IEnumerable<SentRequest> Calls => Requests.Where(request => !request.IsForToken);

    /// <summary>Answers whatever is no request for a token.</summary>
    public Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = static (_, _) => Task.FromResult(Json("""{"code":0,"msg":"ok","data":{}}"""));

    /// <summary>Answers a request for the n-th token.</summary>
    public Func<int, CancellationToken, Task<HttpResponseMessage>> AnswerToken { get; set; } = static (number, _) => Task.FromResult(Token(number));

    /// <summary>Waits until so many requests were sent.</summary>
    public Task UntilAsync(int requests) => Patience.UntilAsync(() => Requests.Count >= requests, () => $"{Requests.Count} of {requests} requests");

    public bool IsDisposed { get; private set; }

    public static HttpResponseMessage Token(int number, long expire = 7200) => Json(
        $$"""{"code":0,"msg":"ok","tenant_access_token":"t-{{number}}","app_access_token":"a-{{number}}","expire":{{expire}}}""");

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) => Text(json, "application/json", status);

    public static HttpResponseMessage Text(string text, string contentType, HttpStatusCode status = HttpStatusCode.OK)
        => new(status) { Content = new StringContent(text, Encoding.UTF8, contentType), Headers = { { "X-Tt-Logid", "log-1" } } };

    public void Answers(Func<SentRequest, HttpResponseMessage> answer) => Answer = (request, _) => Task.FromResult(answer(request));

    public void Answers(string json, HttpStatusCode status = HttpStatusCode.OK) => Answers(_ => Json(json, status));

    public FollowerClient CreateClient(Action<FeishuOptions>? configure = null) => new(CreateTransport(configure));

    public FeishuTransport CreateTransport(Action<FeishuOptions>? configure = null)
    {
        var options = new FeishuOptions { AppId = "cli_test", AppSecret = "the-secret-of-the-app" };
        configure?.Invoke(options);
        return FeishuTransport.Create(options, new HttpClient(this, disposeHandler: false));
    }

    /// <summary>A client as <c>AddFeishu</c> makes it: one that repeats calls.</summary>
    public FollowerClient CreateRepeatingClient(Action<FeishuHostOptions>? configure = null, PartitionedRateLimiter<FeishuLimitScope>? limiter = null)
    {
        var options = new FeishuHostOptions { AppId = "cli_test", AppSecret = "the-secret-of-the-app" };
        configure?.Invoke(options);
        return new FollowerClient(FeishuTransport.Create(
            options,
            sharedStore: null,
            () => FeishuTransport.SecretsOf(options),
            new HttpClient(this, disposeHandler: false),
            new RetryingPolicy(options.Retry ?? FeishuRetry.Default, options.RetryBudget, limiter, options.TimeProvider),
            loggerFactory: null));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method,
            request.RequestUri!.AbsoluteUri,
            request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                .ToDictionary(header => header.Key, header => string.Join(" ", header.Value), StringComparer.OrdinalIgnoreCase),
            body);
        Requests.Enqueue(sent);
        return await (sent.IsForToken ? AnswerToken(Interlocked.Increment(ref _tokens), cancellationToken) : Answer(sent, cancellationToken));
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}

internal sealed record SentRequest(HttpMethod Method, string Uri, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public bool IsForToken => Uri.EndsWith("_access_token/internal", StringComparison.Ordinal);

    public string? Token => Headers.GetValueOrDefault("Authorization");
}
