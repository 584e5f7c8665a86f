using Feishu.Gen.Json;

namespace Feishu.Gen.Tests.Json;

public class JsonShapeTests
{
    [Fact]
    public void Items_of_arrays_are_merged_however_deep()
    {
        var shape = JsonShape.Of(LenientJson.Read("""{"rows":[[{"id":1}],[{"name":"n"},{"id":2.5}],[]]}""").Value!);

        var rows = shape.Find("rows")!;
        Assert.Equal(JsonKinds.Array, rows.Kinds);
        Assert.Equal(["id", "name"], rows.Objects!.Names);
        Assert.Equal(JsonKinds.Integer | JsonKinds.Fraction, rows.Objects.Find("id")!.Kinds);
        Assert.Null(rows.Objects.Find("none"));
        Assert.Equal(-1, rows.Objects.IndexOf("none"));
        Assert.Equal(["rows", "id", "name"], shape.AllNames());
    }

    [Fact]
    public void Several_examples_make_one_shape_and_null_says_nothing()
    {
        var shape = JsonShape.Merge([LenientJson.Read("""{"a":null,"b":"x"}""").Value!, LenientJson.Read("""{"b":["y"],"c":true}""").Value!]);

        Assert.Equal(["a", "b", "c"], shape.Names);
        Assert.Equal(JsonKinds.None, shape.Find("a")!.Kinds);
        Assert.Equal(JsonKinds.String | JsonKinds.Array, shape.Find("b")!.Kinds);
        Assert.True(shape.Find("b")!.HasSample("x"));
        Assert.True(shape.Find("b")!.HasSample("y"));
        Assert.False(shape.Find("b")!.HasSample("z"));
        Assert.True(shape.IsAlphabetical);
    }
}
