using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Emits one operation: its descriptor and methods, its records, its error codes.</summary>
internal static class OperationEmitter
{
    /// <summary>Emits the file of an operation.</summary>
    public static EmittedFile Emit(OperationPlan plan, EmitOptions options)
    {
        var code = new CodeWriter();
        FileHeader.Write(code, (plan.PagePath, plan.Operation.PageUrl));
        code.Line($"namespace {options.Namespace}.{plan.Resource.Namespace};").Line();
        code.Line($"{options.Accessibility} partial class {plan.Resource.ResourceClass}").Open();
        DescriptorEmitter.Emit(code, plan);
        code.Line();
        MethodEmitter.Emit(code, plan, options);
        if (plan.Paging is { } paging)
        {
            code.Line();
            PagingEmitter.Emit(code, plan, paging, options);
        }

        code.Close();
        if (plan.Query is { } query)
        {
            ModelEmitter.EmitQuery(code.Line(), query, options);
        }

        if (plan.Request is { } request)
        {
            if (plan.Operation.Body?.Kind == BodyKind.Multipart)
            {
                ModelEmitter.EmitForm(code.Line(), request, options);
            }
            else
            {
                ModelEmitter.Emit(code.Line(), request, options);
            }
        }

        if (plan.Response is { } response)
        {
            ModelEmitter.Emit(code.Line(), response, options);
        }

        foreach (var values in plan.Values)
        {
            ValueEmitter.Emit(code.Line(), values, options);
        }

        if (plan.Errors.Count > 0)
        {
            ErrorsEmitter.Emit(code.Line(), plan, options);
        }

        return new EmittedFile(plan.FileName + ".g.cs", code.ToString());
    }
}
