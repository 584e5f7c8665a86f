using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Microsoft.OpenApi;
using Scope = Feishu.Gen.Operations.Scope;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The <c>x-feishu-…</c> members: what the pages say and OpenAPI has no word for.</summary>
internal static class Extensions
{
    /// <summary>The C# type, below the client's namespace.</summary>
    public const string Model = "x-feishu-model";

    /// <summary>The values that a page lists: an open list, unlike <c>enum</c>.</summary>
    public const string Values = "x-feishu-values";

    /// <summary>References to what other pages say of the same address.</summary>
    public const string Alternatives = "x-feishu-alternatives";

    /// <summary>Among the bodies whose nesting is open: the one that is sent, by the caller of an operation or by the platform.</summary>
    private const string OpenRequest = "request";

    /// <summary>Adds an extension.</summary>
    public static void Extend(this IOpenApiExtensible target, string name, JsonNode value) => target.AddExtension(name, new JsonNodeExtension(value));

    /// <summary>Adds everything that an operation says beside its parameters and bodies.</summary>
    public static void Describe(this OpenApiOperation target, Operation operation, string page)
    {
        AddPage(target, page, operation.Deprecation);
        target.Extend("x-feishu-tokens", Texts(TokenNames(operation.Tokens)));
        if (operation.AreTokensAssumed)
        {
            target.Extend("x-feishu-tokens-assumed", true);
        }

        AddAccess(target, operation.Scopes, operation.FieldScopes, operation.AppTypes);
        AddTexts(target, "x-feishu-open", OpenBodies(operation));
        if (operation.RateLimit is { } limit)
        {
            target.Extend("x-feishu-rate-limit", RateLimit(limit));
        }

        AddText(target, "x-feishu-scope-note", operation.ScopeNote);
        AddText(target, "x-feishu-rate-limit-note", operation.RateLimitNote);
        AddErrors(target, "x-feishu-errors", operation.Errors.Where(e => e.Status is not null));
        AddErrors(target, "x-feishu-codes", operation.Errors.Where(e => e.Status is null));
    }

    /// <summary>Adds everything that an event says beside its body.</summary>
    public static void Describe(this OpenApiOperation target, EventDefinition definition, string page)
    {
        AddPage(target, page, definition.Deprecation);
        AddAccess(target, definition.Scopes, definition.FieldScopes, definition.AppTypes);
        AddTexts(target, "x-feishu-open", definition.IsNestingOpen ? [OpenRequest] : []);
        AddText(target, "x-feishu-scope-note", definition.ScopeNote);
    }

    private static void AddPage(OpenApiOperation target, string page, string? deprecation)
    {
        target.Extend("x-feishu-page", page);
        if (deprecation is not null)
        {
            target.Extend("x-feishu-deprecation", deprecation);
        }
    }

    private static void AddAccess(OpenApiOperation target, EquatableArray<Scope> scopes, EquatableArray<Scope> fieldScopes, AppTypes appTypes)
    {
        AddTexts(target, "x-feishu-scopes", scopes.Select(s => s.Name));
        AddTexts(target, "x-feishu-field-scopes", fieldScopes.Select(s => s.Name));
        AddTexts(target, "x-feishu-app-types", AppTypeNames(appTypes));
    }

    /// <summary>The kinds of token by the names that the platform gives them, in ordinal order.</summary>
    public static IEnumerable<string> TokenNames(TokenKinds tokens) =>
        new[] { (TokenKinds.App, "app_access_token"), (TokenKinds.Tenant, "tenant_access_token"), (TokenKinds.User, "user_access_token") }
            .Where(t => tokens.HasFlag(t.Item1))
            .Select(t => t.Item2);

    private static IEnumerable<string> AppTypeNames(AppTypes types) =>
        new[] { (AppTypes.Custom, "custom"), (AppTypes.Store, "store") }.Where(t => types.HasFlag(t.Item1)).Select(t => t.Item2);

    /// <summary>The bodies whose nesting the page leaves open.</summary>
    private static IEnumerable<string> OpenBodies(Operation operation)
    {
        if (operation.Body is { IsNestingOpen: true })
        {
            yield return OpenRequest;
        }

        if (operation.Response.IsNestingOpen)
        {
            yield return "response";
        }
    }

    private static JsonObject RateLimit(RateLimit limit)
    {
        var json = new JsonObject();
        AddNumber(json, "perMinute", limit.PerMinute);
        AddNumber(json, "perSecond", limit.PerSecond);
        return json;
    }

    /// <summary>Adds rows of the error table; those without a status stand in a list of their own, so that readers may rely on it.</summary>
    private static void AddErrors(IOpenApiExtensible target, string name, IEnumerable<ErrorCode> errors)
    {
        var rows = new JsonArray([.. errors.Select(Error)]);
        if (rows.Count > 0)
        {
            target.Extend(name, rows);
        }
    }

    private static JsonObject Error(ErrorCode error)
    {
        var json = new JsonObject();
        AddNumber(json, "status", error.Status);
        json["code"] = error.Code;
        AddText(json, "description", error.Description);
        AddText(json, "suggestion", error.Suggestion);
        if (error.Details.Count > 0)
        {
            json["details"] = new JsonArray([.. error.Details.Select(Error)]);
        }

        return json;
    }

    private static void AddNumber(JsonObject json, string name, int? number)
    {
        if (number is { } value)
        {
            json[name] = value;
        }
    }

    private static void AddText(IOpenApiExtensible target, string name, string text)
    {
        if (text.Length > 0)
        {
            target.Extend(name, text);
        }
    }

    /// <summary>Adds a member, unless it says nothing.</summary>
    public static void AddText(JsonObject json, string name, string text)
    {
        if (text.Length > 0)
        {
            json[name] = text;
        }
    }

    /// <summary>Adds an extension with a list, unless the list is empty.</summary>
    public static void AddTexts(IOpenApiExtensible target, string name, IEnumerable<string> texts)
    {
        if (Texts(texts) is { Count: > 0 } list)
        {
            target.Extend(name, list);
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
