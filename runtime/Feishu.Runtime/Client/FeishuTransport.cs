using System.Net;
using System.Runtime.CompilerServices;
using Feishu.Runtime.Client;
using Feishu.Runtime.Client.Paging;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Errors;
using Feishu.Runtime.Http;
using Feishu.Runtime.Http.Readings;
using Feishu.Runtime.Http.ServerSentEvents;
using Feishu.Runtime.Resilience;
using Feishu.Runtime.Telemetry;
using Feishu.Runtime.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Feishu.Runtime;

/// <summary>
/// Sends calls to the platform: with the right token, to the right address, and with every failure told as what it is. Safe for use by several threads; made once and kept.
/// </summary>
public class FeishuTransport : IDisposable
{
    // Connections are made anew now and then, or a long-lived process would never see that the platform's addresses have changed.
    private static readonly TimeSpan s_connectionLifetime = TimeSpan.FromMinutes(5);

    private readonly FeishuOptions? _options;
    private readonly AppCredentials? _app;
    private readonly FeishuTokens? _tokens;
    private readonly FeishuUsers? _users;
    private readonly FeishuSender? _sender;
    private readonly CallPolicy _policy = CallPolicy.Once;
    private readonly HttpClient? _ownClient;
    private volatile bool _isDisposed;

    /// <summary>Makes a transport that sends nothing, and whose virtual members are overridden: a mock.</summary>
    protected FeishuTransport()
    {
    }

    private FeishuTransport(FeishuOptions options, IFeishuTokenStore? sharedStore, Func<AppSecrets?> secrets, HttpClient client, bool isOwn, CallPolicy policy, ILogger logger)
    {
        _app = new AppCredentials(SecretsOf(options), secrets);
        _sender = new FeishuSender(options, _app, client, logger);
        _options = options.Clone();
        _policy = policy;
        _ownClient = isOwn ? client : null;
        var keys = new TokenKeys(options.BaseAddress.Authority, options.AppId);
        var clock = options.TimeProvider;
        var store = options.TokenStore ?? sharedStore ?? new FeishuMemoryTokenStore(clock);
        var ownStore = new ForgivingTokenStore(store, e => logger.TokenStoreFailed(e.GetType().FullName));
        AppTokenIssuer issuer = options.IsStoreApp ? new StoreTokenIssuer(_app, SendTokenRequestAsync, ownStore, keys, clock) : new SelfBuiltTokenIssuer(_app, SendTokenRequestAsync, clock);
        _tokens = new FeishuTokens(issuer, ownStore, keys, clock);
        _users = new FeishuUsers(new UserTokenIssuer(_app, SendTokenRequestAsync, clock), store, keys, clock);
    }

    /// <summary>The access tokens of the app itself.</summary>
    /// <exception cref="InvalidOperationException">The transport is a mock, and this is not overridden.</exception>
    public virtual FeishuTokens Tokens => _tokens ?? throw Mock.Missing(this);

    /// <summary>The access tokens of the users who have signed in.</summary>
    /// <exception cref="InvalidOperationException">The transport is a mock, and this is not overridden.</exception>
    public virtual FeishuUsers Users => _users ?? throw Mock.Missing(this);

    /// <summary>Who the app is, and where the platform is.</summary>
    internal FeishuOptions Options => _options ?? throw Mock.Missing(this);

    /// <summary>The app's credentials as they are now.</summary>
    internal AppCredentials App => _app ?? throw Mock.Missing(this);

    private FeishuSender Sender => _sender ?? throw Mock.Missing(this);

