using System.Runtime.CompilerServices;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Http;
using Feishu.Runtime.Json.Masking;
using Feishu.Runtime.Resilience;
using Feishu.Runtime.Telemetry;
using Feishu.Runtime.Tokens;
using Feishu.Runtime.Validation;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Client;

/// <summary>What all calls of a transport have in common, taken out of the options once.</summary>
internal sealed class FeishuSender
{
    private const string HelpdeskHeader = "X-Lark-Helpdesk-Authorization";

    private readonly HttpClient _client;
    private readonly string _openAddress;
    private readonly string _webAddress;
    private readonly string _accountsAddress;
    private readonly string _userAgent;
    private readonly AppCredentials _app;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    private readonly bool _allowsHttp;

    // Addresses of operations whose calls add nothing to the path. Callers may make operations of their own, so the table does not keep them alive.
    private readonly ConditionalWeakTable<FeishuOperation, Uri> _plainUris = [];

    public FeishuSender(FeishuOptions options, AppCredentials app, HttpClient client, ILogger logger)
    {
        _client = client;
        _openAddress = AddressOf(options.BaseAddress);
        _webAddress = AddressOf(options.WebAddress);
        _accountsAddress = AddressOf(options.AccountsAddress);
        _userAgent = UserAgentOf(options);
        _app = app;
        _timeout = options.Timeout;
        _clock = options.TimeProvider;
        _allowsHttp = options.AllowHttp;
        FollowsDownloadRedirects = options.FollowDownloadRedirects;
        MaxPages = options.MaxPages;
        MaxExcerpt = options.MaxErrorBodyExcerpt;
        MaxResponse = options.MaxResponseBytes;
        MaxServerSentEvent = options.MaxServerSentEventBytes;
        Validation = options.Validation;
        Validator = options.Validator;
        FillsIdempotencyKeys = options.FillIdempotencyKeys;
        Telemetry = new CallTelemetry(options.TimeProvider, options.LogBodies, options.MaxErrorBodyExcerpt, logger);
        Pauses = new ResetPauses(options.TimeProvider);
    }

    public string AppId => _app.AppId;

    public int MaxExcerpt { get; }

    public int MaxResponse { get; }

    public int MaxServerSentEvent { get; }

    public bool FillsIdempotencyKeys { get; }

    public bool FollowsDownloadRedirects { get; }

    public int? MaxPages { get; }

    public FeishuValidation Validation { get; }

    public FindViolations? Validator { get; }

    public CallTelemetry Telemetry { get; }

    /// <summary>The app's own secrets, which nobody changes any more.</summary>
    public SecretValues Secrets => _app.Masked;

    public ResetPauses Pauses { get; }

    /// <exception cref="InvalidOperationException">The helpdesk's credentials are wanted and not there.</exception>
    public FeishuExchange Begin(FeishuCall call, FeishuToken? token, CancellationToken cancellationToken)
    {
        if (SendsHelpdesk(call) && _app.HelpdeskHeader is null)
        {
            throw new InvalidOperationException(
                $"{call.Operation.Id} wants the helpdesk's credentials: set {nameof(FeishuOptions)}.{nameof(FeishuOptions.HelpdeskId)} and {nameof(FeishuOptions.HelpdeskToken)}.");
        }

        if (FillsIdempotencyKeys)
        {
            call.FillIdempotencyKey();
        }

        return new FeishuExchange(this, call, UriOf(call), token, new CallDeadline(call.Options?.Timeout ?? _timeout, _clock, cancellationToken), cancellationToken);
    }

    public HttpRequestMessage CreateRequest(FeishuCall call, Uri uri, string? token, HttpContent? content)
    {
        var request = new HttpRequestMessage(call.Operation.Method, uri) { Content = content ?? NothingFor(call.Operation.Method) };
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        if (SendsHelpdesk(call))
        {
            request.Headers.TryAddWithoutValidation(HelpdeskHeader, _app.HelpdeskHeader);
        }

        if (call.Options?.Headers is { } headers)
        {
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    /// <summary>Whether to go from one address to another: by https, or as the options' own addresses may, and never from https to less.</summary>
    public bool MayFollow(Uri from, Uri target)
        => target.Scheme == Uri.UriSchemeHttps || (target.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp && FeishuOptions.MayCarryTokens(target, _allowsHttp));

    /// <summary>A request for the file of a call that is elsewhere: nothing that the platform gave or the caller sends goes along, but for the part of the file that is wanted.</summary>
    public HttpRequestMessage CreateTokenlessRequest(FeishuCall call, Uri uri)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (call.Options?.Headers?.TryGetValue("Range", out var range) == true)
        {
            request.Headers.TryAddWithoutValidation("Range", range);
        }

        return request;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>
    /// What is sent where there is no body. The HTTP client sends a request without content a second time by itself where its connection turns out to be closed, although the platform
    /// may have acted on it; with content, however empty, it does not.
    /// </summary>
    private static ByteArrayContent? NothingFor(HttpMethod method) => method == HttpMethod.Post || method == HttpMethod.Patch ? new ByteArrayContent([]) : null;

    /// <summary>Whether the options' credentials go along; a call for another helpdesk brings the header itself.</summary>
    private static bool SendsHelpdesk(FeishuCall call) => call.Operation.NeedsHelpdesk && call.Options?.Headers?.ContainsKey(HelpdeskHeader) != true;

    private Uri UriOf(FeishuCall call)
    {
        var isPlain = call.HasPlainPath;
        if (isPlain && _plainUris.TryGetValue(call.Operation, out var known))
        {
            call.ReleaseUri();
            return known;
        }

        var uri = call.BuildUri(call.Operation.Host switch
        {
            FeishuHost.Web => _webAddress,
            FeishuHost.Accounts => _accountsAddress,
            _ => _openAddress,
        });
        if (isPlain)
        {
            _plainUris.AddOrUpdate(call.Operation, uri);
        }

        return uri;
    }

    private static string AddressOf(Uri address) => address.AbsoluteUri.TrimEnd('/');

    private static string UserAgentOf(FeishuOptions options)
    {
        var version = typeof(FeishuSender).Assembly.GetName().Version?.ToString(3);
        var userAgent = $"feishu-gen/{version} (dotnet {Environment.Version})";
        return options.UserAgentSuffix is { Length: > 0 } suffix ? $"{userAgent} {suffix}" : userAgent;
    }
}
