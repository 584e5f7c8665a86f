using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Pages of events: with a table, with several, with an example alone.</summary>
public sealed class EventPageTests
{
    private const string Facts = """
        # 书被借走

        有人借书时推送。

        ## 事件

        名称 | 值
        ---|---
        事件类型 | library.book.lent_v1
        支持的应用类型 | 自建应用
        权限要求 | 读书目(library:book:read)
        字段权限要求 | 读姓名(library:reader.name:read)
        推送方式 | [Webhook](https://open.feishu.cn/document/library)

        """;

    private const string Header = """
        schema | string | 版本
        header | event_header | 头
        event_id | string | 编号
        event_type | string | 类型
        shelf | string | 不常见的一行
        event | \- | \-

        """;

    private const string Columns = "名称 | 类型 | 描述\n--- | --- | ---\n";

    [Fact]
    public void What_comes_with_every_event_is_no_part_of_the_payload()
    {
        var read = Only(Facts + "### 事件体\n\n" + Columns + Header + "book_id | string | 书\nreader | reader | 谁\nname | string | 姓名\n\n### 事件体示例\n"
            + "```json\n{ \"schema\": \"2.0\", \"header\": { \"event_type\": \"library.book.lent_v1\" }, \"event\": { \"book_id\": \"b\", \"reader\": { \"name\": \"r\" } } }\n```\n");

        Assert.Equal("library.book.lent_v1", read.Type);
        Assert.False(read.IsOldForm);
        Assert.Equal("书被借走", read.Title);
        Assert.Equal("有人借书时推送。", read.Summary);
        Assert.Equal(AppTypes.Custom, read.AppTypes);
        Assert.Equal(["library:book:read"], read.Scopes.Select(s => s.Name));
        Assert.Equal(["library:reader.name:read"], read.FieldScopes.Select(s => s.Name));
        Assert.Equal(["book_id", "reader"], read.Fields.Select(f => f.Name));
        Assert.Equal(["name"], read.Fields[1].Fields.Select(f => f.Name));
        Assert.Contains("\"schema\"", read.Example, StringComparison.Ordinal);
    }

    [Fact]
    public void Depths_that_the_page_gives_count_from_the_payload()
    {
        var read = Only(Facts + "### 事件体\n\n" + Columns + """
            schema | string | 版本
            header | event_header | 头
            &nbsp;&nbsp;└ `event_id` | string | 编号
            event | \- | \-
            &nbsp;&nbsp;└ `reader` | reader | 谁
            &nbsp;&nbsp;&nbsp;&nbsp;└ `name` | string | 姓名
            &nbsp;&nbsp;└ `book_id` | string | 书
            token | string | 属于外层

            """);

        Assert.Equal(["reader", "book_id"], read.Fields.Select(f => f.Name));
        Assert.Equal(["name"], read.Fields[0].Fields.Select(f => f.Name));
        Assert.False(read.IsNestingOpen);
    }

    [Fact]
    public void Rows_that_a_user_has_marked_count_from_the_table()
    {
        var read = Only(Facts + "### 事件体\n\n" + Columns + "schema | string | 版本\nevent | \\- | \\-\nreader | reader | 谁\n&nbsp;&nbsp;&nbsp;&nbsp;└name | string | 姓名\n└ book_id | string | 书\n");

        Assert.Equal(["reader", "book_id"], read.Fields.Select(f => f.Name));
        Assert.Equal(["name"], read.Fields[0].Fields.Select(f => f.Name));
    }

    [Fact]
    public void A_table_may_list_the_payload_alone()
    {
        var read = Only(Facts + "## 事件体\n\n" + Columns + "book_id | string | 书\nevent | string | 什么事\n");

        Assert.Equal(["book_id", "event"], read.Fields.Select(f => f.Name));
    }

    [Fact]
    public void A_page_may_describe_several_events()
    {
        var result = OperationReader.Read(Facts.Replace("library.book.lent_v1", "book_lent", StringComparison.Ordinal) + """
            ## 借走

            ### 事件体（事件类型为 book_lent）

            字段 | 数据类型 | 描述
            --- | --- | ---
            ts | string | 时间
            uuid | string | 编号
            event | object | 内容
            type | string | 固定值 `book_lent`
            uuid | string | 借阅单

            ### 事件体示例（事件类型为 book_lent）
            ```json
            { "ts": "1", "uuid": "u", "event": { "type": "book_lent", "uuid": "x" } }
            ```

            ## 借走又还回

            ### 事件体

            字段 | 数据类型 | 描述
            --- | --- | ---
            uuid | string | 编号
            event | object | 内容
            type | string | 类型。固定值 `book_returned`
            days | int | 几天

            """);

        Assert.Empty(result.Findings);
        Assert.Equal(["book_lent", "book_returned"], result.Events.Select(e => e.Event.Type));
        Assert.All(result.Events, e => Assert.True(e.Event.IsOldForm));
        Assert.Equal(["type", "uuid"], result.Events[0].Event.Fields.Select(f => f.Name));
        Assert.Equal(["type", "days"], result.Events[1].Event.Fields.Select(f => f.Name));
        Assert.NotNull(result.Events[0].Event.Example);
        Assert.Null(result.Events[1].Event.Example);
    }

