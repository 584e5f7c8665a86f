using System.Text.Json;

namespace Feishu.Runtime.Tests;

public sealed class LeniencyTests
{
    [Theory]
    [InlineData("""{"age":"123"}""", 123)]
    [InlineData("""{"age":123}""", 123)]
    [InlineData("""{"age":"-9223372036854775808"}""", long.MinValue)]
    [InlineData("""{"age":1e3}""", 1000)]
    [InlineData("""{"age":1.0}""", 1)]
    [InlineData("""{"age":-12.50E+1}""", -125)]
    [InlineData("""{"age":1200e-2}""", 12)]
    [InlineData("""{"age":0.00e999999999999999999999}""", 0)]
    [InlineData("""{"age":-0.0}""", 0)]
    [InlineData("""{"age":9007199254740993.0}""", 9007199254740993)]
    [InlineData("""{"age":9223372036854775807.000}""", long.MaxValue)]
    [InlineData("""{"age":-9223372036854775.808e3}""", long.MinValue)]
    [InlineData("""{"age":0.000000000000000000001e21}""", 1)]
    public void A_whole_number_may_be_a_string_or_spelled_otherwise(string json, long expected) => Assert.Equal(expected, Person.Parse(json).Age);

    [Theory]
    [InlineData("""{"name":123}""", "123")]
    [InlineData("""{"name":1.50}""", "1.50")]
    [InlineData("""{"name":"\u00e4\n\ud83d\ude00"}""", "ä\n😀")]
    [InlineData("""{"name":"cut \ud83d"}""", "cut \uFFFD")]
    public void A_string_may_be_a_number_and_half_a_character(string json, string expected) => Assert.Equal(expected, Person.Parse(json).Name);

    [Theory]
    [InlineData("""{"active":"true"}""", true)]
    [InlineData("""{"active":"false"}""", false)]
    [InlineData("""{"active":true}""", true)]
    public void A_boolean_may_be_a_string(string json, bool expected) => Assert.Equal(expected, Person.Parse(json).Active);

    [Theory]
    [InlineData("""{"height":"1.75"}""", 1.75)]
    [InlineData("""{"height":2}""", 2.0)]
    [InlineData("""{"height":1e3}""", 1000.0)]
    public void A_number_may_be_a_string_or_whole(string json, double expected) => Assert.Equal(expected, Person.Parse(json).Height);

    [Theory]
    [InlineData("age", "1.5")]
    [InlineData("age", "9223372036854775808")]
    [InlineData("age", "9223372036854775807.5")]
    [InlineData("age", "9.223372036854775808e18")]
    [InlineData("age", "-9223372036854775809.0")]
    [InlineData("age", "1e19")]
    [InlineData("age", "1e99999999999999999999")]
    [InlineData("age", "1e-1")]
    [InlineData("age", "1.00000000000000000000000000000000001")]
    [InlineData("age", "\"1.0\"")]
    [InlineData("age", "\"\"")]
    [InlineData("age", "\"12a\"")]
    [InlineData("age", "true")]
    [InlineData("age", """{"deep":[1,{"x":null}]}""")]
    [InlineData("height", "1e999")]
    [InlineData("height", "\"NaN\"")]
    [InlineData("height", "[]")]
    [InlineData("active", "1")]
    [InlineData("active", "\"yes\"")]
    [InlineData("name", "true")]
    [InlineData("name", "[\"a\"]")]
    [InlineData("status", "{}")]
    [InlineData("address", "\"none\"")]
    [InlineData("address", "[]")]
    [InlineData("tags", "\"a,b\"")]
    [InlineData("tags", "{\"a\":[]}")]
    [InlineData("friends", "{\"name\":\"a\"}")]
    [InlineData("labels", "[]")]
    public void A_value_of_another_shape_costs_its_member_alone_and_is_written_back(string member, string value)
    {
        var json = $$"""{"name":"before","{{member}}":{{value}},"password":"after"}""";

        var person = Person.Parse(json);

        Assert.Equal("after", person.Password);
        Assert.Equal(FeishuJson.Parse(value), person.AdditionalMembers[member]);
        var withoutMember = new Person { Name = member == "name" ? null : "before", Password = "after" };
        Assert.Equal(withoutMember.ToJson()[..^1], person.ToJson()[..(withoutMember.ToJson().Length - 1)]);
        Assert.Contains($"\"{member}\":{value}", person.ToJson(), StringComparison.Ordinal);
        Assert.Equal(person, Person.Parse(person.ToJson()));
    }

