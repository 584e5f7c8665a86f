using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Checks;
using Feishu.Testing.Events;
using Feishu.Testing.Faults;
using Feishu.Testing.Requests;
using Feishu.Testing.Tokens;

namespace Feishu.Testing.Platform;

/// <summary>What becomes of a request: the platform without the HTTP.</summary>
internal sealed class MockPlatform
{
    private readonly FeishuMockOptions _options;
    private readonly RouteTable _routes;
    private readonly Dictionary<string, MockOperation> _operations;
    private readonly TokenEndpoints _tokenEndpoints;
    private readonly RequestGate _gate;
    private readonly Responder _responder;
    private int _requests;

    public MockPlatform(ApiCatalog catalog, FeishuMockOptions options)
    {
        _options = options;

        // Of several pages for one address the first is the one that the client's method is named after: its id is the shortest.
        var plans = catalog.Operations.Concat(catalog.Redirects).OrderBy(o => o.Id.Length).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        _routes = new RouteTable(plans);
        _operations = plans.ToDictionary(p => p.Id, p => new MockOperation(p), StringComparer.Ordinal);
        Ids = new OperationIds(_operations.Keys.Union(OwnIds));
        Tokens = new TokenDesk(options.TokenLifetime, options.TimeProvider);
        _tokenEndpoints = new TokenEndpoints(options, Tokens);
        var uploads = new UploadPlans();
        _gate = new RequestGate(options, Tokens, uploads);
        _responder = new Responder(options, Tokens, uploads);
        LongConnections = new LongConnections(options, Faults);
    }

    /// <summary>The ids of what the mock has, whether there are pages for it or not.</summary>
    public static IReadOnlyCollection<string> OwnIds { get; } = [.. TokenEndpoints.Ids, LongConnections.EndpointId, LongConnections.ConnectId];

    /// <summary>The tokens.</summary>
    public TokenDesk Tokens { get; }

    /// <summary>What goes wrong.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>The long connections.</summary>
    public LongConnections LongConnections { get; }

    /// <summary>The app's permissions; null for all.</summary>
    public IReadOnlyCollection<string>? GrantedScopes
    {
        get => _gate.GrantedScopes;
        set => _gate.GrantedScopes = value;
    }

    /// <summary>The operations, by id.</summary>
    public IReadOnlyDictionary<string, MockOperation> Operations => _operations;

    /// <summary>Finds an operation, or an address that gives tokens.</summary>
    public OperationIds Ids { get; }

    /// <summary>Has a handler look at every call; the last one that was added looks first.</summary>
    public void Add(Func<FeishuMockRequest, FeishuMockResponse?> handler) => _responder.Add(handler);

    /// <summary>Responds to a request.</summary>
    /// <returns>What was asked and how it ends: a reply, or null where the connection is dropped.</returns>
    public async Task<(FeishuMockRequest Request, Reply? Reply)> RespondAsync(MockCall call, CancellationToken cancellationToken)
    {
        var logId = NextLogId();
        var isForToken = _tokenEndpoints.IsTokenRequest(call);
        var own = isForToken ? TokenEndpoints.IdOf(call) : LongConnections.IsEndpoint(call) ? LongConnections.EndpointId : null;
        var target = own is null ? Choose(call) : null;
        var request = Describe(call, own ?? target?.Plan.Id, target) with { IsForToken = isForToken };
        var reply = request.OperationId is null ? Reply.NotFound
            : await BreakAsync(request.OperationId, target?.Plan.Operation, own is not null, call, logId, cancellationToken).ConfigureAwait(false) is { } broken ? broken.Reply
            : _tokenEndpoints.Respond(call) ?? LongConnections.Respond(call) ?? Respond(_operations[request.OperationId], target!, call, request, logId);
        reply = reply is null ? null : reply with { Headers = [("X-Tt-Logid", logId), .. reply.Headers] };
        return (request with { Status = reply?.Status, Code = reply?.Code }, reply);
    }

    /// <summary>Several pages may describe one address; the one is meant that the request fits.</summary>
    private RoutedOperation? Choose(MockCall call)
    {
        var found = _routes.Find(call.Method, call.Path);
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => found.FirstOrDefault(o => RequestChecker.Check(o.Plan.Operation, o.PathValues, call).Count == 0) ?? found[0],
        };
    }

    private static FeishuMockRequest Describe(MockCall call, string? operationId, RoutedOperation? target) => new()
    {
        Method = call.Method,
        Path = call.Path,
        OperationId = operationId,
        PathValues = target?.PathValues ?? new Dictionary<string, string>(),
        Query = call.Query,
        Headers = call.Headers,
        Body = call.Json,
        Form = call.Form,
        Files = call.Files,
    };

    /// <summary>Lets the faults happen that are there for a call; null where it is to get its response after all.</summary>
    private async Task<Broken?> BreakAsync(
        string operationId, Operation? operation, bool isOwn, MockCall call, string logId, CancellationToken cancellationToken)
    {
        foreach (var fault in Faults.Take(operationId, isOwn))
        {
            switch (fault.Kind)
            {
                case FeishuMockFaultKind.Delay:
                    await Task.Delay(fault.Pause, _options.TimeProvider, cancellationToken).ConfigureAwait(false);
                    break;
                case FeishuMockFaultKind.RefuseToken:
                    Tokens.Withdraw(BearerToken.Of(call.Headers) ?? "");
                    break;
                case FeishuMockFaultKind.Drop:
                    return new Broken(null);
                case FeishuMockFaultKind.Status:
                    return new Broken(Reply.Page((int)fault.Number));
                case FeishuMockFaultKind.RateLimit:
                    return new Broken(PlatformErrors.RateLimited(null, (long)Math.Ceiling(fault.Pause.TotalSeconds)).ToReply(operation, logId));
                default:
                    return new Broken(Refusal.Of(operation, fault.Number, null).ToReply(operation, logId));
            }
        }

        return null;
    }

    private Reply Respond(MockOperation operation, RoutedOperation target, MockCall call, FeishuMockRequest request, string logId) =>
        _gate.Check(operation, target.PathValues, call, out var token) is { } refusal
            ? refusal.ToReply(operation.Page, logId)
            : _responder.Respond(operation, call, request, token?.Tenant ?? "", TokenCheck.ScopesOf(token, GrantedScopes), logId);

    private string NextLogId() => string.Create(
        CultureInfo.InvariantCulture, $"{_options.TimeProvider.GetUtcNow():yyyyMMddHHmmss}{Interlocked.Increment(ref _requests):X18}");

    /// <summary>How a call ends to which a fault happened.</summary>
    /// <param name="Reply">The reply; null where the connection is dropped.</param>
    private sealed record Broken(Reply? Reply);
}
