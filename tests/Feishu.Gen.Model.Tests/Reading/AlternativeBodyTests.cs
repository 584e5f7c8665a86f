using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>A page that describes several bodies gets one that can be each of them.</summary>
public sealed class AlternativeBodyTests
{
    private const string Page = """
        ### 借书请求体

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        kind | string | 是 | 做什么
        reader_id | string | 是 | 谁
        days | int | 否 | 几天
        actions | list | 是 | 按钮
        label | string | 是 | 文字
        link | string | 是 | 链接

        ### 借书请求体示例

        ```json
        { "kind": "lend", "reader_id": "r_1", "actions": [{ "label": "a", "link": "b" }] }
        ```

        ### 还书请求体

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        kind | string | 是 | 操作
        days | string | 是 | 迟了几天
        actions | list | 是 | 按钮
        label | string | 是 | 文字
        color | string | 是 | 颜色

        ### 还书请求体示例

        ```json
        { "kind": "return", "days": "3", "actions": [{ "label": "a", "color": "red" }] }
        ```
        """;

    [Fact]
    public void It_has_the_fields_of_all_and_requires_what_all_require()
    {
        var body = EndpointPage.Operation(Page).Body!;

        Assert.Equal(
            ["kind! string", "reader_id string", "days any", "actions! object[]", "actions.label! string", "actions.link string", "actions.color string"],
            EndpointPage.Paths(body.Fields));
        Assert.Equal("做什么\n\n操作", body.Fields[0].Description);
        Assert.Equal("按钮", body.Fields[3].Description);
        Assert.Contains("r_1", body.Example, StringComparison.Ordinal);
        Assert.False(body.IsNestingOpen);
    }

    [Fact]
    public void A_single_body_below_a_heading_of_its_own_is_as_it_is()
    {
        var body = EndpointPage.Operation("""
            ### 借书请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            reader | object | 是 | 谁
            name | string | 是 | 姓名

            ### 请求体示例

            ```json
            { "reader": { "name": "A" } }
            ```
            """).Body!;

        Assert.Equal(["reader! object", "reader.name! string"], EndpointPage.Paths(body.Fields));
        Assert.NotNull(body.Example);
    }

    [Fact]
    public void What_one_of_them_leaves_open_other_pages_can_settle()
    {
        const string Open = """
            ### 借书请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            reader | reader | 是 | 谁
            id | string | 否 | 标识
            remark | string | 否 | 备注

            ### 借书请求体示例

            ```json
            { }
            ```

            ### 还书请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            late | boolean | 否 | 迟了
            """;
        const string Certain = """
            ### 请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            reader | reader | 是 | 谁
            └id | string | 否 | 标识
            └remark | string | 否 | 备注
            """;

        var result = EndpointPage.Read(Open);
        var memory = EndpointPage.Read(Certain).Tables.Memory;

        Assert.True(result.Operation!.Body!.IsNestingOpen);
        Assert.Equal(2, result.Tables.Request.Count);
        Assert.Equal(["reader object", "reader.id string", "reader.remark string", "late boolean"], Names(result, memory));
    }

    private static IEnumerable<string> Names(PageResult result, ShapeMemory memory)
    {
        var page = new Catalog.PageOperation("a.md", result.Operation!, result.Tables);
        var other = new Catalog.PageOperation(
            "b.md", result.Operation! with { Path = "/open-apis/library/v1/readers", Body = null }, new PageTables(memory, [], null));
        var plan = Catalog.CatalogBuilder.Build([page, other], [], TypeGuide.Empty).Operations.Single(o => o.PagePath == "a.md");
        return EndpointPage.Paths(plan.Operation.Body!.Fields);
    }
}
