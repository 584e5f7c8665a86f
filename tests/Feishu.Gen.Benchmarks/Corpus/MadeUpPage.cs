using System.Globalization;
using System.Text;

namespace Feishu.Gen.Benchmarks.Corpus;

/// <summary>
/// Writes pages that are as long as the platform's and shaped like them: 55 rows on average and a few pages with ten times as many, nested structures
/// that the pages of a service share, cells over several lines, examples, error tables.
/// </summary>
internal static class MadeUpPage
{
    private const int PagesPerService = 40;
    private const int ErrorRows = 7;

    private static readonly string[] s_resources = ["orders", "plans", "records", "members", "rooms", "boards", "forms", "notes"];
    private static readonly string[] s_problems = ["is missing", "is too long", "does not exist", "is locked", "has expired", "is not yours", "came twice"];

    /// <summary>The page of a number; the same at each call.</summary>
    public static (string Path, string Text) Write(int number)
    {
        var (service, index) = (number / PagesPerService, number % PagesPerService);
        var resource = s_resources[index % s_resources.Length];
        var (method, path) = Address(index / s_resources.Length, $"/open-apis/service{Letters(service)}/v1/{resource}");
        var size = number % 25 == 24 ? 8 : 1;
        var page = new StringBuilder();
        Head(page, number, method, path);
        if (path.Contains(':', StringComparison.Ordinal))
        {
            page.Append("\n### 路径参数\n\n名称 | 类型 | 描述\n--- | --- | ---\nid | string | 要找的那一个  \n**示例值**：\"6f2c1a\"\n");
        }

        if (method == "GET")
        {
            Query(page);
        }
        else
        {
            Body(page, MadeUpField.Make(service, number, 30 * size));
        }

        Answer(page, MadeUpField.Make(service, number * 3, 40 * size));
        Errors(page, service, number);
        return ($"specs/service{Letters(service)}/v1/page{number.ToString("0000", CultureInfo.InvariantCulture)}.md", page.ToString());
    }

    private static (string Method, string Path) Address(int kind, string path) => kind switch
    {
        0 => ("POST", path),
        1 => ("GET", path + "/:id"),
        2 => ("GET", path),
        3 => ("PATCH", path + "/:id"),
        _ => ("POST", path + "/:id/archive"),
    };

    private static void Head(StringBuilder page, int number, string method, string path) => page.Append(CultureInfo.InvariantCulture, $"""
        ---
        title: "第 {number} 页"
        source_url: https://open.feishu.cn/document/server-docs/made-up/page-{number}
        last_remote_update: 2024-10-23
        ---
        最后更新于 2024-10-23

        # 第 {number} 页

        这一页写了怎样调用 `{path}`，以及调用之前要准备好什么；例子都在下面。

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn{path}
        HTTP Method | {method}
        接口频率限制 | [1000 次/分钟、50 次/秒](https://open.feishu.cn/document/limits)
        支持的应用类型 | 自建应用、商店应用
        权限要求  
        有其中一项即可 | 读取这一类数据(made.up:data:readonly)  
        读写这一类数据(made.up:data)

        ### 请求头

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        Authorization | string | 是 | `tenant_access_token`  
        或  
        `user_access_token`  
        **值格式**："Bearer `access_token`"

        """);

    private static void Query(StringBuilder page) => page.Append("""

        ### 查询参数

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        user_id_type | string | 否 | 人用哪一种 ID 表示  
        **示例值**：open_id  
        **可选值有**：  
        - open_id：应用里的 ID  
        - union_id：开发商的 ID  
        - user_id：企业里的 ID  
        **默认值**：`open_id`
        page_size | int | 否 | 一页有多少条  
        **示例值**：20  
        **数据校验规则**：  
        - 取值范围：`1` ～ `100`
        page_token | string | 否 | 从哪里接着列  
        **示例值**：eVQrYzJBNDNONlk4

        """);

    private static void Body(StringBuilder page, IReadOnlyList<MadeUpField> fields)
    {
        page.Append("\n### 请求体\n\n名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---\n");
        foreach (var field in fields)
        {
            field.WriteRows(page, isRequest: true);
        }

        page.Append("\n### 请求体示例\n```json\n{\n");
        MadeUpField.WriteExample(page, fields, 1);
        page.Append("\n}\n```\n");
    }

    private static void Answer(StringBuilder page, IReadOnlyList<MadeUpField> fields)
    {
        page.Append("\n## 响应\n\n### 响应体\n\n名称 | 类型 | 描述\n--- | --- | ---\ncode | int | 0 表示成功\nmsg | string | 对错误码的说明\ndata | \\- | \\-\n");
        foreach (var field in fields)
        {
            field.WriteRows(page, isRequest: false);
        }

        page.Append("\n### 响应体示例\n```json\n{\n    \"code\": 0,\n    \"msg\": \"success\",\n    \"data\": {\n");
        MadeUpField.WriteExample(page, fields, 2);
        page.Append("\n    }\n}\n```\n");
    }

    /// <summary>Some rows are the whole service's, as on the real pages.</summary>
    private static void Errors(StringBuilder page, int service, int number)
    {
        page.Append("\n### 错误码\n\nHTTP状态码 | 错误码 | 描述 | 排查建议\n--- | --- | --- | ---\n");
        for (var i = 0; i < ErrorRows; i++)
        {
            var code = 1_000_000 + (service * 1000) + (i < 4 ? i : 10 + ((number + i) % 500));
            page.Append(
                CultureInfo.InvariantCulture,
                $"400 | {code} | what was sent {s_problems[i]} ({code}) | 对照上面的表检查 {code} 所说的那一项，改好之后再试\n");
        }
    }

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
