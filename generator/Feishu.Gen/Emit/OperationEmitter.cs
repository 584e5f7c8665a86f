using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Emits one operation: its method and descriptor, its records, its error codes.</summary>
internal static class OperationEmitter
{
    /// <summary>Emits the file of an operation.</summary>
    public static EmittedFile Emit(OperationPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code, plan.PagePath, plan.Operation.PageUrl);
        code.Line($"namespace {options.Namespace}.{plan.Resource.Namespace};").Line();
        code.Line($"{options.Accessibility} partial class {plan.Resource.ResourceClass}").Open();
        DescriptorEmitter.Emit(code, plan, options);
        code.Line();
        Method(code, plan, options);
        code.Close();
        Types(code, plan, options);
        return new EmittedFile($"{plan.Resource.Namespace}.{plan.Resource.ResourceClass}.{plan.MethodName}.g.cs", code.ToString());
    }

    private static void Types(CodeWriter code, OperationPlan plan, EmitOptions options)
    {
        if (plan.Query is { } query)
        {
            code.Line();
            ModelEmitter.EmitQuery(code, query, options);
        }

        foreach (var model in new[] { plan.Request, plan.Response })
        {
            if (model is not null)
            {
                code.Line();
                ModelEmitter.Emit(code, model, options);
            }
        }

        if (plan.Errors.Count > 0)
        {
            code.Line();
            Errors(code, plan, options);
        }
    }

    private static void Method(CodeWriter code, OperationPlan plan, EmitOptions options)
    {
        MethodDoc.Write(code, plan);
        if (plan.Operation.Deprecation is { } hint)
        {
            code.Line($"[global::System.Obsolete({Literal.String(hint)})]");
        }

        var name = plan.MethodName;
        var result = plan.Response is { } response ? Identifier.Of(response.Name) : null;
        code.Line($"public virtual global::System.Threading.Tasks.Task{(result is null ? "" : $"<{result}>")} {name}Async(").Indent();
        var parameters = Parameters(plan, options);
        for (var i = 0; i < parameters.Count; i++)
        {
            code.Line(parameters[i] + (i == parameters.Count - 1 ? ")" : ","));
        }

        code.Outdent().Open();
        code.Line($"var call = new {TypeText.Runtime}.FeishuCall({name}Operation, {TokenArgument(plan.Operation.Tokens)}options);");
        foreach (var parameter in plan.PathParameters)
        {
            code.Line($"call.AddPath({Literal.String(parameter.Field.Name)}, {Identifier.Of(parameter.Name)});");
        }

        foreach (var parameter in plan.RequiredQuery)
        {
            code.Line($"call.AddQuery({Literal.String(parameter.Field.Name)}, {Identifier.Of(parameter.Name)});");
        }

        foreach (var member in plan.Query?.Members ?? [])
        {
            code.Line($"call.AddQuery({Literal.String(member.Field.Name)}, query?.{Identifier.Of(member.Name)});");
        }

        if (plan.Request is not null)
        {
            code.Line("call.SetBody(body);");
        }

        code.Line($"return Transport.SendAsync{(result is null ? "" : $"<{result}>")}(call, cancellationToken);").Close();
    }

    /// <summary>The parameters in the order of the signature: what must be given first.</summary>
    private static List<string> Parameters(OperationPlan plan, EmitOptions options)
    {
        var list = new List<string>();
        foreach (var parameter in plan.PathParameters.Concat(plan.RequiredQuery))
        {
            list.Add($"{TypeText.Of(parameter.Type, options)} {Identifier.Of(parameter.Name)}");
        }

        if (plan.Request is { } request)
        {
            list.Add($"{Identifier.Of(request.Name)} body");
        }

        var token = TokenType(plan.Operation.Tokens);
        if (IsTokenRequired(plan))
        {
            list.Add($"{TypeText.Runtime}.{token} token");
        }

        if (plan.Query is { } query)
        {
            list.Add($"{Identifier.Of(query.Name)}? query = null");
        }

        if (token is not null && !IsTokenRequired(plan))
        {
            list.Add($"{TypeText.Runtime}.{token}? token = null");
        }

        list.Add($"{TypeText.Runtime}.FeishuCallOptions? options = null");
        list.Add("global::System.Threading.CancellationToken cancellationToken = default");
        return list;
    }

    /// <summary>The client makes tokens of apps and tenants by itself; a user's it must be given.</summary>
    private static bool IsTokenRequired(OperationPlan plan) => plan.Operation.Tokens == TokenKinds.User;

    /// <summary>A token of one kind is itself a source; one of several kinds holds one.</summary>
    private static string TokenArgument(TokenKinds tokens) => tokens switch
    {
        TokenKinds.None => "",
        TokenKinds.Tenant or TokenKinds.User or TokenKinds.App => "token, ",
        _ => "token?.Source, ",
    };

    private static string? TokenType(TokenKinds tokens) => tokens switch
    {
        TokenKinds.None => null,
        TokenKinds.Tenant => "TenantAccessToken",
        TokenKinds.User => "UserAccessToken",
        TokenKinds.App => "AppAccessToken",
        TokenKinds.Tenant | TokenKinds.User => "TenantOrUserToken",
        TokenKinds.Tenant | TokenKinds.App => "AppOrTenantToken",
        TokenKinds.User | TokenKinds.App => "AppOrUserToken",
        _ => "AnyAccessToken",
    };

    private static void Errors(CodeWriter code, OperationPlan plan, EmitOptions options)
    {
        code.Line($$"""
            /// <summary><see cref="{{plan.Resource.ResourceClass}}.{{plan.MethodName}}Async"/> 的错误码。</summary>
            {{options.Accessibility}} static partial class {{plan.TypeBase}}Errors
            """).Open();
        var isFirst = true;
        foreach (var (name, error) in plan.Errors.Select(e => (e.Name, e.Error)))
        {
            if (!isFirst)
            {
                code.Line();
            }

            isFirst = false;
            ErrorConstant(code, name, error);
        }

        code.Close();
    }

    private static void ErrorConstant(CodeWriter code, string name, ErrorCode error)
    {
        var status = error.Status is { } s ? $"<para>HTTP {s.ToString(CultureInfo.InvariantCulture)}</para>" : null;
        List<string> summary = [$"<para>{DocInline.Escape(error.Description)}</para>"];
        List<string> remarks = [.. status is null ? [] : new[] { status }, .. DocBlocks.ToXml(error.Suggestion)];
        code.DocElement("summary", "summary", summary).DocElement("remarks", "remarks", remarks);
        code.Line($"public const long {Identifier.Of(name)} = {error.Code.ToString(CultureInfo.InvariantCulture)};");
    }
}
