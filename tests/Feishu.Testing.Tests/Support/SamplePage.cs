using Feishu.Gen.Catalog;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Testing.Tests.Support;

/// <summary>A small page in the platform's form.</summary>
internal sealed record SamplePage(string Method, string Path)
{
    /// <summary>Rows of the table of query parameters: name, type, required, description.</summary>
    public string[] Query { get; init; } = [];

    /// <summary>Rows of the table of headers.</summary>
    public string[] Headers { get; init; } = [];

    /// <summary>Rows of the table of the body.</summary>
    public string[] Body { get; init; } = [];

    /// <summary>Rows of the table of the answer: name, type, description.</summary>
    public string[] Answer { get; init; } = [];

    /// <summary>Rows of the table of errors: status, code, description, suggestion.</summary>
    public string[] Errors { get; init; } = [];

    /// <summary>The example of the answer.</summary>
    public string? AnswerExample { get; init; }

    /// <summary>What stands below the answer's heading instead of a table; null for the table.</summary>
    public string? AnswerProse { get; init; }

    /// <summary>Whether the body is a form.</summary>
    public bool IsForm { get; init; }

    /// <summary>The row of permissions.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>The row of limits.</summary>
    public string Limit { get; init; } = "";

    /// <summary>The kinds of token, as the page writes them.</summary>
    public string Tokens { get; init; } = "`tenant_access_token` 或 `user_access_token`";

    /// <summary>The catalog of some pages.</summary>
    public static ApiCatalog Catalog(params SamplePage[] pages) =>
        CatalogBuilder.Build(pages.Select((page, i) => ($"{i}.md", OperationReader.Read(page.ToString()))));

    /// <summary>Starts a mock of some pages.</summary>
    public static Task<FeishuMock> StartAsync(FeishuMockOptions? options = null, params SamplePage[] pages) =>
        FeishuMock.StartAsync(Catalog(pages), options ?? new(), Patience.Token);

    /// <summary>The page's operation.</summary>
    public OperationPlan Plan() => Catalog(this).Operations.Single();

    public override string ToString() => $"""
        # 样例

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn{Path}
        HTTP Method | {Method}
        {Row("接口频率限制", Limit)}{Row("权限要求", Scopes)}
        ### 请求头

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        {(Tokens.Length == 0 ? "" : $"Authorization | string | 是 | {Tokens}\n")}{(IsForm ? "Content-Type | string | 是 | **固定值**：multipart/form-data\n" : "")}{Lines(Headers)}

        {Table("### 路径参数", "名称 | 类型 | 描述", [.. Path.Split('/').Where(s => s is [':', ..]).Select(s => $"{s[1..]} | string | 编号")])}
        {Table("### 查询参数", "名称 | 类型 | 必填 | 描述", Query)}
        {Table("### 请求体", "名称 | 类型 | 必填 | 描述", Body)}
        ## 响应

        {AnswerProse ?? Table("### 响应体", "名称 | 类型 | 描述", ["code | int | 错误码", "msg | string | 错误描述", .. Answer])}
        {(AnswerExample is null ? "" : $"### 响应体示例\n```json\n{AnswerExample}\n```\n")}
        {Table("### 错误码", "HTTP状态码 | 错误码 | 描述 | 排查建议", Errors)}
        """;

    private static string Row(string name, string value) => value.Length == 0 ? "" : $"{name} | {value}\n";

    private static string Lines(string[] rows) => string.Join('\n', rows);

    private static string Table(string heading, string head, string[] rows) =>
        rows.Length == 0 ? "" : $"{heading}\n\n{head}\n{string.Join(" | ", head.Split('|').Select(_ => "---"))}\n{Lines(rows)}\n";
}
