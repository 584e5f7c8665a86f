using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Events;
using Feishu.Testing.Pages;
using Feishu.Testing.Platform;
using Feishu.Testing.Requests;
using Feishu.Testing.Tokens;

namespace Feishu.Testing;

/// <summary>
/// A Feishu on this machine, made from the platform's reference pages. Over HTTP on the loopback address it gives out tokens, responds to each
/// operation with its page's example, and refuses what the page does not allow with the page's own error codes.
/// </summary>
/// <example>
/// <code>
/// await using var mock = await FeishuMock.StartAsync("specs");
/// using var feishu = FeishuClient.Create(new FeishuOptions { AppId = mock.AppId, AppSecret = mock.AppSecret, BaseAddress = mock.BaseAddress });
/// </code>
/// </example>
public sealed class FeishuMock : IAsyncDisposable
{
    /// <summary>Older requests are forgotten, so that one that runs for long does not grow.</summary>
    private const int MaxRequests = 10_000;

    private readonly FeishuMockOptions _options;
    private readonly MockPlatform _platform;
    private readonly ConcurrentQueue<FeishuMockRequest> _requests = [];
    private MockServer? _server;

    private FeishuMock(PageFolder pages, FeishuMockOptions options)
    {
        _options = options;
        _platform = new MockPlatform(pages.Catalog, options);
        Events = new FeishuMockEvents(options, _platform.LongConnections, new EventPages(pages.Catalog.Events.Select(e => e.Event)));
        Findings = pages.Findings;
        foreach (var fault in options.Faults)
        {
            Inject(fault);
        }
    }

    /// <summary>Where it listens: the <c>BaseAddress</c> of a client, and its other addresses where pages need them.</summary>
    public Uri BaseAddress => _server!.Address;

    /// <summary>The id of the app that it knows.</summary>
    public string AppId => _options.AppId;

    /// <summary>The secret of the app that it knows.</summary>
    public string AppSecret => _options.AppSecret;

    /// <summary>The key with which it encrypts and signs events; null for none.</summary>
    public string? EncryptKey => _options.EncryptKey;

    /// <summary>The token that its events carry; null for none.</summary>
    public string? VerificationToken => _options.VerificationToken;

    /// <summary>Sends events to the app.</summary>
    public FeishuMockEvents Events { get; }

    /// <summary>The ids of the operations that it has, in order.</summary>
    public IReadOnlyCollection<string> Operations => [.. _platform.Operations.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What was found about the pages, as the generator reports it.</summary>
    public IReadOnlyList<FeishuMockFinding> Findings { get; }

    /// <summary>The requests so far, in the order of their responses; requests for tokens are among them. Of very many the last ones are kept.</summary>
    public IReadOnlyList<FeishuMockRequest> Requests => [.. _requests];

    /// <summary>The permissions that the app has; null for all that there are.</summary>
    public IReadOnlyCollection<string>? GrantedScopes
    {
        get => _platform.GrantedScopes;
        set => _platform.GrantedScopes = value;
    }

    /// <summary>Starts one.</summary>
    /// <param name="pages">A folder that is searched for <c>*.md</c>, or a single page. A relative path may lead there from the current folder, from the program's or from one above it.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The mock, which listens until it is disposed of.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file.</exception>
    public static Task<FeishuMock> StartAsync(string pages, CancellationToken cancellationToken = default) => StartAsync(pages, new(), cancellationToken);

    /// <summary>Starts one.</summary>
    /// <param name="pages">A folder that is searched for <c>*.md</c>, or a single page. A relative path may lead there from the current folder, from the program's or from one above it.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>The mock, which listens until it is disposed of.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<FeishuMock> StartAsync(string pages, FeishuMockOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(pages);
        ArgumentNullException.ThrowIfNull(options);
        return StartAsync(PageFolder.Load(pages), options, cancellationToken);
    }

    /// <summary>Starts one from pages that were read before.</summary>
    internal static Task<FeishuMock> StartAsync(ApiCatalog catalog, FeishuMockOptions options, CancellationToken cancellationToken) =>
        StartAsync(new PageFolder(catalog, []), options, cancellationToken);

    /// <summary>Has an operation respond with something else than its page's example. Requests are checked all the same.</summary>
    /// <param name="operationId">The operation, such as <c>im.v1.message.create</c>.</param>
    /// <param name="response">The response, from now on.</param>
    /// <exception cref="ArgumentException">No page has the operation, or it gives out tokens.</exception>
    public void Respond(string operationId, FeishuMockResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Respond(operationId, _ => response);
    }

