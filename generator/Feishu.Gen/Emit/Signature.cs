using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>A parameter of an emitted method.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Name">The name as code.</param>
/// <param name="Default">The default value as code, or null where a value must be given.</param>
internal readonly record struct MethodParameter(string Type, string Name, string? Default = null);

/// <summary>
/// The parameters of an operation's methods, in the order that every signature has. What must be given stands first. The optional query values stand last, behind what every
/// method has: a page that gains its first one then adds a parameter at the end, and calls that name no parameters mean what they meant.
/// </summary>
internal static class Signature
{
    /// <summary>The name of the token that ends a call.</summary>
    public const string Cancellation = "cancellationToken";

    /// <summary>The parameters.</summary>
    public static List<MethodParameter> Of(OperationPlan plan, EmitOptions options)
    {
        var list = new List<MethodParameter>();
        foreach (var parameter in plan.PathParameters.Concat(plan.RequiredQuery))
        {
            list.Add(new MethodParameter(TypeText.Of(parameter.Type, options), Identifier.Of(parameter.Name)));
        }

        if (plan.Request is { } request)
        {
            list.Add(new MethodParameter(Identifier.Of(request.Name), "body"));
        }

        var token = TokenType(plan.Operation.Tokens);
        if (IsTokenRequired(plan.Operation.Tokens))
        {
            list.Add(new MethodParameter($"{TypeText.Runtime}.{token}", "token"));
        }

        if (token is not null && !IsTokenRequired(plan.Operation.Tokens))
        {
            list.Add(new MethodParameter($"{TypeText.Runtime}.{token}?", "token", "null"));
        }

        list.Add(new MethodParameter(TypeText.Runtime + ".FeishuCallOptions?", "options", "null"));
        list.Add(new MethodParameter("global::System.Threading.CancellationToken", Cancellation, "default"));
        if (plan.Query is { } query)
        {
            list.Add(new MethodParameter(Identifier.Of(query.Name) + "?", "query", "null"));
        }

        return list;
    }

    /// <summary>Writes them a line each, with the closing parenthesis.</summary>
    public static void Write(CodeWriter code, IReadOnlyList<MethodParameter> parameters)
    {
        code.Indent();
        for (var i = 0; i < parameters.Count; i++)
        {
            var (type, name, value) = parameters[i];
            code.Write($"{type} {name}{(value is null ? "" : " = " + value)}").Line(i == parameters.Count - 1 ? ")" : ",");
        }

        code.Outdent();
    }

    /// <summary>The client makes tokens of apps and tenants by itself; a user's it must be given.</summary>
    private static bool IsTokenRequired(TokenKinds tokens) => tokens == TokenKinds.User;

    private static string? TokenType(TokenKinds tokens) => tokens switch
    {
        TokenKinds.None => null,
        TokenKinds.Tenant => "FeishuTenantAccessToken",
        TokenKinds.User => "FeishuUserAccessToken",
        TokenKinds.App => "FeishuAppAccessToken",
        TokenKinds.Tenant | TokenKinds.User => "FeishuTenantOrUserToken",
        TokenKinds.Tenant | TokenKinds.App => "FeishuAppOrTenantToken",
        TokenKinds.User | TokenKinds.App => "FeishuAppOrUserToken",
        _ => "FeishuAnyAccessToken",
    };
}
