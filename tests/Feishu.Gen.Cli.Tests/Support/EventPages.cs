namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>Small pages of events in the platform's form.</summary>
internal static class EventPages
{
    /// <summary>Everything that a page of an event usually has, with a structure that <see cref="SamplePages.UpdateShelf"/> has, too.</summary>
    public const string Moved = """
        ---
        title: "书架被移动"
        source_url: https://open.feishu.cn/document/sample/rack_moved
        last_remote_update: 2024-04-01
        ---
        # 书架被移动

        有人搬动书架时推送。

        ## 事件

        名称 | 值
        ---|---
        事件类型 | library.rack.moved_v1
        支持的应用类型 | 自建应用
        权限要求 | 改书架(library:shelf:write)<br>读书架(library:shelf:readonly)
        字段权限要求 | 看工号(library:person:readonly)
        推送方式 | [Webhook](https://open.feishu.cn/document/sample/webhook)

        ### 事件体

        名称 | 类型 | 描述
        --- | --- | ---
        schema | string | 版本
        header | event_header | 头
        &nbsp;&nbsp;└ `event_id` | string | 编号
        &nbsp;&nbsp;└ `event_type` | string | 类型
        &nbsp;&nbsp;└ `create_time` | string | 时间
        event | \- | \-
        &nbsp;&nbsp;└ `rack_id` | string | 书架 ID<br>**示例值**："sh_1"
        &nbsp;&nbsp;└ `direction` | string | 往哪边<br>**可选值有**：<br>- `left`：向左<br>- `right`：向右
        &nbsp;&nbsp;└ `mover` | person | 谁
        &nbsp;&nbsp;&nbsp;&nbsp;└ `id` | string | 编号
        &nbsp;&nbsp;&nbsp;&nbsp;└ `phone` | string | 电话<br>**字段权限要求**：<br>看电话(library:phone:readonly)
        &nbsp;&nbsp;└ `steps` | int | 几步
        &nbsp;&nbsp;└ `books` | book\[\] | 架上的书
        &nbsp;&nbsp;&nbsp;&nbsp;└ `title` | string | 书名

        ### 事件体示例
        ```json
        {
            "schema": "2.0",
            "header": { "event_id": "5e37", "event_type": "library.rack.moved_v1", "create_time": "1608725989000" },
            "event": { "rack_id": "sh_1", "direction": "left", "mover": { "id": "p_1", "phone": "110" }, "steps": 2, "books": [{ "title": "西游记" }] }
        }
        ```

        """;

    /// <summary>Two events of the old form, the second without an example.</summary>
    public const string Lent = """
        # 借书

        ## 事件

        名称 | 值
        ---|---
        事件类型 | book_lent
        权限要求 | 借书(library:book:lend)

        ## 借走

        ### 事件体（事件类型为 book_lent）

        字段 | 数据类型 | 描述
        --- | --- | ---
        ts | string | 时间
        uuid | string | 编号
        event | object | 内容
        type | string | 固定值 `book_lent`
        card | string | 借书证

        ### 事件体示例（事件类型为 book_lent）
        ```json
        { "ts": "1", "uuid": "u", "token": "t", "type": "event_callback", "event": { "type": "book_lent", "card": "x" } }
        ```

        ## 还回

        ### 事件体

        字段 | 数据类型 | 描述
        --- | --- | ---
        uuid | string | 编号
        event | object | 内容
        type | string | 固定值 `book_returned`
        days | int | 几天

        """;

    /// <summary>A page with nothing but an example.</summary>
    public const string Opened = """
        # 开门

        **回调示例：**
        ```json
        { "uuid": "u", "type": "event_callback", "event": { "type": "shop_open", "doors": [{ "id": "d" }] } }
        ```

        """;
}
