using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Emits the method that calls an operation.</summary>
internal static class MethodEmitter
{
    /// <summary>Emits it.</summary>
    public static void Emit(CodeWriter code, OperationPlan plan, EmitOptions options)
    {
        MethodDoc.Write(code, plan);
        Obsolete(code, plan.Operation);
        code.Line($"public virtual {ReturnType(plan)} {plan.MethodName}Async(");
        Signature.Write(code, Signature.Of(plan, options));
        code.Open();
        code.Line($"var call = new {TypeText.CompilerServices}.FeishuCall({plan.MethodName}Operation, {TokenArgument(plan.Operation.Tokens)}options);");
        foreach (var parameter in plan.PathParameters)
        {
            code.Line($"call.AddPath({Literal.String(parameter.Field.Name)}, {Identifier.Of(parameter.Name)});");
        }

        foreach (var parameter in plan.RequiredQuery)
        {
            code.Line($"call.AddQuery({Literal.String(parameter.Field.Name)}, {Identifier.Of(parameter.Name)});");
        }

        if (plan.Query is not null)
        {
            code.Line("call.AddQuery(query);");
        }

        Body(code, plan);
        code.Line($"return Transport.{Send(plan)}(call, cancellationToken);").Close();
    }

    /// <summary>Marks a method of an operation that should not be used any more.</summary>
    public static void Obsolete(CodeWriter code, Operation operation)
    {
        if (operation.Deprecation is { } hint)
        {
            code.Line($"[global::System.Obsolete({Literal.String(hint)})]");
        }
    }

    private static void Body(CodeWriter code, OperationPlan plan)
    {
        if (plan.Request is not { } request)
        {
            return;
        }

        if (plan.Operation.Body?.Kind != BodyKind.Multipart)
        {
            code.Line("call.SetBody(body);");
            return;
        }

        code.Line("global::System.ArgumentNullException.ThrowIfNull(body);");
        foreach (var member in request.Members)
        {
            var maxSize = member.MaxFileSize is { } size ? ", maxSize: " + size.ToString(CultureInfo.InvariantCulture) : "";
            code.Line($"call.AddPart({Literal.String(member.Field.Name)}, body.{Identifier.Of(member.Name)}{maxSize});");
        }
    }

    private static string ReturnType(OperationPlan plan)
    {
        var response = plan.Response is { } model ? Identifier.Of(model.Name) : null;
        return plan.Operation.Response.Kind switch
        {
            ResponseKind.Bytes => $"global::System.Threading.Tasks.Task<{TypeText.Runtime}.FeishuDownload>",
            ResponseKind.Events => $"global::System.Collections.Generic.IAsyncEnumerable<{response ?? TypeText.Runtime + ".FeishuJson"}>",
            _ => response is null ? "global::System.Threading.Tasks.Task" : $"global::System.Threading.Tasks.Task<{response}>",
        };
    }

    private static string Send(OperationPlan plan)
    {
        var argument = plan.Response is { } model ? $"<{Identifier.Of(model.Name)}>" : "";
        return plan.Operation.Response.Kind switch
        {
            ResponseKind.Bytes => "DownloadAsync",
            ResponseKind.Events => "StreamAsync" + argument,
            _ => "SendAsync" + argument,
        };
    }

    /// <summary>A token of one kind is itself a source; one of several kinds holds one.</summary>
    private static string TokenArgument(TokenKinds tokens) => tokens switch
    {
        TokenKinds.None => "",
        TokenKinds.Tenant or TokenKinds.User or TokenKinds.App => "token, ",
        _ => "token?.Source, ",
    };
}