    /// <summary>Has an operation respond with what a function returns. Requests are checked before.</summary>
    /// <param name="operationId">The operation, such as <c>im.v1.message.create</c>.</param>
    /// <param name="response">Makes the response; null for that of the page. May be called by several threads at once.</param>
    /// <exception cref="ArgumentException">No page has the operation, or it gives out tokens.</exception>
    public void Respond(string operationId, Func<FeishuMockRequest, FeishuMockResponse?> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Find(operationId).Handler = response;
    }

    /// <summary>Has a function look at the calls of every operation; the one that was given last looks first. Requests are checked before.</summary>
    /// <param name="response">Makes the response; null for leaving it to others. May be called by several threads at once.</param>
    public void Respond(Func<FeishuMockRequest, FeishuMockResponse?> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        _platform.Add(response);
    }

    /// <summary>Gives an operation whose results come page by page the results to divide into pages.</summary>
    /// <param name="operationId">The operation, such as <c>im.v1.message.list</c>.</param>
    /// <param name="items">The results, each as JSON.</param>
    /// <exception cref="ArgumentException">No page has the operation, or it does not give its results page by page.</exception>
    public void RespondWithItems(string operationId, IEnumerable<JsonNode?> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var operation = Find(operationId);
        if (operation.Pages is null)
        {
            throw new ArgumentException($"{operationId} does not respond page by page.", nameof(operationId));
        }

        operation.Items = [.. items];
    }

    /// <summary>Lets something go wrong from now on. Of several faults for a call the one that was injected first happens; delays add up.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <exception cref="ArgumentException">No page has the operation that the fault names.</exception>
    public void Inject(FeishuMockFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _platform.Faults.Add(fault.OperationId is { } id ? fault with { OperationId = FindId(id) } : fault);
    }

    /// <summary>Ends all faults.</summary>
    public void ClearFaults() => _platform.Faults.Clear();

    /// <summary>Gives out a tenant's token, as the platform does for the app's credentials.</summary>
    /// <param name="tenantKey">The tenant; null for the one of a self-built app.</param>
    /// <returns>The token, <c>t-…</c>.</returns>
    public string IssueTenantToken(string? tenantKey = null) => _platform.Tokens.Issue(TokenKinds.Tenant, tenantKey ?? "").Value;

    /// <summary>Gives out a user's token.</summary>
    /// <param name="scopes">The permissions that the user gave; none for all that the app has.</param>
    /// <returns>The token, <c>u-…</c>.</returns>
    public string IssueUserToken(params string[] scopes) => _platform.Tokens.IssueToUser(scopes is { Length: > 0 } ? scopes : null).Value;

    /// <summary>Gives out the code that a user's sign-in ends with, good once.</summary>
    /// <param name="scopes">The permissions that the user gave, with <c>offline_access</c> for a refresh token; none for all that the app has.</param>
    /// <returns>The code.</returns>
    public string IssueAuthorizationCode(params string[] scopes) => _platform.Tokens.Issue("code-", new Grant(scopes is { Length: > 0 } ? scopes : null));

    /// <summary>Refuses all access tokens that were given out so far, as if their time were over.</summary>
    public void WithdrawTokens() => _platform.Tokens.WithdrawAll();

    /// <summary>Stops the mock, and closes its connections.</summary>
    /// <returns>A task that ends when nobody listens any more.</returns>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    private static async Task<FeishuMock> StartAsync(PageFolder pages, FeishuMockOptions options, CancellationToken cancellationToken)
    {
        var mock = new FeishuMock(pages, options);
        mock._server = await MockServer.StartAsync(options.Port, mock.RespondAsync, mock._platform.LongConnections.TryAcceptAsync, cancellationToken).ConfigureAwait(false);
        return mock;
    }

    private async Task<Reply?> RespondAsync(MockCall call, CancellationToken cancellationToken)
    {
        var (request, reply) = await _platform.RespondAsync(call, cancellationToken).ConfigureAwait(false);
        _requests.Enqueue(request);
        if (_requests.Count > MaxRequests)
        {
            _requests.TryDequeue(out _);
        }

        _options.OnRequest?.Invoke(request);
        return reply;
    }

    private MockOperation Find(string operationId)
    {
        var id = FindId(operationId);
        return MockPlatform.OwnIds.Contains(id)
            ? throw new ArgumentException($"{operationId} is the mock's own, for tokens or connections; {nameof(Inject)} a fault to have it fail.")
            : _platform.Operations[id];
    }

    private string FindId(string operationId)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationId);
        return _platform.Ids.Find(operationId) ?? throw NoOperation(operationId);
    }

    private static ArgumentException NoOperation(string operationId) =>
        new($"No page has the operation '{operationId}'; {nameof(Operations)} lists those that there are.");
}
