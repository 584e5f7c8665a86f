using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Emits the descriptors of operations and events: properties that make them when they are first asked for.</summary>
internal static class DescriptorEmitter
{
    /// <summary>Emits field and property of an event's descriptor, which only the runtime asks for by them: a member may have any name.</summary>
    public static void Emit(CodeWriter code, EventPlan plan)
    {
        var described = plan.Event;
        code.Line($$"""
            private static {{TypeText.Runtime}}.FeishuEventType? s_eventType;

            static {{TypeText.Runtime}}.FeishuEventType {{TypeText.Runtime}}.IFeishuEvent<{{Identifier.Of(plan.Model.Name)}}>.EventType => s_eventType ??= new({{Literal.String(described.Type)}})
            """).Open();
        Text(code, "Title", described.Title);
        Text(code, "PageUrl", described.PageUrl);
        TypeOf(code, "PayloadType", plan.Model);
        if (described.IsOldForm)
        {
            code.Line("IsOldForm = true,");
        }

        Value(code, "AppTypes", RuntimeEnums.Of(described.AppTypes));
        Strings(code, "Scopes", described.Scopes);
        Strings(code, "FieldScopes", described.FieldScopes);
        code.Outdent().Line("};").Line();
    }

    /// <summary>Emits field and property of an operation's descriptor.</summary>
    public static void Emit(CodeWriter code, OperationPlan plan)
    {
        var operation = plan.Operation;
        var field = "s_" + char.ToLowerInvariant(plan.MethodName[0]) + plan.MethodName.Substring(1);
        code.Line($$"""
            private static {{TypeText.Runtime}}.FeishuOperation? {{field}};

            /// <summary><see cref="{{plan.MethodName}}Async"/> 的描述。</summary>
            public static {{TypeText.Runtime}}.FeishuOperation {{plan.MethodName}}Operation => {{field}} ??= new(
                {{Literal.String(plan.Id)}},
                global::System.Net.Http.HttpMethod.{{MethodProperty(operation.Method)}},
                {{Literal.String(operation.Path)}})
            """).Open();
        Text(code, "Title", operation.Title);
        Text(code, "PageUrl", operation.PageUrl);
        TypeOf(code, "RequestType", plan.Request);
        TypeOf(code, "ResponseType", plan.Response);
        Value(code, "Host", RuntimeEnums.Of(operation.Host));
        Value(code, "Body", RuntimeEnums.Of(operation.Body?.Kind));
        Value(code, "Response", RuntimeEnums.Of(operation.Response.Kind));
        Value(code, "Tokens", RuntimeEnums.Of(operation.Tokens));
        Value(code, "AppTypes", RuntimeEnums.Of(operation.AppTypes));
        if (operation.NeedsHelpdesk)
        {
            code.Line("NeedsHelpdesk = true,");
        }

        Strings(code, "Scopes", operation.Scopes);
        Strings(code, "FieldScopes", operation.FieldScopes);
        if (operation.RateLimit is { } limit)
        {
            code.Line($"RateLimit = new {TypeText.Runtime}.FeishuRateLimit({Number(limit.PerMinute)}, {Number(limit.PerSecond)}),");
        }

        IdempotencyKey(code, operation);
        Codes(code, "RateLimitCodes", plan, RetryAdvice.RateLimit);
        Codes(code, "TryAgainCodes", plan, RetryAdvice.TryAgain);
        Rows(code, "RuleTable", [.. RuleLines.Of(operation).Select(Literal.String)]);
        Rows(code, "Errors", [.. plan.Errors.Select(e => Row(plan, e))]);
        code.Outdent().Line("};");
    }

    private static string MethodProperty(string method) => method[0] + method.Substring(1).ToLowerInvariant();

    private static void Text(CodeWriter code, string property, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            code.Line($"{property} = {Literal.String(text!)},");
        }
    }

    private static void TypeOf(CodeWriter code, string property, ModelPlan? model)
    {
        if (model is not null)
        {
            code.Line($"{property} = typeof({Identifier.Of(model.Name)}),");
        }
    }

    private static void Value(CodeWriter code, string property, string? value)
    {
        if (value is not null)
        {
            code.Line($"{property} = {value},");
        }
    }

    private static void Strings(CodeWriter code, string property, EquatableArray<Scope> scopes)
    {
        if (scopes.Count > 0)
        {
            code.Line($"{property} = [{string.Join(", ", scopes.Select(s => Literal.String(s.Name)))}],");
        }
    }

    /// <summary>Where a call can say that it is another one's repeat; every service has one of these names for it.</summary>
    private static void IdempotencyKey(CodeWriter code, Operation operation)
    {
        var inQuery = operation.QueryParameters.FirstOrDefault(IsIdempotencyKey);
        var inBody = operation.Body is { Kind: BodyKind.Json } body ? body.Fields.FirstOrDefault(IsIdempotencyKey) : null;
        if (operation.Method != "GET" && (inQuery ?? inBody) is { } key)
        {
            code.Line($"IdempotencyKey = new {TypeText.Runtime}.FeishuIdempotencyKey({Literal.String(key.Name)}, {(inQuery is null ? "false" : "true")}),");
        }
    }

    /// <summary>The codes of which all rows give the same advice: a page may list one for several causes.</summary>
    private static void Codes(CodeWriter code, string property, OperationPlan plan, RetryAdvice advice)
    {
        var codes = plan.Errors.GroupBy(e => e.Error.Code).Where(g => g.All(e => e.Error.Retry == advice)).Select(g => g.Key).ToList();
        if (codes.Count > 0)
        {
            code.Line($"{property} = [{string.Join(", ", codes.Select(c => c.ToString(CultureInfo.InvariantCulture)))}],");
        }
    }

    private static bool IsIdempotencyKey(Field field) => field is { Name: "uuid" or "client_token", Type: FieldType.String };

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static void Rows(CodeWriter code, string property, IReadOnlyList<string> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        code.Line($"{property} =").Line("[").Indent();
        foreach (var row in rows)
        {
            code.Line(row + ",");
        }

        code.Outdent().Line("],");
    }

    /// <summary>An error with its texts, which stand nowhere else.</summary>
    private static string Row(OperationPlan plan, ErrorConstant constant)
    {
        var error = constant.Error;
        return $"new({Number(error.Status)}, {ErrorsEmitter.ClassOf(plan)}.{Identifier.Of(constant.Name)}, {Literal.String(error.Description)}, {Literal.String(error.Suggestion)})";
    }
}
