using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits the method that goes through all pages of an operation's results.</summary>
internal static class PagingEmitter
{
    /// <summary>Emits it.</summary>
    public static void Emit(CodeWriter code, OperationPlan plan, PagingPlan paging, EmitOptions options)
    {
        var item = TypeText.Of(paging.Item, options);
        MethodDoc.WritePaging(code, plan);
        MethodEmitter.Obsolete(code, plan.Operation);
        code.Line($"public virtual global::System.Collections.Generic.IAsyncEnumerable<{item}> {plan.MethodName}AllAsync(");
        var parameters = Signature.Of(plan, options);
        Signature.Write(code, parameters);
        code.Open();

        var sent = paging.Place == CursorLocation.Query ? "query" : "body";
        if (paging.Place == CursorLocation.Query)
        {
            code.Line("query ??= new();");
        }
        else
        {
            code.Line("global::System.ArgumentNullException.ThrowIfNull(body);");
        }

        var cursor = Identifier.Of(paging.Cursor.Name);
        var next = Unused("next", parameters);
        var arguments = parameters.Select(p => p.Name == sent ? $"{sent} with {{ {cursor} = {next} }}" : p.Name);
        code.Line($"return {TypeText.CompilerServices}.FeishuResultPages.{(paging.IsOffset ? "ByOffsetAsync" : "ByTokenAsync")}<{Identifier.Of(plan.Response!.Name)}, {item}>(").Indent();
        code.Line($"this, {plan.MethodName}Operation, options, {sent}.{cursor},");
        code.Line($"({next}, {Signature.Cancellation}) => {plan.MethodName}Async({string.Join(", ", arguments)}),");
        code.Line($"page => new(page.{Identifier.Of(paging.Items.Name)}, {Read(paging.NextToken)}, {Read(paging.HasMore)}),");
        code.Line($"{Signature.Cancellation});").Outdent().Close();
    }

    private static string Read(MemberPlan? member) => member is null ? "null" : "page." + Identifier.Of(member.Name);

    /// <summary>A name that no parameter has.</summary>
    private static string Unused(string name, IReadOnlyList<MethodParameter> parameters)
    {
        while (parameters.Any(p => p.Name == name))
        {
            name += "_";
        }

        return name;
    }
}
