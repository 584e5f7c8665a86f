using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

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
        Details(remarks, error.Details);
        code.DocElement("summary", "summary", [description.Length > 0 ? description : $"<c>{number}</c>"]);
        code.DocElement("remarks", "remarks", remarks);
        code.Line($"public const long {Identifier.Of(constant.Name)} = {number};");
    }

    /// <summary>The codes that the message of this one may hold.</summary>
    private static void Details(List<string> remarks, EquatableArray<ErrorCode> details)
    {
        if (details.Count == 0)
        {
            return;
        }

        remarks.Add("<para>子错误码：</para>");
        remarks.Add("<list type=\"bullet\">");
        foreach (var detail in details)
        {
            var text = string.Join(" ", new[] { DocInline.Escape(detail.Description), DocInline.Joined(detail.Suggestion) }.Where(t => t.Length > 0));
            remarks.Add($"<item><description><c>{detail.Code.ToString(CultureInfo.InvariantCulture)}</c>：{text}</description></item>");
        }

        remarks.Add("</list>");
    }
}
