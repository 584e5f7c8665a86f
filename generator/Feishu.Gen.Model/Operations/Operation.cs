namespace Feishu.Gen.Operations;

/// <summary>
/// What one reference page says of one HTTP endpoint. Plain values and no positions: where the facts stand is in
/// <see cref="OperationSource"/>, so that text which only moved leaves the operation equal to what it was.
/// </summary>
public sealed record Operation
{
    /// <summary>The HTTP method in capitals: <c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Which of the platform's addresses serves it.</summary>
    public required Host Host { get; init; }

    /// <summary>The path as the page writes it, without host and query: <c>/open-apis/task/v1/tasks/:task_id</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The page's heading.</summary>
    public required string Title { get; init; }

    /// <summary>The text between heading and request table, as Markdown.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The page's address on the platform's site, where the page gives one.</summary>
    public string? PageUrl { get; init; }

    /// <summary>The day of the page's last update, <c>yyyy-MM-dd</c>.</summary>
    public string? UpdatedOn { get; init; }

    /// <summary>Why one should not use it any more, where the page says so.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The parameters that stand in the path, in its order.</summary>
    public EquatableArray<Field> PathParameters { get; init; }

    /// <summary>The query parameters, in the page's order.</summary>
    public EquatableArray<Field> QueryParameters { get; init; }

    /// <summary>Headers that the caller sets, beside <c>Authorization</c> and <c>Content-Type</c>.</summary>
    public EquatableArray<Field> Headers { get; init; }

    /// <summary>The endpoint wants the helpdesk's own credentials beside the token; pages say so in prose alone.</summary>
    public bool NeedsHelpdesk { get; init; }

    /// <summary>What is sent, or null where nothing is.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>What comes back.</summary>
    public required Response Response { get; init; }

    /// <summary>The error table, in the page's order.</summary>
    public EquatableArray<ErrorCode> Errors { get; init; }

    /// <summary>The permissions of which the app needs one.</summary>
    public EquatableArray<Scope> Scopes { get; init; }

    /// <summary>The permissions without which single fields of the response stay empty.</summary>
    public EquatableArray<Scope> FieldScopes { get; init; }

    /// <summary>The kinds of access token that the endpoint accepts.</summary>
    public TokenKinds Tokens { get; init; }

    /// <summary>The page does not say which kinds it accepts, so <see cref="Tokens"/> are all of them.</summary>
    public bool AreTokensAssumed { get; init; }

    /// <summary>What the page says of permissions besides: those without a key, and conditions. Markdown; may be empty.</summary>
    public string ScopeNote { get; init; } = "";

    /// <summary>How often it may be called, or null where the page gives no number.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>What the page writes about that instead of a number, as Markdown; may be empty.</summary>
    public string RateLimitNote { get; init; } = "";

    /// <summary>The kinds of app that may call it.</summary>
    public AppTypes AppTypes { get; init; }

    /// <summary>Whether a program can call it; a browser is sent to the others.</summary>
    public bool IsCallable => Response.Kind != ResponseKind.Redirect;
}

/// <summary>Which of the platform's addresses serves an operation; the addresses themselves are options of the client.</summary>
public enum Host
{
    /// <summary><c>open.feishu.cn</c>.</summary>
    Open,

    /// <summary><c>www.feishu.cn</c>, which serves <c>/approval/openapi</c>.</summary>
    Web,

    /// <summary><c>accounts.feishu.cn</c>.</summary>
    Accounts,
}

/// <summary>Kinds of access token.</summary>
[Flags]
public enum TokenKinds
{
    /// <summary>The endpoint takes no token.</summary>
    None = 0,

    /// <summary><c>tenant_access_token</c>.</summary>
    Tenant = 1,

    /// <summary><c>user_access_token</c>.</summary>
    User = 2,

    /// <summary><c>app_access_token</c>.</summary>
    App = 4,
}

/// <summary>Kinds of app.</summary>
[Flags]
public enum AppTypes
{
    /// <summary>The page does not say.</summary>
    Unknown = 0,

    /// <summary>Self-built apps (自建应用).</summary>
    Custom = 1,

    /// <summary>Store apps (商店应用).</summary>
    Store = 2,
}

/// <summary>How often an operation may be called, per app and tenant.</summary>
/// <param name="PerMinute">Calls a minute, or null where the page gives none.</param>
/// <param name="PerSecond">Calls a second, or null where the page gives none.</param>
public sealed record RateLimit(int? PerMinute, int? PerSecond);

/// <summary>A permission of the platform.</summary>
/// <param name="Name">Its key, such as <c>task:task:read</c>.</param>
/// <param name="Description">What the page calls it; may be empty.</param>
public sealed record Scope(string Name, string Description);

/// <summary>A row of the error table.</summary>
/// <param name="Status">The HTTP status, or null where the table has no such column.</param>
/// <param name="Code">The platform's code.</param>
/// <param name="Description">What it means: mostly the API's literal text.</param>
/// <param name="Suggestion">What to do about it (排查建议), as Markdown; may be empty.</param>
public sealed record ErrorCode(int? Status, long Code, string Description, string Suggestion)
{
    /// <summary>Whether another try may cure it, as the page says.</summary>
    public RetryAdvice Retry { get; init; }

    /// <summary>Codes that stand in the message of this one and say more (子错误码); they have no status.</summary>
    public EquatableArray<ErrorCode> Details { get; init; }
}

/// <summary>Whether a call may be tried again after an error.</summary>
public enum RetryAdvice
{
    /// <summary>The page does not say so, or says that it helps nothing.</summary>
    None,

    /// <summary>There were too many calls, and this one was refused before it did anything.</summary>
    RateLimit,

    /// <summary>The page asks for another try: a conflict of writers, a lock, a service that is busy. The call may have done something.</summary>
    TryAgain,
}
