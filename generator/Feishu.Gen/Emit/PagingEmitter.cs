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
        code.Line($"public virtual async global::System.Collections.Generic.IAsyncEnumerable<{item}> {plan.MethodName}AllAsync(");
        var parameters = Signature.Of(plan, options);
        Signature.Write(code, [.. parameters.Select(Enumerated)]);
        code.Open();

        var sent = paging.Place == PagingPlace.Query ? "query" : "body";
        if (paging.Place == PagingPlace.Query)
        {
            code.Line("query ??= new();");
        }
        else
        {
            code.Line("global::System.ArgumentNullException.ThrowIfNull(body);");
        }

        var cursor = Identifier.Of(paging.Cursor.Name);
        var kind = paging.IsOffset ? "FeishuOffsetCursor" : "FeishuTokenCursor";
        code.Line($"var cursor = new {TypeText.Runtime}.{kind}({sent}.{cursor});");
        code.Line("while (true)").Open();
        code.Line($"{sent} = {sent} with {{ {cursor} = cursor.Value }};");
        var arguments = string.Join(", ", parameters.Select(p => p.Name));
        code.Line($"var page = await {plan.MethodName}Async({arguments}).ConfigureAwait(false);");
        var items = $"page.{Identifier.Of(paging.Items.Name)}";
        code.Line($"foreach (var item in {items} ?? [])").Open().Line("yield return item;").Close().Line();
        var hasMore = paging.HasMore is { } more ? $"page.{Identifier.Of(more.Name)}" : "null";
        var next = paging.NextToken is { } token ? $"page.{Identifier.Of(token.Name)}" : $"{items}?.Count ?? 0";
        code.Line($"if (!cursor.MoveNext({next}, {hasMore}))").Open().Line("yield break;").Close();
        code.Close().Close();
    }

    /// <summary>What ends the enumeration is handed on to each call.</summary>
    private static MethodParameter Enumerated(MethodParameter parameter) => parameter.Name == Signature.Cancellation
        ? parameter with { Type = "[global::System.Runtime.CompilerServices.EnumeratorCancellation] " + parameter.Type }
        : parameter;
}