    /// <summary>Makes a transport.</summary>
    /// <param name="options">
    /// Who the app is, and where the platform is. Of later changes of the object, only those of secrets have an effect (<see cref="FeishuOptions.AppSecret"/>, <see cref="FeishuOptions.HelpdeskId"/> with
    /// <see cref="FeishuOptions.HelpdeskToken"/>): the next request that needs one takes the new one.
    /// </param>
    /// <param name="httpClient">
    /// What to send through, which stays the caller's. It should not follow redirects, and its own timeout should be longer than the options'. Where its handler decompresses by itself
    /// (<c>AutomaticDecompression</c>), a response that is cut off within its compressed data may be taken for a whole one.
    /// Null for a client of the transport's own, which needs no care.
    /// </param>
    /// <param name="loggerFactory">Makes the log, with the category <c>Feishu.Runtime.FeishuTransport</c>; null for no log. It stays the caller's.</param>
    /// <returns>The transport.</returns>
    /// <exception cref="ArgumentException">The options lack something, or are a host's; the message says what to set.</exception>
    public static FeishuTransport Create(FeishuOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return options is not FeishuHostOptions
            ? new FeishuTransport(options, sharedStore: null, () => SecretsOf(options), httpClient ?? CreateClient(), isOwn: httpClient is null, CallPolicy.Once, LoggerOf(loggerFactory))
            : throw new ArgumentException($"{nameof(FeishuHostOptions)} are for clients that AddFeishu makes: only these retry calls and keep to limits. Give {nameof(FeishuOptions)}.", nameof(options));
    }

    /// <summary>Makes a transport for a host.</summary>
    /// <param name="options">Who the app is, and where the platform is.</param>
    /// <param name="sharedStore">Where tokens are kept if the options do not say so; null for this process's memory.</param>
    /// <param name="secrets">Reads the secrets as they are now; null where they cannot be read.</param>
    /// <param name="httpClient">What to send through.</param>
    /// <param name="policy">How often, and when, calls are attempted.</param>
    /// <param name="loggerFactory">Makes the log; or null.</param>
    internal static FeishuTransport Create(
        FeishuHostOptions options, IFeishuTokenStore? sharedStore, Func<AppSecrets?> secrets, HttpClient httpClient, CallPolicy policy, ILoggerFactory? loggerFactory)
        => new(options, sharedStore, secrets, httpClient, isOwn: false, policy, LoggerOf(loggerFactory));

    /// <summary>What of the options can be rotated.</summary>
    internal static AppSecrets SecretsOf(FeishuOptions options) => new(options.AppId, options.AppSecret, options.HelpdeskId, options.HelpdeskToken);

    /// <summary>Sends a call.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The result; an empty one where the platform reports success without one.</returns>
    /// <exception cref="FeishuApiException">The platform refused.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, or the response is not the platform's JSON.</exception>
    /// <exception cref="InvalidOperationException">The operation wants the helpdesk's credentials, which the options lack.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<T> SendAsync<T>(FeishuCall call, CancellationToken cancellationToken = default)
        where T : FeishuModel, IFeishuModel<T> => RunAsync(call, ModelReading<T>.Instance, cancellationToken);

    /// <summary>Sends a call whose response has no result.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends with the call.</returns>
    /// <exception cref="FeishuApiException">The platform refused.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, or the response is not the platform's JSON.</exception>
    /// <exception cref="InvalidOperationException">The operation wants the helpdesk's credentials, which the options lack.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task SendAsync(FeishuCall call, CancellationToken cancellationToken = default) => RunAsync(call, NothingReading.Instance, cancellationToken);

    /// <summary>Sends a call, and gives its whole response as it came: code, message and all.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The response, a JSON object.</returns>
    /// <exception cref="FeishuApiException">The platform refused.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, or the response is not the platform's JSON.</exception>
    /// <exception cref="InvalidOperationException">The operation wants the helpdesk's credentials, which the options lack.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<FeishuJson> SendJsonAsync(FeishuCall call, CancellationToken cancellationToken = default) => RunAsync(call, JsonReading.Instance, cancellationToken);

    /// <summary>Sends a request to a path of which no page tells, with the same tokens, limits, repeats and errors as any other call.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with values escaped, and the query behind it where there is one: <c>/open-apis/task/v1/tasks/1?user_id_type=open_id</c>. It goes to the platform's addresses only.</param>
    /// <param name="body">What to send as JSON; null for nothing.</param>
    /// <param name="token">The token; null for the tenant's.</param>
    /// <param name="options">What is different for this call.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The whole response, a JSON object: <c>response["data"]["id"].GetString()</c>.</returns>
    /// <exception cref="ArgumentException">The path does not begin with a slash, or has a fragment.</exception>
    /// <exception cref="FeishuApiException">The platform refused.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, or the response is not the platform's JSON.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public virtual Task<FeishuJson> SendJsonAsync(
        HttpMethod method, string path, FeishuJson? body = null, FeishuAnyAccessToken? token = null, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
        => SendJsonAsync(FeishuCall.Of(method, path, body, token?.Source, options, Sender.Secrets), cancellationToken);