    [Fact]
    public void A_bad_value_inside_a_nested_model_is_kept_there()
    {
        var person = Person.Parse("""{"friends":[{"age":"old","name":"a"},{"friends":[{"age":[]}]}],"age":3}""");

        Assert.Equal("old", person.Friends![0].AdditionalMembers["age"].GetString());
        Assert.Equal("a", person.Friends[0].Name);
        Assert.Equal(JsonValueKind.Array, person.Friends[1].Friends![0].AdditionalMembers["age"].Kind);
        Assert.Empty(person.AdditionalMembers);
        Assert.Equal(3, person.Age);
    }

    [Fact]
    public void Required_members_that_could_not_be_read_keep_what_was_there()
    {
        const string Json = """{"city":null,"zip":"x","share":[],"main":null,"kind":{},"any":null}""";

        var address = Address.Parse(Json);

        Assert.Equal(0, address.Zip);
        Assert.Equal(FeishuJson.Parse(Json), FeishuJson.From(address));
        Assert.Equal(12, FeishuJson.From(address with { Zip = 12 })["zip"].GetInt64());
        Assert.Equal("""{"zip":0,"share":0,"main":false}""", new Address { City = null!, Zip = 0, Share = 0, Main = false, Kind = default, Any = default }.ToJson());
    }

    [Fact]
    public void Names_may_be_escaped_and_in_any_order()
    {
        var person = Person.Parse("""{"password":"p","\u0061ge":4,"na\u006de":"n","un\u006bnown\/":1,"age":5}""");

        Assert.Equal(("n", 5L, "p"), (person.Name, person.Age, person.Password));
        Assert.Equal("unknown/", Assert.Single(person.AdditionalMembers).Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"name":"a" """)]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{"name":"a"} x""")]
    [InlineData("""{"name":"a"}{}""")]
    [InlineData("""{"name":tru}""")]
    [InlineData("""{"name":"\x"}""")]
    [InlineData("""{"unknown":[1,}""")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("null")]
    public void What_is_no_object_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Person.Parse(json));

    [Fact]
    public void Nesting_is_limited_whether_the_members_are_known_or_not()
    {
        Assert.ThrowsAny<JsonException>(() => Person.Parse(Nested("""{"friends":[""", "]}", 40)));
        Assert.ThrowsAny<JsonException>(() => Person.Parse($$"""{"unknown":{{Nested("[", "]", 70)}}}"""));
        Assert.NotNull(Person.Parse(Nested("""{"friends":[""", "]}", 31)).Friends);
    }

    [Fact]
    public void Where_the_text_goes_wrong_is_told()
    {
        var e = Assert.ThrowsAny<JsonException>(() => Person.Parse("""{"name":"a","age":}"""));

        Assert.Equal(18, e.BytePositionInLine);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_become_replacement_characters()
    {
        byte[] json = [.. "{\"name\":\"a"u8, 0xFF, .. "\",\"x"u8, 0xFE, .. "\":\"b"u8, 0xC3, .. "\"}"u8];

        var person = FeishuJson.Parse<Person>(json);

        Assert.Equal("a\uFFFD", person.Name);
        Assert.Equal("b\uFFFD", person.AdditionalMembers["x\uFFFD"].GetString());
        Assert.Equal(person, Person.Parse(person.ToJson()));
    }

    private static string Nested(string open, string close, int depth)
        => string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));
}
