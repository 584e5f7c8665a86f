using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Feishu.Testing.Answers;
using Feishu.Testing.Checks;
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
    private readonly TokenCheck _tokenCheck;
    private readonly RateLimiter _limiter;
    private readonly RepeatedCalls _repeated = new();
    private readonly FileStore _files = new();
    private readonly ConcurrentQueue<Func<FeishuMockRequest, FeishuMockAnswer?>> _handlers = [];
    private int _requests;

    public MockPlatform(ApiCatalog catalog, FeishuMockOptions options)
    {
        _options = options;

        // Of several pages for one address the first is the one that the client's method is named after: its id is the shortest.
        var plans = catalog.Operations.Concat(catalog.Redirects).OrderBy(o => o.Id.Length).ThenBy(o => o.Id, StringComparer.Ordinal).ToList();
        _routes = new RouteTable(plans);
        _operations = plans.ToDictionary(p => p.Id, p => new MockOperation(p), StringComparer.Ordinal);
        Ids = new OperationIds(_operations.Keys.Union(TokenEndpoints.Ids));
        Tokens = new TokenDesk(options.TokenLifetime, options.TimeProvider);
        _tokenEndpoints = new TokenEndpoints(options, Tokens);
        _tokenCheck = new TokenCheck(Tokens);
        _limiter = new RateLimiter(options.TimeProvider);
        GrantedScopes = options.GrantedScopes;
    }

    /// <summary>The tokens.</summary>
    public TokenDesk Tokens { get; }

    /// <summary>What goes wrong.</summary>
    public FaultList Faults { get; } = new();

    /// <summary>The app's permissions; null for all.</summary>
    public IReadOnlyCollection<string>? GrantedScopes { get; set; }

    /// <summary>The operations, by id.</summary>
    public IReadOnlyDictionary<string, MockOperation> Operations => _operations;

    /// <summary>Finds an operation, or an address that gives tokens.</summary>
    public OperationIds Ids { get; }

    /// <summary>Has a handler look at every call; the last one that was added looks first.</summary>
    public void Add(Func<FeishuMockRequest, FeishuMockAnswer?> handler) => _handlers.Enqueue(handler);

    /// <summary>Answers a request.</summary>
    /// <returns>What was asked and how it ends: a reply, or null where the connection is dropped.</returns>
    public async Task<(FeishuMockRequest Request, Reply? Reply)> AnswerAsync(MockCall call, CancellationToken cancellationToken)
    {
        var logId = NextLogId();
        var isForToken = _tokenEndpoints.IsTokenRequest(call);
        var target = isForToken ? null : Choose(call);
        var request = Describe(call, isForToken ? TokenEndpoints.IdOf(call) : target?.Plan.Id, target) with { IsForToken = isForToken };
        var reply = request.OperationId is null ? Reply.NotFound
            : await BreakAsync(request.OperationId, target?.Plan.Operation, isForToken, call, logId, cancellationToken).ConfigureAwait(false) is { } broken ? broken.Reply
            : _tokenEndpoints.Answer(call) ?? Answer(_operations[request.OperationId], target!, call, request, logId);
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

    /// <summary>Lets the faults happen that are there for a call; null where it is to be answered after all.</summary>
    private async Task<Broken?> BreakAsync(
        string operationId, Operation? operation, bool isForToken, MockCall call, string logId, CancellationToken cancellationToken)
    {
        foreach (var fault in Faults.Take(operationId, isForToken))
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

    private Reply Answer(MockOperation operation, RoutedOperation target, MockCall call, FeishuMockRequest request, string logId)
    {
        var refusal = Refuse(operation, target, call, out var token);
        if (refusal is not null)
        {
            return refusal.ToReply(operation.Page, logId);
        }

        var tenant = token?.Tenant ?? "";
        if (_repeated.Find(operation.Id, operation.Page, tenant, call) is { } earlier)
        {
            return earlier;
        }

        var reply = AnswerAsTold(operation, call, request, logId) ?? AnswerAsPage(operation, call, request, token);
        _repeated.Keep(operation.Id, operation.Page, tenant, call, reply);
        return reply;
    }

    /// <summary>Looks at everything for which a request can be refused, in the platform's order.</summary>
    private Refusal? Refuse(MockOperation operation, RoutedOperation target, MockCall call, out IssuedToken? token)
    {
        if (_tokenCheck.Check(operation.Page, call, GrantedScopes, out token) is { } refusal)
        {
            return refusal;
        }

        if (_options.LimitCalls && operation.Page.RateLimit is { } limit && _limiter.Take(operation.Id, token?.Tenant ?? "", limit) is { } full)
        {
            return PlatformErrors.RateLimited(full.Limit, full.Reset);
        }

        if (!_options.CheckRequests)
        {
            return null;
        }

        var violations = RequestChecker.Check(operation.Page, target.PathValues, call);
        return violations.Count > 0 ? PlatformErrors.OfViolations(operation.Page, violations)
            : operation.Pages?.Check(call) is { } cursor ? PlatformErrors.OfViolations(operation.Page, [cursor])
            : null;
    }

    /// <summary>What a test has told the operation to answer; null where it has not.</summary>
    private Reply? AnswerAsTold(MockOperation operation, MockCall call, FeishuMockRequest request, string logId)
    {
        var answer = _handlers.Reverse().Select(handler => handler(request)).FirstOrDefault(a => a is not null) ?? operation.Handler?.Invoke(request);
        switch (answer?.Kind)
        {
            case null:
                return null;
            case FeishuMockAnswerKind.Bytes:
                return Reply.File(answer.File!);
            case FeishuMockAnswerKind.Error:
                return Refusal.Of(operation.Page, answer.Code, answer.Message).ToReply(operation.Page, logId);
            case FeishuMockAnswerKind.Body:
                return Reply.Body(answer.Json!, answer.Status);
            default:
                var body = operation.Answer.With(JsonNode.Parse(answer.Json!));
                _files.Keep(operation.Service, call, operation.Answer.ResultOf(body));
                return Reply.Json(body);
        }
    }

    private Reply AnswerAsPage(MockOperation operation, MockCall call, FeishuMockRequest request, IssuedToken? token)
    {
        switch (operation.Page.Answer.Shape)
        {
            case AnswerShape.Bytes:
                return Reply.File(_files.Find(operation.Service, SentValues(call, request)) ?? FileStore.Example(operation.Id));
            case AnswerShape.Redirect:
                return SendBack(call);
        }

        var body = operation.Answer.Create();
        var result = operation.Answer.ResultOf(body);
        operation.Pages?.Cut(result, operation.Items, _options.ListLength, call);
        _files.Name(operation.Service, call, result);
        _files.Keep(operation.Service, call, result);
        if (TokenCheck.ScopesOf(token, GrantedScopes) is { } granted)
        {
            operation.Answer.Hide(body, granted);
        }

        return operation.Page.Answer.Shape == AnswerShape.Events ? Reply.Event(body) : Reply.Json(body);
    }

    /// <summary>A user has agreed at once, and comes back with a code.</summary>
    private Reply SendBack(MockCall call)
    {
        var address = call.Query.GetValueOrDefault("redirect_uri").ToString();
        var scopes = call.Query.GetValueOrDefault("scope").ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var code = Tokens.Issue("code-", new Grant(scopes.Length == 0 ? null : scopes));
        var state = call.Query.GetValueOrDefault("state").ToString();
        return Reply.Redirect($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={code}{(state.Length == 0 ? "" : "&state=" + Uri.EscapeDataString(state))}");
    }

    private static IEnumerable<string> SentValues(MockCall call, FeishuMockRequest request) =>
        request.PathValues.Values.Concat(call.Query.Values.SelectMany(v => v).OfType<string>()).Concat(call.Json.AllTexts());

    private string NextLogId() => string.Create(
        CultureInfo.InvariantCulture, $"{_options.TimeProvider.GetUtcNow():yyyyMMddHHmmss}{Interlocked.Increment(ref _requests):X18}");

    /// <summary>How a call ends to which a fault happened.</summary>
    /// <param name="Reply">The reply; null where the connection is dropped.</param>
    private sealed record Broken(Reply? Reply);
}
