using System.Collections.Immutable;
using Feishu.Gen.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Support;

/// <summary>Every way that is known in which a page can be at fault, each with the place where that is to be said.</summary>
internal static class Faults
{
    private const string Url = "https://open.feishu.cn/open-apis/task/v1/tasks/:task_id/batch_delete_follower";
    private const string UrlRow = "HTTP URL | " + Url + "\n";
    private const string TokenRow = "Authorization | string | 是 | `tenant_access_token`\n";
    private const string MethodRow = "HTTP Method | POST\n";
    private const string Title = "title: \"移除关注人\"";

    private const string Browser = """
        # 请用户同意

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | [|https://accounts.feishu.cn/open-apis/authen/v1/consent|]
        HTTP Method | GET

        ### 查询参数

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        redirect_uri | string | 是 | 去哪里

        """;

    /// <summary>All of them.</summary>
    public static ImmutableArray<Fault> All { get; } =
    [
        // Front matter.
        new("nested value", Rules.UnreadableFrontMatter, Followers(Title, "tags: [||][a, b]")) { Says = "more than a text" },
        new("broken YAML", Rules.UnreadableFrontMatter, Followers(Title, "title: [||]\"移除")) { Says = "not YAML" },
        new("list", Rules.UnreadableFrontMatter, Followers(Title + "\nsource_url: https://open.feishu.cn/document/sample/followers\nlast_remote_update: 2024-01-02", "[||]- a\n- b")),
        new("too long", Rules.UnreadableFrontMatter, "[|---|]\nnote: " + new string('x', 9000) + SamplePages.Followers[3..]) { Says = "8 KB" },

        // Pages that are none.
        new("guide", Rules.NotAnEndpoint, "# [|指南|]\n\n没有请求。\n") { HasCode = false },
        new("event without a body", Rules.UnreadEvent, "# 任务变更\n\n## 事件\n\n名称 | 值\n---|---\n事件类型 | [|task.updated_v1|]\n") { HasCode = false, Says = "'task.updated_v1'" },
        new("event without a type", Rules.UnreadEvent, "# 任务变更\n\n## 事件\n\n名称 | 值\n---|---\n事件类型 | [|变更|]\n\n### 事件体\n\n名称 | 类型 | 描述\n---|---|---\ntask_id | string | 哪个任务\n")
        {
            HasCode = false,
            Says = "no type of an event",
        },
        new("event that names no type", Rules.UnreadEvent, "# [|任务变更|]\n\n## 事件\n\n名称 | 值\n---|---\n支持的应用类型 | 自建应用\n\n### 事件体\n\n名称 | 类型 | 描述\n---|---|---\ntask_id | string | 哪个任务\n")
        {
            HasCode = false,
            Says = "'任务变更', but has no table that begins with its type",
        },

        new("page copied as text", Rules.PlainTextPage, "# 移除关注人\n\n[|请求|]\nHTTP URL\nhttps://open.feishu.cn/open-apis/task/v1/tasks\n\nHTTP Method\nPOST\n")
        {
            HasCode = false,
        },
        new("page for a browser", Rules.NotCallable, Browser) { HasCode = false, Says = "GET /open-apis/authen/v1/consent" },

        // Address.
        new("no method", Rules.NoAddress, Followers("名称 | 值\n", "[|名称 | 值|]\n", MethodRow, "")) { HasCode = false, Says = "a method" },
        new("no URL", Rules.NoAddress, Followers("名称 | 值\n", "[|名称 | 值|]\n", UrlRow, "")) { HasCode = false, Says = "a URL" },
        new("unknown method", Rules.NoAddress, Followers(MethodRow, "HTTP Method | [|PUSH|]\n")) { HasCode = false },
        new("relative URL", Rules.NoAddress, Followers(UrlRow, "HTTP URL | [|/open-apis/task/v1/tasks|]\n")) { HasCode = false },
        new("dots in the URL", Rules.NoAddress, Followers(UrlRow, "HTTP URL | [|https://open.feishu.cn/open-apis/../tasks|]\n")) { HasCode = false },
        new("foreign host", Rules.ForeignHost, Followers(UrlRow, "HTTP URL | [|https://open.example.com/open-apis/task/v1/tasks|]\n"))
        {
            HasCode = false,
            Says = "'open.example.com'",
        },
        new("host in the user part", Rules.ForeignHost, Followers(UrlRow, "HTTP URL | [|https://open.feishu.cn@example.com/open-apis/task/v1/tasks|]\n")) { HasCode = false },

        // Parameters and fields.
        new("parameter in the URL only", Rules.PathParameterMismatch, Followers(UrlRow, $"HTTP URL | [|{Url}/:user_id|]\n")) { Says = "'user_id'" },
        new("parameter in the table only", Rules.PathParameterMismatch, Followers("task_id | string | 任务 ID\n", "task_id | string | 任务 ID\n[|user_id|] | string | 谁\n")) { Says = "'user_id'" },
        new("type that nobody knew", Rules.UnknownType, Followers("id_list | string\\[\\]", "id_list | [|undefined\\[\\]|]")) { Says = "'undefined[]' of 'id_list'" },
        new("unknown type", Rules.UnknownType, Followers("id_list | string\\[\\]", "id_list | [|int/string|]")) { Says = "'int/string' of 'id_list'" },
        new("row with too few cells", Rules.TooFewCells, Followers(
            "名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---\nid_list | string\\[\\] | 是 | 谁\n",
            "| 名称 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |\n| id_list | string\\[\\] | 是 | 谁 |\n[|| note | string ||]\n"))
        {
            Says = "2 of 4 cells",
        },
        new("row without a field name", Rules.NoFieldName, Followers("task_id | string | 任务 ID\n", "task_id | string | 任务 ID\n[|其他字段|] | string | 谁\n")) { Says = "'其他字段'" },

        new("table below an unknown heading", Rules.UnreadTable, Followers("### 请求体示例", "### 备选字段\n\n[|名称 | 类型|]\n---|---\nnote | string\n\n### 请求体示例")) { Says = "below '备选字段'" },
        new("table without names", Rules.UnreadTable, Followers("名称 | 类型 | 描述\n--- | --- | ---\ntask_id", "[|键 | 类型 | 描述|]\n--- | --- | ---\ntask_id")) { Says = "names (名称)" },
        new("error table without codes", Rules.UnreadTable, Followers("HTTP状态码 | 错误码 | 描述 | 排查建议", "[|HTTP状态码 | 编号 | 描述 | 排查建议|]")) { Says = "codes (错误码)" },
        new("unknown place", Rules.UnknownLocation, Followers(
            "名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---\nid_list | string\\[\\] | 是 | 谁\n",
            "名称 | 类型 | 必填 | 描述 | 来源\n--- | --- | --- | --- | ---\n[|id_list|] | string\\[\\] | 是 | 谁 | cookie\n"))
        {
            Says = "'cookie'",
        },
        new("no row for the token", Rules.UnknownTokens, Followers(TokenRow, "", UrlRow, $"HTTP URL | [|{Url}|]\n")) { Says = "no row 'Authorization'" },
        new("row for the token that is not known", Rules.UnknownTokens, Followers(TokenRow, "[|Authorization|] | string | 是 | 通行证\n")) { Says = "the row says nothing that is known" },
        new("error without a code", Rules.NoErrorCode, Followers("400 | 1470602", "400 | [|待定|] | Not yet. | 等等\n400 | 1470602")) { Says = "'待定'" },
        new("field listed twice", Rules.RepeatedField, Followers("id_list | string\\[\\] | 是 | 谁\n", "task | object | 是 | 任务\n└name | string | 是 | 名称\n└[|name|] | int | 否 | 又一个\n"))
        {
            Says = "'name'",
        },

        // Examples and nesting.
        new("example that is not JSON", Rules.BadExample, Followers("{ \"id_list\": [\"ou_1\"] }", "{ \"id_list\": [\"ou_1\",[|]|] }")),
        new("field of the example that the table lacks", Rules.FieldNotInTable, Followers("```json\n{ \"id_list\": [\"ou_1\"] }", "[|```json|]\n{ \"id_list\": [\"ou_1\"], \"note\": \"\" }")) { Says = "'note'" },

        new("row that may belong to either of two", Rules.OpenNesting, Followers(
            "id_list | string\\[\\] | 是 | 谁\n", "task | object | 是 | 任务\n[|name|] | string | 否 | 名称\n",
            "{ \"id_list\": [\"ou_1\"] }", "{ }")),

        // Pages beside each other.
        new("two pages for one operation", Rules.DuplicateOperation, SamplePages.Followers, Followers(UrlRow, $"HTTP URL | [|{Url}|]\n"))
        {
            Says = "'specs/page0.md' too; this page's operation is called 'task.v1.task.batchDeleteFollowerOnPage1'",
        },
        new("two pages for one event", Rules.DuplicateEvent, SamplePages.Moved, SamplePages.Moved.Replace("事件类型 | task.task.moved_v1", "事件类型 | [|task.task.moved_v1|]", StringComparison.Ordinal))
        {
            HasCode = false,
            Says = "'task.task.moved_v1' is described by 'specs/page0.md'",
        },

        new("table that takes too much", Rules.NestingGivenUp, Followers("id_list | string\\[\\] | 是 | 谁\n", Intricate(), "{ \"id_list\": [\"ou_1\"] }", "{ }")) { Says = "8000 rows are guessed" },
        new("row below fifty others", Rules.TooDeep, Followers(
            "id_list | string\\[\\] | 是 | 谁\n",
            string.Concat(Enumerable.Range(0, 50).Select(i => $"{new string('∟', i)}{(i == 48 ? $"[|o{i}|]" : $"o{i}")} | object | 是 | x\n"))))
        {
            Says = "'o48'",
        },
        new("row behind ten thousand others", Rules.TooManyRows, Followers(
            "id_list | string\\[\\] | 是 | 谁\n",
            string.Concat(Enumerable.Range(0, 10_001).Select(i => $"{(i == 9_998 ? $"[|s{i}|]" : $"s{i}")} | string | 否 | x\n"))))
        {
            Says = "'s9998'",
        },
        new("second endpoint", Rules.SecondEndpoint, SamplePages.Followers + "\n## 请求\n名称 | 值\n---|---\nHTTP URL | [|https://open.feishu.cn/open-apis/task/v1/tasks|]\nHTTP Method | POST\n")
        {
            Says = "'POST https://open.feishu.cn/open-apis/task/v1/tasks'",
        },

        // What cannot be read at all.
        new("bytes that are not UTF-8", Rules.UnreadablePage, Followers("# 移除关注人", "# [|\ufffd|]Ƴ")) { HasCode = false, Says = "not UTF-8" },
        new("no text", Rules.UnreadablePage, "PK[|\0|]\u0003") { HasCode = false, Says = "no text" },
        new("HTML", Rules.UnreadablePage, "\n[|<|]!DOCTYPE html><html></html>") { HasCode = false, Says = "HTML" },
        new("file that cannot be opened", Rules.UnreadablePage, "[||]") { IsMissing = true, HasCode = false },

        // Build properties.
        new("old language", Rules.OldLanguage, SamplePages.Followers) { HasCode = false, Language = LanguageVersion.CSharp11, Says = "compiled as C# 11.0" },
        Option("FeishuNamespace", "Acme..Lark"),
        Option("FeishuNamespace", "Acme.class"),
        Option("FeishuClientName", "Lark Client"),
        Option("FeishuClientName", "TaskService"),
        Option("FeishuAccessibility", "private"),
        .. Clashes.All,
    ];

    /// <summary>The first sample page with parts of it replaced, one after the other.</summary>
    public static string Followers(params string[] replacements)
    {
        var text = SamplePages.Followers;
        for (var i = 0; i < replacements.Length; i += 2)
        {
            Assert.Contains(replacements[i], text, StringComparison.Ordinal);
            text = text.Replace(replacements[i], replacements[i + 1], StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Rows that may all belong to each other.</summary>
    private static string Intricate() =>
        string.Concat(Enumerable.Range(0, 8000).Select(i => $"{(i == 0 ? "[|o0|]" : i % 2 == 0 ? $"o{i}" : $"s{i}")} | {(i % 2 == 0 ? "object" : "string")} | 否 | x\n"));

    private static Fault Option(string name, string value) => new($"{name} {value}", Rules.BadOption, SamplePages.Followers)
    {
        Says = $"'{name}' has the value '{value}'",
        Properties = ImmutableDictionary<string, string>.Empty.Add(name, value),
    };
}