    [Theory]
    [InlineData("**回调示例：**\n")]
    [InlineData("## 回调示例\n\n")]
    [InlineData("**事件类型**：shop_open\n\n## 推送的内容\n\n")]
    public void An_example_with_comments_is_enough(string announcement)
    {
        var read = Only("# 书店开门\n\n每天推送。\n\n" + announcement + """
            ```json
            {
                "uuid": "u", // 编号
                "type": "event_callback",
                "event": { // 内容
                    "type": "shop_open", // 哪种事件
                    "price": 12, // 单位 // 分
                    "doors": [ // 哪几扇门
                        {
                            "id": "d" // 门
                        }
                    ],
                    "note": "不是 // 注释",
                    "url": "https://example.com" // 地址
                }
            }
            ```

            """);

        Assert.Equal("shop_open", read.Type);
        Assert.True(read.IsOldForm);
        Assert.Equal(
            ["type: 哪种事件", "price: 单位 // 分", "doors: 哪几扇门", "note: ", "url: 地址"],
            read.Fields.Select(f => $"{f.Name}: {f.Description}"));
        Assert.IsType<FieldType.Integer>(read.Fields[1].Type);
        Assert.Equal("门", Assert.Single(read.Fields[2].Fields).Description);
    }

    [Theory]
    [InlineData("每天推送。\n\n**回调示例：**\n", "每天推送。")]
    [InlineData("每天推送。\n\n- 含节假日\n\n**回调示例 ：**\n", "每天推送。\n\n- 含节假日")]
    [InlineData("**回调示例：**\n", "")]
    public void What_announces_the_example_is_none_of_the_summary(string text, string summary)
    {
        var read = Only("# 书店开门\n\n" + text + "```json\n{ \"uuid\": \"u\", \"event\": { \"type\": \"shop_open\" } }\n```\n");

        Assert.Equal(summary, read.Summary);
    }

    [Fact]
    public void An_example_that_is_not_announced_makes_no_event_of_a_guide()
    {
        var result = OperationReader.Read("# 怎样接收\n\n## 例子\n\n```json\n{ \"uuid\": \"u\", \"event\": { \"type\": \"shop_open\" } }\n```\n");

        Assert.Equal(PageKind.Other, result.Kind);
        Assert.Empty(result.Events);
    }

    [Theory]
    [InlineData("", "has no table")]
    [InlineData("### 事件体\n\n不久推出。\n", "has no table")]
    public void An_event_without_a_body_is_reported(string rest, string reason)
    {
        var result = OperationReader.Read(Facts + rest);

        Assert.Empty(result.Events);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(Rules.UnreadEvent, finding.Rule);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days | int | 几天\n", "of which event")]
    [InlineData("days | int | 几天\ntype | string | 固定值 `library.book.lent_v1`\n", "already")]
    public void A_further_table_that_is_no_other_event_is_reported(string rows, string reason)
    {
        var result = OperationReader.Read(Facts + "### 事件体\n\n" + Columns + "book_id | string | 书\n\n### 事件体（还书）\n\n" + Columns + "uuid | string | 编号\nevent | object | 内容\n" + rows);

        Assert.Equal("library.book.lent_v1", Assert.Single(result.Events).Event.Type);
        var finding = Assert.Single(result.Findings);
        Assert.Equal(Rules.UnreadTable, finding.Rule);
        Assert.Contains("事件体（还书）", finding.Message, StringComparison.Ordinal);
        Assert.Contains(reason, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_table_that_names_no_event_is_reported_where_a_later_one_does()
    {
        const string header = "uuid | string | 编号\nevent | object | 内容\n";
        var result = OperationReader.Read("# 借还\n\n### 事件体（借）\n\n" + Columns + header + "days | int | 几天\n\n### 事件体（还）\n\n" + Columns + header + "type | string | 固定值 `book_returned`\n");

        Assert.Equal("book_returned", Assert.Single(result.Events).Event.Type);
        Assert.Equal(Rules.UnreadTable, Assert.Single(result.Findings).Rule);
    }

    [Fact]
    public void Code_below_the_tables_is_no_part_of_the_event()
    {
        var page = Facts + "### 事件体\n\n" + Columns + "book_id | string | 书\n\n### 事件订阅示例代码\n\nimport lark\n\n# 注册\n\n名称 | 类型\n--- | ---\nx | string\n";

        var result = OperationReader.Read(page);

        Assert.Equal(["book_id"], Assert.Single(result.Events).Event.Fields.Select(f => f.Name));
    }

    private static EventDefinition Only(string page)
    {
        var result = OperationReader.Read(page);

        Assert.Equal(PageKind.Event, result.Kind);
        Assert.DoesNotContain(result.Findings, f => f.Rule.Severity >= Severity.Warning);
        return Assert.Single(result.Events).Event;
    }
}
