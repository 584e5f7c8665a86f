using System.Collections.Immutable;
using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Tests.Support;

/// <summary>Pages that are sound alone and whose names clash with each other, or with what every client has.</summary>
internal static class Clashes
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        Of("service and member of the client", "'Operations'; this one is called 'Operations2'", Get("[|operations/v1/things|]")),
        Of("resource and member of every class", "'Transport'; this one is called 'Transport2'", Get("task/v1/[|transports|]/:transport_id")),
        Of("methods", "'List'; this one is called 'List__task_v1_agent_schedule_list'",
            Get("task/v1/agent_schedules"), Get("[|task/v1/agents/:agent_id/schedules|]")),
        Of("operations", "'ListOnPage'; this one is called 'ListOnPage2'", Get("task/v1/tasks"), Get("task/v1/tasks"), Get("[|task/v1/tasks|]")) with
        {
            Paths = ["specs/a/page.md", "specs/b/page.md", "specs/c/page.md"],
        },
        Of("types of operations", "'GetTaskList'; this one is called 'GetTaskList2'", Get("task/v1/lists/get_task"), Get("[|task/v1/task_lists/:list_id|]")),
        Of("list of values and model", "'OrderStatus'; this one is called 'OrderStatus2'", Get(
            "task/v1/tasks",
            "[|order|] | order | 单", "└status | string | 状态<br>**可选值有**：<br>- open：开", "other | order_status | 状态", "└name | string | 名")),
        Of("lists of values", "'OrderStatusKind'; this one is called 'OrderStatusKind2'", Get(
            "task/v1/tasks",
            "order | order | 单", "└status_kind | string | 种类<br>**可选值有**：<br>- open：开",
            "[|status|] | order_status | 状态", "└kind | string | 种类<br>**可选值有**：<br>- good：好")),
    ];

    private static Fault Of(string name, string says, params ImmutableArray<string> pages) => new(name, Rules.NameClash, pages) { Says = says };

    /// <summary>A page for a GET; a mark within the path is taken for one around the whole URL.</summary>
    private static string Get(string path, params string[] rows)
    {
        var url = "https://open.feishu.cn/open-apis/" + MarkedText.Of(path).Text;
        return $"""
            # 页面

            ## 请求
            名称 | 值
            ---|---
            HTTP URL | {(path.Contains("[|", StringComparison.Ordinal) ? $"[|{url}|]" : url)}
            HTTP Method | GET
            凭证要求 | tenant_access_token

            ### 路径参数

            名称 | 类型 | 描述
            ---|---|---
            {string.Join("\n", url.Split('/').Where(s => s.StartsWith(':')).Select(s => s[1..] + " | string | 标识"))}

            ## 响应

            ### 响应体

            名称 | 类型 | 描述
            ---|---|---
            {string.Join("\n", rows)}

            """;
    }
}
