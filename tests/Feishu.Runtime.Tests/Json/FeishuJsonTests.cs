using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feishu.Runtime.Tests;

public sealed class FeishuJsonTests
{
    [Fact]
    public void Common_types_convert_by_themselves()
    {
        FeishuJson[] values =
        [
            "a\"b", true, false, 1, long.MaxValue, 1.5, (string?)null, (JsonNode?)null, JsonNode.Parse("""{"a":[1]}"""),
            JsonDocument.Parse(""" [ 1 , "x" ] """).RootElement, new FeishuJsonObject { ["a"] = 1, ["b"] = "x" }, new FeishuJsonArray { 1, "x", FeishuJson.Null },
        ];

        Assert.Equal(
            ["\"a\\\"b\"", "true", "false", "1", "9223372036854775807", "1.5", "null", "null", """{"a":[1]}""", """[ 1 , "x" ]""", """{"a":1,"b":"x"}""", """[1,"x",null]"""],
            values.Select(value => value.ToJson()));
        Assert.Throws<ArgumentException>(() => (FeishuJson)double.NaN);
    }

    [Fact]
    public void Objects_and_arrays_nest()
    {
        FeishuJson json = new FeishuJsonObject
        {
            ["list"] = new FeishuJsonArray { 1, new FeishuJsonObject { ["x"] = true } },
            ["text"] = "t",
        };

        Assert.Equal(json, FeishuJson.Object(("list", FeishuJson.Array(1, FeishuJson.Object(("x", true)))), ("text", "t")));
        Assert.True(json["list"][1]["x"].GetBoolean());
    }

    [Fact]
    public void A_builder_that_changes_later_does_not_change_the_value()
    {
        var builder = new FeishuJsonObject { ["a"] = 1 };
        FeishuJson value = builder;
        builder["a"] = 2;

        Assert.Equal("""{"a":1}""", value.ToJson());
    }

    [Fact]
    public void Looking_up_what_is_not_there_gives_no_value_and_no_exception()
    {
        var json = FeishuJson.Parse("""{"a":[1,[2]],"n":null}""");

        Assert.Equal(2, json["a"][1][0].GetInt64());
        Assert.Equal(JsonValueKind.Undefined, json["b"]["c"][7].Kind);
        Assert.Equal(JsonValueKind.Undefined, json["a"][9].Kind);
        Assert.Equal(JsonValueKind.Undefined, json["a"][-1].Kind);
        Assert.Equal(JsonValueKind.Null, json["n"].Kind);
        Assert.Null(json["b"].GetString());
        Assert.Null(json["b"].GetInt64());
        Assert.Null(json["b"].GetDouble());
        Assert.Null(json["b"].GetBoolean());
        Assert.Equal(JsonValueKind.Undefined, json["b"].AsElement().ValueKind);
    }

    [Theory]
    [InlineData("{}", JsonValueKind.Object)]
    [InlineData(" [ ] ", JsonValueKind.Array)]
    [InlineData("\"\"", JsonValueKind.String)]
    [InlineData("-1", JsonValueKind.Number)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("false", JsonValueKind.False)]
    [InlineData("null", JsonValueKind.Null)]
    public void Kinds_are_told(string json, JsonValueKind kind)
    {
        Assert.Equal(kind, FeishuJson.Parse(json).Kind);
        Assert.Equal(kind, FeishuJson.Parse(json).AsElement().ValueKind);
    }

    [Fact]
    public void Values_and_models_convert_into_each_other()
    {
        var person = new Person { Name = "n", Extra = new FeishuJsonObject { ["deep"] = 1 } };

        Assert.Equal(person, FeishuJson.From(person).To<Person>());
        Assert.Throws<JsonException>(() => ((FeishuJson)1).To<Person>());
    }

    [Fact]
    public void Default_equals_nothing_but_itself()
    {
        Assert.Equal(default(FeishuJson), default);
        Assert.NotEqual(default, FeishuJson.Null);
        Assert.Equal("null", default(FeishuJson).ToJson());
        Assert.Equal("", default(FeishuJson).ToString());
    }

    [Fact]
    public void ToString_hides_secrets_and_ToJson_does_not()
    {
        FeishuJson json = new FeishuJsonObject { ["app_secret"] = "hidden" };

        Assert.Equal("""{"app_secret":"***"}""", json.ToString());
        Assert.Equal("""{"app_secret":"hidden"}""", json.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("nul")]
    public void What_is_no_JSON_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => FeishuJson.Parse(json));
}
