using System.Globalization;
using Feishu.Gen.Catalog;

namespace Feishu.Gen.Emit;

/// <summary>Emits the named error codes of an operation.</summary>
internal static class ErrorsEmitter
{
    /// <summary>Emits the class of constants.</summary>
    public static void Emit(CodeWriter code, OperationPlan plan, EmitOptions options)
    {
        code.Line($$"""
            /// <summary><see cref="{{plan.Resource.ResourceClass}}.{{plan.MethodName}}Async"/> 的错误码。</summary>
            {{options.Accessibility}} static partial class {{plan.TypeBase}}Errors
            """).Open();
        for (var i = 0; i < plan.Errors.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            Constant(code, plan.Errors[i]);
        }

        code.Close();
    }

    private static void Constant(CodeWriter code, ErrorConstant constant)
    {
        var error = constant.Error;
        var number = error.Code.ToString(CultureInfo.InvariantCulture);
        var description = DocInline.Escape(error.Description).Trim();
        var remarks = new List<string>();
        if (error.Status is { } status)
        {
            remarks.Add($"<para>HTTP {status.ToString(CultureInfo.InvariantCulture)}</para>");
        }

        remarks.AddRange(DocBlocks.ToXml(error.Suggestion));
        code.DocElement("summary", "summary", [description.Length > 0 ? description : $"<c>{number}</c>"]);
        code.DocElement("remarks", "remarks", remarks);
        code.Line($"public const long {Identifier.Of(constant.Name)} = {number};");
    }
}
