using Feishu.Gen.Operations;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Where the type column says nothing, the example does.</summary>
public sealed class UnstatedTypeTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("-")]
    [InlineData("\\-")]
    [InlineData("<md-text type=\"field-type\"></md-text>")]
    public void A_list_in_the_example_makes_a_list(string type)
    {
        var fields = Body($$"""
            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            shelves | {{type}} | 是 | 架子
            name | string | 是 | 名称
            size | {{type}} | 否 | 大小
            width | int | 否 | 宽
            """,
            """{ "shelves": [{ "name": "a", "size": { "width": 1 } }, { "name": "b" }] }""");

        Assert.Equal(["shelves! object[]", "shelves.name! string", "shelves.size object", "shelves.size.width integer"], EndpointPage.Paths(fields));
        Assert.True(fields[0].IsListByExample);
        Assert.False(fields[0].Fields[1].IsListByExample);
    }

    [Theory]
    [InlineData("""{ "shelves": {} }""", "object")]
    [InlineData("""{ "shelves": null }""", "object")]
    [InlineData("""{ }""", "object")]
    [InlineData("""{ "shelves": [] }""", "object[]")]
    public void What_has_fields_is_an_object_or_a_list_of_them(string example, string type)
    {
        var fields = Body("""
            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            shelves | / | 是 | 架子
            └name | string | 是 | 名称
            """,
            example);

        Assert.Equal([$"shelves! {type}", "shelves.name! string"], EndpointPage.Paths(fields));
        Assert.Equal(type == "object[]", fields[0].IsListByExample);
    }

    [Fact]
    public void A_table_without_types_gets_those_of_its_examples()
    {
        var operation = EndpointPage.Operation("""
            ## 响应

            ### 响应体

            参数 | 说明
            --- | ---
            code | 返回码
            msg | 说明
            data | 结果
            ∟book | 书
            ∟∟name | 书名
            ∟∟pages | 页数
            ∟∟weight | 重量
            ∟∟is_lent | 借走了
            ∟∟tags | 标签
            ∟∟sizes | 尺寸
            ∟∟mixed | 杂项
            ∟∟later | 以后再说
            ∟∟heirs | 继承人
            ∟∟∟id | 标识

            ### 响应体示例

            第一种：

            ```json
            { "code": 0, "msg": "", "data": { "book": { "name": "a", "pages": 3, "weight": 1, "is_lent": true, "tags": ["x"], "mixed": 1, "later": null } } }
            ```

            第二种：

            ```json
            { "code": 0, "msg": "", "data": { "book": { "weight": 1.5, "sizes": [[1, 2], [3]], "mixed": "1", "heirs": [{ "id": "h" }] } } }
            ```
            """);

        Assert.Equal(
            [
                "code integer", "msg string", "data object", "data.book object", "data.book.name string", "data.book.pages integer",
                "data.book.weight number", "data.book.is_lent boolean", "data.book.tags string[]", "data.book.sizes integer[][]",
                "data.book.mixed any", "data.book.later any", "data.book.heirs object[]", "data.book.heirs.id string",
            ],
            EndpointPage.Paths(operation.Response.Fields));
        Assert.Equal(ResponseKind.Data, operation.Response.Kind);
    }

    [Fact]
    public void A_list_of_what_is_not_said_has_the_items_of_the_example()
    {
        var fields = Body("""
            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            ranges | array | 是 | 范围
            styles | list | 否 | 样式
            └bold | bool | 否 | 粗
            """,
            """{ "ranges": ["A1"], "styles": [{ "bold": true }] }""");

        Assert.Equal(["ranges! string[]", "styles object[]", "styles.bold boolean"], EndpointPage.Paths(fields));
        Assert.False(fields[0].IsListByExample);
    }

    [Fact]
    public void What_has_fields_is_no_list_of_numbers_if_the_example_has_an_object()
    {
        var fields = Body("""
            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            editors | array<int64> | 是 | 谁可以改
            └add | string\[\] | 否 | 新的
            owners | array<int64> | 是 | 谁的
            └id | int | 否 | 标识
            """,
            """{ "editors": { "add": ["a"] }, "owners": [{ "id": 1 }] }""");

        Assert.Equal(["editors! object", "editors.add string[]", "owners! object[]", "owners.id integer"], EndpointPage.Paths(fields));
    }

    [Fact]
    public void Contents_of_data_alone_are_found_within_data()
    {
        var operation = EndpointPage.Operation("""
            ## 响应

            ### 响应体

            名称 | 类型 | 描述
            --- | --- | ---
            shelves | / | 架子
            └name | string | 名称

            ### 响应体示例

            ```json
            { "code": 0, "msg": "", "data": { "shelves": [{ "name": "a" }] } }
            ```
            """);

        Assert.True(operation.Response.ListsDataAlone);
        Assert.Equal(["shelves object[]", "shelves.name string"], EndpointPage.Paths(operation.Response.Fields));
    }

    private static EquatableArray<Field> Body(string table, string example) => EndpointPage.Operation($"""
        ### 请求体

        {table}

        ### 请求体示例

        ```json
        {example}
        ```
        """).Body!.Fields;
}
