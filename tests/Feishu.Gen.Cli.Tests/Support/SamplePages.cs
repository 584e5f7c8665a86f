namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>Small pages in the platform's form.</summary>
internal static class SamplePages
{
    /// <summary>Everything that an endpoint page usually has.</summary>
    public const string UpdateShelf = """
        ---
        title: "更新书架"
        source_url: https://open.feishu.cn/document/sample/shelf
        last_remote_update: 2024-03-05
        ---
        # 更新书架

        改书架的名字。

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/library/v1/racks/:rack_id
        HTTP Method | PATCH
        接口频率限制 | [1000 次/分钟、50 次/秒](https://open.feishu.cn/document/limits)
        支持的应用类型 | 自建应用、商店应用
        权限要求 | 改书架(library:shelf:write)

        ### 请求头

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        Authorization | string | 是 | `tenant_access_token` 或 `user_access_token`

        ### 路径参数

        名称 | 类型 | 描述
        --- | --- | ---
        rack_id | string | 书架 ID<br>**示例值**："sh_1"

        ### 查询参数

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        notify | boolean | 是 | 是否通知<br>**示例值**：true
        lang | string | 否 | 语言<br>**可选值有**：<br>- `zh`：中文<br>- `en`：英文<br>**默认值**：`zh`

        ### 请求体

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        name | string | 是 | 名字<br>**示例值**："小说"<br>**数据校验规则**：<br>- 长度范围：`1` ～ `20` 字符
        owner | person | 否 | 谁的
        &nbsp;&nbsp;└ `id` | string | 是 | 编号
        &nbsp;&nbsp;└ `age` | int | 否 | 已废弃。年龄
        &nbsp;&nbsp;└ `weight` | number(float) | 否 | 公斤
        tags | string\[\] | 否 | 标签<br>**默认值**：空，表示没有
        grid | int\[\]\[\] | 否 | 格子
        extra | map&lt;string, string&gt; | 否 | 其他
        anything | object | 否 | 任意

        ### 请求体示例
        ```json
        { "name": "小说", "owner": { "id": "p_1" } }
        ```

        ## 响应

        ### 响应体

        名称 | 类型 | 描述
        --- | --- | ---
        code | int | 错误码
        msg | string | 说明
        data | \- | \-
        &nbsp;&nbsp;└ `shelf` | shelf | 书架
        &nbsp;&nbsp;&nbsp;&nbsp;└ `id` | string | 编号
        &nbsp;&nbsp;&nbsp;&nbsp;└ `owners` | person\[\] | 谁的
        &nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;└ `id` | string | 编号

        ### 响应体示例
        ```json
        { "code": 0, "msg": "ok", "data": { "shelf": { "id": "sh_1", "owners": [{ "id": "p_1" }] } } }
        ```

        ### 错误码

        HTTP状态码 | 错误码 | 描述 | 排查建议
        --- | --- | --- | ---
        400 | 99101 | bad name | 换一个名字
        400 | 99102 | no such shelf | \-
        200 | 99103 | half done | 再试一次

        """;

    /// <summary>A guide.</summary>
    public const string Guide = "# 概述\n\n书架是放书的地方。\n";

    /// <summary>A page whose tokens would be sent elsewhere.</summary>
    public static string ForeignHost { get; } = Endpoint("外部", "GET", "https://example.com/open-apis/library/v1/outside");

    /// <summary>A page that says where to, and nothing else.</summary>
    public static string Endpoint(string title, string method, string url, string below = "") => $"""
        # {title}

        ## 请求
        名称 | 值
        ---|---
        HTTP URL | {url}
        HTTP Method | {method}

        {below}

        """;

    /// <summary>An address of the sample service.</summary>
    public static string Url(string path) => "https://open.feishu.cn/open-apis/library/v1/" + path;
}
