using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Emits the named error codes of an operation. What they mean stands in the operation's descriptor.</summary>
internal static class ErrorsEmitter
{
    /// <summary>The name of the class of an operation's constants.</summary>
    public static string ClassOf(OperationPlan plan) => plan.TypeBase + "Errors";

    /// <summary>Emits the class of constants.</summary>
    public static void Emit(CodeWriter code, OperationPlan plan, EmitOptions options)
    {
        var resource = plan.Resource.ResourceClass;
        code.Line($$"""
            /// <summary><see cref="{{resource}}.{{plan.MethodName}}Async"/> 的错误码；说明与排查建议见 <see cref="{{resource}}.{{plan.MethodName}}Operation"/> 的 Errors。</summary>
            {{options.Accessibility}} static partial class {{ClassOf(plan)}}
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
        var status = error.Status is { } known ? $"（HTTP {known.ToString(CultureInfo.InvariantCulture)}）" : "";
        code.Line($"/// <summary>错误码 {number}{status}</summary>");
        Details(code, error.Details);
        code.Line($"public const long {Identifier.Of(constant.Name)} = {number};");
    }

    /// <summary>The codes that the message of this one may hold, which the descriptor does not list.</summary>
    private static void Details(CodeWriter code, EquatableArray<ErrorCode> details)
    {
        if (details.Count == 0)
        {
            return;
        }

        var remarks = new List<string> { "<para>子错误码：</para>", "<list type=\"bullet\">" };
        foreach (var detail in details)
        {
            var text = string.Join(" ", new[] { DocInline.Escape(detail.Description), DocInline.Joined(detail.Suggestion) }.Where(t => t.Length > 0));
            remarks.Add($"<item><description><c>{detail.Code.ToString(CultureInfo.InvariantCulture)}</c>：{text}</description></item>");
        }

        remarks.Add("</list>");
        code.DocElement("remarks", "remarks", remarks);
    }
}
