using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Writes the XML comment of an operation's method.</summary>
internal static class MethodDoc
{
    /// <summary>Writes that of the method that calls the operation once.</summary>
    public static void Write(CodeWriter code, OperationPlan plan)
    {
        var operation = plan.Operation;
        code.DocElement("summary", "summary", [$"<para>{DocInline.ToXml(operation.Title)}</para>", .. DocBlocks.ToXml(operation.Summary)]);
        Parameters(code, plan);
        code.Line($"/// <returns>{Returns(plan)}</returns>");
        code.DocElement("remarks", "remarks", Remarks(operation));
        Exceptions(code, plan);
    }

    /// <summary>Writes that of the method that goes through all pages of results.</summary>
    public static void WritePaging(CodeWriter code, OperationPlan plan)
    {
        code.DocElement("summary", "summary",
        [
            $"<para>{DocInline.ToXml(plan.Operation.Title)}：逐页读取全部结果</para>",
            $"<para>按需多次调用 <see cref=\"{plan.MethodName}Async\"/>，直到没有下一页。</para>",
        ]);
        Parameters(code, plan);
        code.Line("/// <returns>各页的结果，依次给出</returns>");
        Exceptions(code, plan);
    }

    private static void Parameters(CodeWriter code, OperationPlan plan)
    {
        foreach (var parameter in plan.PathParameters.Concat(plan.RequiredQuery))
        {
            FieldDoc.Parameter(code, parameter.Name, parameter.Field);
        }

        if (plan.Request is not null)
        {
            code.Line("/// <param name=\"body\">请求体</param>");
        }

        if (plan.Operation.Tokens != TokenKinds.None)
        {
            code.Line($"/// <param name=\"token\">{Token(plan.Operation)}</param>");
        }

        code.Line("/// <param name=\"options\">本次调用的选项</param>");
        code.Line($"/// <param name=\"{Signature.Cancellation}\">取消本次调用</param>");
        if (plan.Query is not null)
        {
            code.Line("/// <param name=\"query\">可选的查询参数</param>");
        }
    }

    private static string Returns(OperationPlan plan) => plan.Operation.Response.Kind switch
    {
        ResponseKind.Bytes => "文件内容；用完后请释放",
        ResponseKind.Events => "事件流，依次给出每个事件",
        _ => plan.Response is null ? "调用成功时完成" : "响应体",
    };

    private static string Token(Operation operation) => operation.Tokens switch
    {
        _ when operation.AreTokensAssumed => "访问凭证；文档没有说明需要哪一种，不传则使用由客户端获取的租户访问凭证",
        TokenKinds.User => "用户的访问凭证",
        TokenKinds.Tenant => "租户的访问凭证；不传则由客户端获取",
        TokenKinds.App => "应用的访问凭证；不传则由客户端获取",
        _ when (operation.Tokens & TokenKinds.Tenant) != 0 => "访问凭证；不传则使用由客户端获取的租户访问凭证",
        _ => "访问凭证；不传则使用由客户端获取的应用访问凭证",
    };

    private static List<string> Remarks(Operation operation)
    {
        var xml = new List<string> { $"<para><c>{operation.Method} {DocInline.Escape(operation.Path)}</c></para>" };
        if (Limit(operation) is { Length: > 0 } limit)
        {
            xml.Add($"<para>接口频率限制：{limit}</para>");
        }

        AccessDoc.Write(xml, operation.Scopes, operation.ScopeNote, operation.FieldScopes, operation.AppTypes);
        if (operation.NeedsHelpdesk)
        {
            xml.Add("<para>需要服务台凭证：请在选项中设置 HelpdeskId 与 HelpdeskToken</para>");
        }

        foreach (var header in operation.Headers)
        {
            var way = header.IsRequired == true ? "必填，通过 options 的 Headers 传入" : "通过 options 的 Headers 传入";
            xml.Add($"<para>请求头 <c>{DocInline.Escape(header.Name)}</c>（{way}）：{DocInline.Joined(header.Description)}</para>");
        }

        AccessDoc.WritePage(xml, operation.Title, operation.PageUrl, operation.UpdatedOn);
        return xml;
    }

    private static string Limit(Operation operation) => operation.RateLimit is not { } limit ? DocInline.Joined(operation.RateLimitNote) : string.Join("、", new[]
    {
        limit.PerMinute is { } minute ? minute.ToString(CultureInfo.InvariantCulture) + " 次/分钟" : "",
        limit.PerSecond is { } second ? second.ToString(CultureInfo.InvariantCulture) + " 次/秒" : "",
    }.Where(t => t.Length > 0));

    private static void Exceptions(CodeWriter code, OperationPlan plan)
    {
        if (plan.PathParameters.Count > 0)
        {
            code.Line("/// <exception cref=\"global::System.ArgumentException\">路径参数为空，或为 <c>.</c>、<c>..</c></exception>");
        }

        code.Line($"/// <exception cref=\"{TypeText.Runtime}.FeishuApiException\">{(plan.Errors.Count > 0
            ? $"平台返回错误码，见 <see cref=\"{plan.TypeBase}Errors\"/>"
            : "平台返回错误码")}</exception>");
        code.Line($"/// <exception cref=\"{TypeText.Runtime}.FeishuTransportException\">请求未能送达，或响应无法读取</exception>");
        code.Line($"/// <exception cref=\"{TypeText.Runtime}.FeishuException\">其他失败，例如需要等待的时间超过了本次调用的时限；以上两种也是它的派生类</exception>");
    }
}
