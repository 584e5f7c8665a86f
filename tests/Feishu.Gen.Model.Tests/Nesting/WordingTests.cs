using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Tests.Nesting;

/// <summary>What the words of a table say of its tree, where the example is silent.</summary>
public class WordingTests
{
    [Fact]
    public void Objects_that_are_described_alike_are_siblings() => Tables.AssertFound(
        """
        id string | 编号
        ferry ferry | 渡船 Vehicle
          deck int | 甲板
        train train | 列车 Vehicle
          track int | 轨道
        balloon balloon | 热气球 Vehicle
        tram tram | 电车 Vehicle。仅供查看
          line string | 线路
        sledge sledge | 雪橇 Vehicle
        canoe canoe | 独木舟 Vehicle
          seats int | 座位
        """,
        """{"id":"1","ferry":{"deck":1},"train":{"track":2}}""");

    [Fact]
    public void Objects_whose_types_are_called_alike_are_siblings() => Tables.AssertFound(
        """
        open_door open_door_request
          key string
        close_door close_door_request
          key string
        ring_bell ring_bell_request
        paint_wall paint_wall_request
          color int
        mow_lawn mow_lawn_request
        """,
        """{"open_door":{"key":"k"},"close_door":{"key":"k"}}""");

    [Fact]
    public void A_field_that_speaks_of_the_same_thing_stays_with_the_others() => Tables.AssertFound(
        """
        code int
        msg string
        data -
          letter letter
            body string | 信件正文
            id string | 信件编号
            sent_at string | 信件寄出的时间
            weight int | 信件重量
            writer_id string | 信件作者
        """,
        """{"code":0,"msg":"ok","data":{"letter":{"body":"b","id":"1","sent_at":"2","weight":3}}}""",
        TableRoot.Response);

    [Fact]
    public void A_scalar_whose_name_ends_like_others_is_with_them()
    {
        var nesting = NestingSolver.Solve(
            Tables.Flat(
                """
                door_keeper_user_id string
                well_keeper_user_id string
                gate_keeper_user_id string
                wall_keeper_user_id string
                tower keep
                  kind string
                  since string
                moat_keeper_user_id string
                """,
                """{"door_keeper_user_id":"1","well_keeper_user_id":"2","gate_keeper_user_id":"3","wall_keeper_user_id":"4","tower":{"kind":"k","since":"s"}}"""),
            ShapeMemory.Empty);

        Assert.Equal(-1, nesting.Places[7].Parent);
    }

    [Fact]
    public void A_dotted_type_names_the_object_around_it() => Tables.AssertFound(
        """
        name string
        garden park.garden
          paths park.garden.path[]
            width int
          pond park.garden.pond
            depth int
            bridge park.garden.pond.bridge
              length int
          fence park.garden.fence
            height int
        """);

    [Fact]
    public void What_tells_of_the_next_page_is_beside_the_list() => Tables.AssertFound(
        """
        code int
        msg string
        data -
          boats boat[]
            name string
            mast mast
              height int
          next_page_token string
          has_more boolean
        """,
        """{"code":0,"msg":"ok","data":{"boats":[{"name":"n","mast":{"height":1}}]}}""",
        TableRoot.Response);

    [Fact]
    public void Nothing_comes_behind_the_data_of_a_response() => Tables.AssertFound(
        """
        code int
        msg string
        data -
          ticket_id string
          is_open boolean
        """,
        null,
        TableRoot.Response);
}
