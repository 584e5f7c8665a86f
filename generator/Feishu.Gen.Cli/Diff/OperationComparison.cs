using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Compares two versions of an operation.</summary>
/// <param name="before">What was emitted.</param>
/// <param name="after">What is emitted.</param>
/// <param name="found">Takes the changes.</param>
internal sealed class OperationComparison(ApiSurface before, ApiSurface after, ChangeList found)
{
    private readonly FieldComparison _fields = new(before, after, found);

    /// <summary>Compares them.</summary>
    public void Compare(OperationPlan old, OperationPlan now)
    {
        string[] methods = [ApiSurface.MethodOf(old), ApiSurface.PagingMethodOf(old)];
        found.AddIfDifferent(ChangeAspect.Address, AddressOf(old.Operation), AddressOf(now.Operation));
        found.AddIfDifferent(ChangeAspect.Deprecation, old.Operation.Deprecation, now.Operation.Deprecation);
        found.AddIfDifferent(ChangeAspect.Tokens, Tokens(old.Operation), Tokens(now.Operation), methods);
        CompareParameters(old, now, methods);
        CompareBodies(old, now, methods);
        CompareAnswers(old, now, methods);
        CompareCodes(old, now);
        found.AddScopes(ChangeAspect.Scope, old.Operation.Scopes, now.Operation.Scopes);
        found.AddScopes(ChangeAspect.FieldScope, old.Operation.FieldScopes, now.Operation.FieldScopes);
        found.AddIfDifferent(ChangeAspect.RateLimit, Limit(old.Operation), Limit(now.Operation));
    }

    private void CompareParameters(OperationPlan old, OperationPlan now, string[] methods)
    {
        _fields.Compare("path.", new FieldSide(old.Operation.PathParameters, null), new FieldSide(now.Operation.PathParameters, null), _ => methods);

        // The record of optional values is a parameter of its own, which is there if there is such a value.
        var isNewRecord = old.Query is null != now.Query is null;
        _fields.Compare(
            "query.",
            new FieldSide(old.Operation.QueryParameters, Record(old, old.Query)),
            new FieldSide(now.Operation.QueryParameters, Record(now, now.Query)),
            f => isNewRecord || f.IsRequired == true ? methods.Concat(RecordNames(old, old.Query, isNewRecord)) : []);
        _fields.Compare("header.", new FieldSide(old.Operation.Headers, null), new FieldSide(now.Operation.Headers, null), _ => []);
    }

    private void CompareBodies(OperationPlan old, OperationPlan now, string[] methods)
    {
        var isNewRecord = old.Request is null != now.Request is null;
        var names = methods.Concat(RecordNames(old, old.Request, isNewRecord)).ToArray();
        found.AddIfDifferent(ChangeAspect.Body, Format(old.Operation), Format(now.Operation), [.. isNewRecord ? names : []]);
        _fields.Compare(
            "body.",
            new FieldSide(old.Operation.Body?.Fields ?? [], Record(old, old.Request)),
            new FieldSide(now.Operation.Body?.Fields ?? [], Record(now, now.Request)),
            _ => isNewRecord ? names : []);
    }

    private void CompareAnswers(OperationPlan old, OperationPlan now, string[] methods)
    {
        var isNewRecord = old.Response is null != now.Response is null;
        var names = methods.Concat(RecordNames(old, old.Response, isNewRecord)).ToArray();
        found.AddIfDifferent(ChangeAspect.Answer, old.Operation.Response.Kind.ToString(), now.Operation.Response.Kind.ToString(), names);
        _fields.Compare(
            "response.",
            new FieldSide(old.Operation.Response.Result, Record(old, old.Response)),
            new FieldSide(now.Operation.Response.Result, Record(now, now.Response)),
            _ => isNewRecord ? names : []);
    }

    private void CompareCodes(OperationPlan old, OperationPlan now)
    {
        var oldCodes = Codes(old);
        var newCodes = Codes(now);
        foreach (var (code, error) in oldCodes)
        {
            var subject = code.ToString(CultureInfo.InvariantCulture);
            var constants = ApiSurface.ConstantsOf(old, code).ToArray();
            if (!newCodes.TryGetValue(code, out var same))
            {
                found.Add(ChangeAction.Removed, ChangeAspect.Code, subject, error.Description, null, constants, [ApiSurface.ErrorsOf(old)]);
            }
            else if (same.Description != error.Description)
            {
                found.Add(ChangeAction.Changed, ChangeAspect.Code, subject, error.Description, same.Description, constants, []);
            }
        }

        foreach (var (code, error) in newCodes.Where(c => !oldCodes.ContainsKey(c.Key)))
        {
            found.Add(ChangeAction.Added, ChangeAspect.Code, code.ToString(CultureInfo.InvariantCulture), null, error.Description, [], []);
        }
    }

    private static string? Record(OperationPlan operation, ModelPlan? model) => model is null ? null : ApiSurface.TypeOf(operation, model);

    /// <summary>A record that goes with its last field.</summary>
    private static IEnumerable<string> RecordNames(OperationPlan operation, ModelPlan? model, bool isGone) =>
        isGone && model is not null ? [ApiSurface.TypeOf(operation, model)] : [];

    private static Dictionary<long, ErrorCode> Codes(OperationPlan operation) =>
        operation.Operation.Errors.GroupBy(e => e.Code).ToDictionary(g => g.Key, g => g.First());

    private static string AddressOf(Operation operation) =>
        $"{operation.Method} {(operation.Host == Host.Open ? "" : operation.Host.ToString().ToLowerInvariant() + ":")}{operation.Path}";

    private static string? Format(Operation operation) => operation.Body?.Kind.ToString().ToLowerInvariant();

    private static string? Tokens(Operation operation) => operation.Tokens == TokenKinds.None ? null : operation.Tokens.ToString().ToLowerInvariant();

    private static string? Limit(Operation operation) => operation.RateLimit is not { } limit ? null : string.Join(", ", new[]
    {
        limit.PerMinute is { } minute ? string.Create(CultureInfo.InvariantCulture, $"{minute}/min") : "",
        limit.PerSecond is { } second ? string.Create(CultureInfo.InvariantCulture, $"{second}/s") : "",
    }.Where(t => t.Length > 0));
}
