using System.Text.Json.Nodes;
using Feishu.Testing.Responses;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

public sealed class MadeListTests
{
    [Theory]
    [InlineData("""[{"id":"a","name":"n"}]""", """[{"id":"a","name":"n"},{"id":"a_2","name":"n"},{"id":"a_3","name":"n"}]""")]
    [InlineData("""[{"rack_id":"7"},{"bookId":"b"}]""", """[{"rack_id":"7"},{"bookId":"b"},{"rack_id":"73"}]""")]
    [InlineData("""["a"]""", """["a","a_2","a_3"]""")]
    [InlineData("[5]", "[5,2,3]")]
    [InlineData("[1,2,3,4]", "[1,2,3,4]")]
    [InlineData("[null]", "[null,null,null]")]
    public void Items_go_round_with_ids_of_their_own(string items, string expected) =>
        Assert.Equal(expected, new JsonArray([.. MadeList.Of((JsonArray)JsonNode.Parse(items)!, null, 3).Select(i => i?.DeepClone())]).ToJsonString());

    [Fact]
    public void Without_items_they_are_made_from_the_table()
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/racks")
        {
            Answer = ["data | - | -", "&nbsp;&nbsp;└ `items` | rack[] | 架", "&nbsp;&nbsp;&nbsp;&nbsp;└ `id` | string | 编号"],
        };

        var items = MadeList.Of([], page.Plan().Operation.Response.Result.Single(), 2);

        Assert.Equal(["""{"id":"text"}""", """{"id":"text_2"}"""], items.Select(i => i!.ToJsonString()));
        Assert.Empty(MadeList.Of(null, null, 2));
    }
}
