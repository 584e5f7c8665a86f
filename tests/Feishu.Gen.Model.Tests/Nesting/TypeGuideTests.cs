using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;

namespace Feishu.Gen.Tests.Nesting;

/// <summary>What pages that are no endpoints say of the structures of those that are.</summary>
public class TypeGuideTests
{
    private const string Guide =
        """
        # 花园的数据结构

        ## 2.1 Flower Bed

        ```json
        {
            "soil": string,       // 土壤
            "plants": [](Plant),
            "border": { "stone": string, "width": int },
        }
        ```

        ### Plant（仅输出）

        ```
        { "name": string, "height": int }
        ```

        | 名称 | 数据类型 | 属性 | 描述 |
        |---|---|---|---|
        | name | string | required | 名字 |
        | leaf.shape | enum(Shape) | optional | 叶形 |
        | light | int | optional | 光照 |

        ### Gravel
        空结构体。
        ```json
        {}
        ```

        ## 如何浇水

        ```json
        { "hose": { "length": 3 } }
        ```
        """;

    private static readonly TypeGuide s_guide = Read(Guide);

    [Fact]
    public void A_heading_and_a_block_define_a_type() =>
        Assert.Equal([["border", "plants", "soil"]], s_guide.Definitions("flower_bed"));

    [Fact]
    public void The_table_below_the_heading_adds_to_it() =>
        Assert.Equal([["height", "leaf", "light", "name"]], s_guide.Definitions("plant"));

    [Fact]
    public void A_structure_may_be_empty() => Assert.Empty(Assert.Single(s_guide.Definitions("gravel")));

    [Fact]
    public void Objects_within_blocks_and_dotted_names_show_the_keys_of_fields()
    {
        Assert.Equal(["stone", "width"], s_guide.KeysOf("border"));
        Assert.Equal(["shape"], s_guide.KeysOf("leaf"));
        Assert.Equal(["length"], s_guide.KeysOf("hose"));
    }

    [Fact]
    public void A_heading_that_is_no_name_defines_nothing() => Assert.Empty(s_guide.Definitions("如何浇水"));

    [Fact]
    public void Endpoints_are_no_guides()
    {
        var page = Guide + """


            ## 请求

            基本 | &nbsp;
            ---|---
            HTTP URL | https://open.feishu.cn/open-apis/garden/v1/beds
            HTTP Method | GET
            """;

        Assert.Equal(PageKind.Endpoint, OperationReader.Read(page).Kind);
        Assert.True(Read(page).IsEmpty);
    }

    [Fact]
    public void Guides_are_added_up_in_any_order()
    {
        var other = Read("# 棚屋\n\n## Shed\n\n```json\n{ \"roof\": 1 }\n```\n");

        Assert.Equal(TypeGuide.Merge([s_guide, other]), TypeGuide.Merge([other, TypeGuide.Empty, s_guide]));
        Assert.Equal(s_guide, TypeGuide.Merge([s_guide]));
        Assert.True(TypeGuide.Merge([]).IsEmpty);
    }

    [Fact]
    public void A_definition_tells_where_a_type_ends()
    {
        const string Table = """
            id string
            bed flower_bed
              soil string
              plants plant[]
                name string
                height int
              border border
                stone string
                width int
            gravel gravel
            light int
            """;

        var table = Tables.Flat(Table);

        Assert.NotEqual(Tables.Parents(Table), Tables.Parents(NestingSolver.Solve(table, ShapeMemory.Empty)));
        Assert.Equal(Tables.Parents(Table), Tables.Parents(NestingSolver.Solve(table, ShapeMemory.Empty.With(s_guide))));
    }

    [Fact]
    public void A_definition_may_lack_a_field() => Tables.AssertRebuilt(
        """
        id string
        bed flower_bed
          soil string
          plants plant[]
            name string
            height int
            light int
            scent string
          border border
            stone string
        """,
        """{"id":"1","bed":{"soil":"s","plants":[{"name":"n","scent":"rose"}],"border":{"stone":"s"}}}""",
        memory: ShapeMemory.Empty.With(s_guide));

    private static TypeGuide Read(string text) => OperationReader.Read(text).Guide;
}
