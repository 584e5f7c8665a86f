using System.Diagnostics.CodeAnalysis;
using Feishu.Runtime.Descriptors;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime;

/// <summary>What a page says of an operation, for code that needs it at run time: calls, errors, telemetry, limits. Immutable.</summary>
public sealed class FeishuOperation
{
    private IReadOnlyList<FeishuFieldRule>? _rules;

    /// <summary>Makes a descriptor.</summary>
    /// <param name="id">Its name: <c>task.v1.task.batchDeleteFollower</c>.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path as the page writes it, with its parameters as <c>:name</c> or <c>{name}</c>.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash.</exception>
    public FeishuOperation(string id, HttpMethod method, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/')
        {
            // What is put behind an address without a slash could become part of its host.
            throw new ArgumentException("A path begins with '/'.", nameof(path));
        }

        Id = id;
        Method = method;
        Path = path;
    }

    /// <summary>Its name: service, version, resource and method, as in <c>task.v1.task.batchDeleteFollower</c>.</summary>
    public string Id { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path as the page writes it: <c>/open-apis/task/v1/tasks/:task_id</c>.</summary>
    public string Path { get; }

    /// <summary>The page's heading.</summary>
    public string Title { get; init; } = "";

    /// <summary>The page's address, or null where it gives none.</summary>
    [SuppressMessage("Design", "CA1056", Justification = "Shown, not fetched; and a descriptor should cost nothing until then.")]
    public string? PageUrl { get; init; }

    /// <summary>The type of the body, or null where none is sent.</summary>
    public Type? RequestType { get; init; }

    /// <summary>The type of the result, or null where nothing but code and message come back.</summary>
    public Type? ResponseType { get; init; }

    /// <summary>Which of the platform's addresses serves it.</summary>
    public FeishuHost Host { get; init; }

    /// <summary>How the body is sent.</summary>
    public FeishuBodyKind Body { get; init; }

    /// <summary>Where in the response the result is.</summary>
    public FeishuResponseKind Response { get; init; }

    /// <summary>The kinds of access token that it accepts.</summary>
    public FeishuTokenKinds Tokens { get; init; }

    /// <summary>Whether it wants the helpdesk's credentials (<see cref="FeishuOptions.HelpdeskId"/>) beside the token.</summary>
    public bool NeedsHelpdesk { get; init; }

    /// <summary>The kinds of app that may call it.</summary>
    public FeishuAppTypes AppTypes { get; init; }

    /// <summary>The permissions of which the app needs one.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The permissions without which single fields of the response stay empty.</summary>
    public IReadOnlyList<string> FieldScopes { get; init; } = [];

    /// <summary>How often it may be called, or null where the page gives no number.</summary>
    public FeishuRateLimit? RateLimit { get; init; }

    /// <summary>Where a call can say that it is another one's repeat, or null where the page has no such value.</summary>
    public FeishuIdempotencyKey? IdempotencyKey { get; init; }

    /// <summary>The codes of its error table by which it refuses a call as there were too many, before it does anything.</summary>
    public IReadOnlyList<long> RateLimitCodes { get; init; } = [];

    /// <summary>The codes of its error table that another try may cure, as its page says: a write conflict, a lock, a service that is busy. Whether it did something before is not known.</summary>
    public IReadOnlyList<long> TryAgainCodes { get; init; } = [];

    /// <summary>Whether it is no page's, but a path that a caller gave: without parameters, and one of any number.</summary>
    internal bool IsAdHoc { get; init; }

    /// <summary>Whether what it sends and responses are credentials.</summary>
    internal bool IsForCredentials { get; init; }

    /// <summary>Whether it may be sent again whatever its method: it changes nothing.</summary>
    internal bool IsRepeatable { get; init; }

    /// <summary>Codes by which it asks to be tried again.</summary>
    internal long[] TransientCodes { get; init; } = [];

    /// <summary>The page's error table, in its order.</summary>
    public IReadOnlyList<FeishuDocumentedError> Errors { get; init; } = [];

    /// <summary>
    /// What the page says that the platform checks, a line for each field that has a rule or leads to one: <c>user_name: required, length 1..50</c>. <see cref="Rules"/> are the same as objects.
    /// </summary>
    /// <remarks>
    /// <para>A field's own fields stand below it, two blanks further in; a query parameter has <c>?</c> before its name, as in <c>?page_size: range 1..100</c>. A field that only leads to others has nothing behind the colon.</para>
    /// <list type="bullet">
    /// <item><description><c>required</c>: it must be given where what it belongs to is given. Of a request's own fields it is left out, as the request's type demands them.</description></item>
    /// <item><description><c>map</c>: an object with keys of the caller's choice; the fields below are those of its values.</description></item>
    /// <item><description><c>length 1..50</c>: characters of a text, items of a list. One end may be missing: <c>length ..50</c>.</description></item>
    /// <item><description><c>range 0..9.5</c>: the value of a number. One end may be missing.</description></item>
    /// <item><description><c>pattern ^[a-z]+$</c>: a regular expression as the page writes it, up to the line's end; always the last one.</description></item>
    /// </list>
    /// <para>In a name, a backslash stands before a colon, a backslash, and a blank or <c>?</c> at its beginning.</para>
    /// </remarks>
    public IReadOnlyList<string> RuleTable { get; init; } = [];

    /// <summary>What the page says that the platform checks: <see cref="RuleTable"/>, which is read when this is first asked for.</summary>
    /// <exception cref="FormatException">A line of the table has another form.</exception>
    public IReadOnlyList<FeishuFieldRule> Rules => _rules ??= Descriptors.RuleTable.Parse(RuleTable);

    /// <summary>An operation of which no page tells.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path as it is sent.</param>
    /// <param name="hasBody">Whether there is a body.</param>
    /// <param name="secrets">What must not be shown: logs and exceptions name the operation by its path.</param>
    internal static FeishuOperation AdHoc(HttpMethod method, string path, bool hasBody, SecretValues? secrets = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        var shown = FeishuSecrets.Redact(path, secrets);
        return new($"{method} {shown}", method, shown)
        {
            IsAdHoc = true,
            Host = path.StartsWith("/approval/openapi/", StringComparison.Ordinal) ? FeishuHost.Web : FeishuHost.Open,
            Body = hasBody ? FeishuBodyKind.Json : FeishuBodyKind.None,
            Response = FeishuResponseKind.TopLevel,
            Tokens = FeishuTokenKinds.Tenant | FeishuTokenKinds.User | FeishuTokenKinds.App,
        };
    }

    /// <summary>Whether it refuses a call with this code as there were too many. Its page decides where it lists the code; the gateway's own code is one for all operations.</summary>
    internal bool IsRateLimited(long code)
        => RateLimitCodes.Contains(code)
           || code == FeishuCommonErrors.TooManyCalls
           || (FeishuCommonErrors.IsRateLimited(code) && FindError(code) is null);

    /// <summary>Finds a code in the error table.</summary>
    /// <param name="code">The platform's code.</param>
    /// <param name="status">The HTTP status, which decides where the page lists a code more than once.</param>
    /// <returns>The row, or null.</returns>
    public FeishuDocumentedError? FindError(long code, int? status = null)
    {
        FeishuDocumentedError? first = null;
        foreach (var error in Errors)
        {
            if (error.Code == code)
            {
                if (error.Status == status)
                {
                    return error;
                }

                first ??= error;
            }
        }

        return first;
    }

    /// <summary>The id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
