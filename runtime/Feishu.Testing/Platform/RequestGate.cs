using Feishu.Testing.Responses;
using Feishu.Testing.Checks;
using Feishu.Testing.Requests;
using Feishu.Testing.Tokens;

namespace Feishu.Testing.Platform;

/// <summary>Looks at everything for which a request can be refused, in the platform's order: token, permission, limit, and what its page says of it.</summary>
/// <param name="options">What is looked at.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="uploads">How large files come in parts.</param>
internal sealed class RequestGate(FeishuMockOptions options, TokenDesk tokens, UploadPlans uploads)
{
    private readonly TokenCheck _tokens = new(tokens);
    private readonly RateLimiter _limiter = new(options.TimeProvider);

    /// <summary>The app's permissions; null for all.</summary>
    public IReadOnlyCollection<string>? GrantedScopes { get; set; } = options.GrantedScopes;

    /// <summary>Looks at a request.</summary>
    /// <param name="operation">What it calls.</param>
    /// <param name="pathValues">What stands for the parameters of the path.</param>
    /// <param name="call">The request.</param>
    /// <param name="token">Its token; null where the operation takes none.</param>
    /// <returns>The refusal, or null.</returns>
    public Refusal? Check(MockOperation operation, IReadOnlyDictionary<string, string> pathValues, MockCall call, out IssuedToken? token) =>
        _tokens.Check(operation.Page, call, GrantedScopes, out token)
        ?? CheckLimit(operation, token)
        ?? (options.CheckRequests ? CheckRequest(operation, pathValues, call) : null);

    private Refusal? CheckLimit(MockOperation operation, IssuedToken? token) =>
        options.LimitCalls && operation.Page.RateLimit is { } limit && _limiter.Take(operation.Id, token?.Tenant ?? "", limit) is { } full
            ? PlatformErrors.RateLimited(full.Limit, full.Reset)
            : null;

    private Refusal? CheckRequest(MockOperation operation, IReadOnlyDictionary<string, string> pathValues, MockCall call)
    {
        var violations = RequestChecker.Check(operation.Page, pathValues, call);
        return violations.Count > 0 ? PlatformErrors.OfViolations(operation.Page, violations)
            : operation.Pages?.Check(call) is { } cursor ? PlatformErrors.OfViolations(operation.Page, [cursor])
            : uploads.Check(operation.Page, operation.Service, call);
    }
}
