using System.Net;
using Feishu.Runtime.Descriptors;
using Feishu.Runtime.Errors;

namespace Feishu.Runtime;

/// <summary>The platform refused the call: the <c>code</c> of its response is not 0.</summary>
public class FeishuApiException : FeishuException
{
    private const int LongestMessage = 1024;

    // What a message names of the violations; Error has them all.
    private const int MostNamed = 5;
    private const int LongestNamed = 120;

    private readonly FeishuDocumentedError? _documented;

    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="code">The platform's code.</param>
    /// <param name="apiMessage">The platform's message.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="logId">The name of the request for the platform's support.</param>
    /// <param name="error">The platform's <c>error</c> object.</param>
    public FeishuApiException(
        FeishuOperation? operation,
        long code,
        string? apiMessage = null,
        HttpStatusCode? status = null,
        string? logId = null,
        FeishuErrorDetail? error = null)
        : this(operation, code, apiMessage, status, logId, error, advice: "")
    {
    }

    private protected FeishuApiException(
        FeishuOperation? operation, long code, string? apiMessage, HttpStatusCode? status, string? logId, FeishuErrorDetail? error, string advice)
        : base(Compose(operation, code, apiMessage, Origin(status, logId ?? error?.LogId)) + Violations(error) + advice, operation, status, logId ?? error?.LogId)
    {
        Code = code;
        ApiMessage = Clean(apiMessage);
        Error = error;
        _documented = operation?.FindError(code, (int?)status) ?? FeishuCommonErrors.Find(code);
    }

    /// <summary>The platform's code.</summary>
    public long Code { get; }

    /// <summary>The platform's message (<c>msg</c>), shortened where it is very long; secrets in it are replaced by <c>***</c>.</summary>
    public string ApiMessage { get; }

    /// <summary>The platform's <c>error</c> object, or null where the response had none.</summary>
    public FeishuErrorDetail? Error { get; }

    /// <summary>What the operation's page says that the code means; for codes common to all operations what the platform says; else null.</summary>
    public string? Description => _documented?.Description;

    /// <summary>What the operation's page says to do about it; for codes common to all operations what the platform says; else null.</summary>
    public string? Suggestion => _documented?.Suggestion is { Length: > 0 } suggestion ? suggestion : null;

    private static string Compose(FeishuOperation? operation, long code, string? apiMessage, string origin)
    {
        var name = operation?.Id ?? "The call";
        var said = Clean(apiMessage);
        return said.Length == 0 ? $"{name} failed: {code}{origin}" : $"{name} failed: {code} {said}{origin}";
    }

    /// <summary>The fields and permissions that the platform names. Values that were sent are left out: they may be anybody's data.</summary>
    private static string Violations(FeishuErrorDetail? error)
        => Named("fields", error?.FieldViolations?.Select(v => (v?.Field, v?.Description)))
           + Named("permissions", error?.PermissionViolations?.Select(v => (v?.Subject, v?.Description)));

    private static string Named(string what, IEnumerable<(string? Name, string? Description)>? violations)
    {
        var known = violations?.Where(v => !string.IsNullOrEmpty(v.Name)).ToList() ?? [];
        var named = known.Take(MostNamed).Select(v => string.IsNullOrEmpty(v.Description) ? Short(v.Name!) : $"{Short(v.Name!)} ({Short(v.Description)})");
        return known.Count == 0 ? "" : $"; {what}: {string.Join(", ", named)}{(known.Count > MostNamed ? $" and {known.Count - MostNamed} more" : "")}";

        static string Short(string text) => Excerpt.Of(text, LongestNamed);
    }

    private static string Clean(string? apiMessage) => Excerpt.Of(apiMessage ?? "", LongestMessage);
}