    /// <summary>Sends a call whose response is a file.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call, until the response begins; reading the file has a token of its own.</param>
    /// <returns>The file, which is not read yet; to be disposed of. The time of the call ends where the response begins.</returns>
    /// <exception cref="FeishuApiException">The platform refused, and said so in JSON.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, or the response is not the platform's JSON.</exception>
    /// <exception cref="InvalidOperationException">The operation wants the helpdesk's credentials, which the options lack.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<FeishuDownload> DownloadAsync(FeishuCall call, CancellationToken cancellationToken = default) => RunAsync(call, FileReading.Instance, cancellationToken);

    /// <summary>Sends a call whose response is a stream of events.</summary>
    /// <typeparam name="T">An event.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call, and the stream.</param>
    /// <returns>The events as they come, to be gone through once. The time of the call ends where the response begins.</returns>
    /// <exception cref="FeishuApiException">The platform refused, at once or in an event.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, the response is not the platform's JSON, or the stream broke off.</exception>
    /// <exception cref="InvalidOperationException">The operation wants the helpdesk's credentials, which the options lack.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<T> StreamAsync<T>(FeishuCall call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : FeishuModel, IFeishuModel<T>
    {
        using var exchange = Begin(call, cancellationToken);
        var (response, content, whole) = await _policy.RunAsync(exchange, SseReading<T>.Instance).ConfigureAwait(false);
        if (whole is not null)
        {
            yield return whole;
            yield break;
        }

        using (response)
        {
            using var events = new SseReader(content!, exchange.MaxServerSentEvent);
            while (await exchange.ReadEventAsync<T>(events, response!).ConfigureAwait(false) is { } result)
            {
                yield return result;
            }
        }
    }

    /// <summary>Sends a call whose response is a stream of events of which the page lists no members.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Cancels the call, and the stream.</param>
    /// <returns>The events as they come, as <see cref="StreamAsync{T}"/> gives them.</returns>
    /// <exception cref="FeishuApiException">The platform refused, at once or in an event.</exception>
    /// <exception cref="FeishuTransportException">The server did not respond, the response is not the platform's JSON, or the stream broke off.</exception>
    /// <exception cref="InvalidOperationException">The operation wants the helpdesk's credentials, which the options lack.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async IAsyncEnumerable<FeishuJson> StreamAsync(FeishuCall call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var result in StreamAsync<UnlistedModel>(call, cancellationToken).ConfigureAwait(false))
        {
            yield return FeishuJson.From(result);
        }
    }

    /// <summary>Ends the transport, and disposes of the connections that it made itself; calls under way over these end with an exception.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of the connections that the transport made itself.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _isDisposed = true;
            _ownClient?.Dispose();
        }
    }

    /// <summary>How many pages of results an enumeration may ask for; null for as many as there are.</summary>
    internal int? MaxPages => _sender?.MaxPages;

    /// <summary>The log of the calls.</summary>
    internal ILogger Logger => _sender?.Telemetry.Logger ?? NullLogger.Instance;

    private async Task<T> RunAsync<T>(FeishuCall call, Reading<T> reading, CancellationToken cancellationToken)
    {
        using var exchange = Begin(call, cancellationToken);
        return await _policy.RunAsync(exchange, reading).ConfigureAwait(false);
    }

    private Task<FeishuJson> SendTokenRequestAsync(FeishuOperation operation, FeishuJson body, CancellationToken cancellationToken)
    {
        var call = new FeishuCall(operation, options: null);
        call.SetBody(body);
        return SendJsonAsync(call, cancellationToken);
    }

    private FeishuExchange Begin(FeishuCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return Sender.Begin(call, call.Token ?? Tokens.DefaultFor(call.Operation, call.Options?.TenantKey), cancellationToken);
    }

    internal static SocketsHttpHandler CreateHandler() => new()
    {
        PooledConnectionLifetime = s_connectionLifetime,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    private static ILogger LoggerOf(ILoggerFactory? factory) => factory?.CreateLogger(typeof(FeishuTransport).FullName!) ?? NullLogger.Instance;

    private static HttpClient CreateClient() => new(new GzipHandler(CreateHandler()), disposeHandler: true)
    {
        // A call has a deadline of its own, which covers the response's body, too.
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
