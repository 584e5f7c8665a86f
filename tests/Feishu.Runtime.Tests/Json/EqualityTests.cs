using Feishu.Runtime.Http.Readings;

namespace Feishu.Runtime.Tests;

public sealed class EqualityTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1,2],"a":1}""", true)]
    [InlineData("""{"a":1.0}""", """{"a":1}""", true)]
    [InlineData("""{"a":1e2}""", """{"a":100}""", true)]
    [InlineData("""{"a":"\u0061"}""", """{"a":"a"}""", true)]
    [InlineData("""{"a":9007199254740993}""", """{"a":9007199254740992}""", false)]
    [InlineData("""{"a":9007199254740993.0}""", """{"a":9007199254740993}""", true)]
    [InlineData("""{"a":9007199254740993.0}""", """{"a":9007199254740992}""", false)]
    [InlineData("""{"age":1e3}""", """{"age":1000}""", true)]
    [InlineData("""{"age":1.5}""", """{"age":1}""", false)]
    [InlineData("""{"tags":["a",null]}""", """{"tags":["a"]}""", false)]
    [InlineData("""{"tags":["a",null]}""", """{"tags":[null,"a"]}""", false)]
    [InlineData("""{"labels":{"a":{},"b":1}}""", """{"labels":{"b":1,"a":{}}}""", true)]
    [InlineData("""{"labels":{"a":{},"b":1}}""", """{"labels":{"a":{}}}""", false)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":null}""", "{}", false)]
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    [InlineData("""{"a":true}""", """{"a":false}""", false)]
    public void Values_are_equal_by_meaning(string left, string right, bool areEqual)
    {
        var (a, b) = (FeishuJson.Parse(left), FeishuJson.Parse(right));

        Assert.Equal(areEqual, a == b);
        Assert.Equal(areEqual, Person.Parse(left).Equals(Person.Parse(right)));
        Assert.True(!areEqual || (a.GetHashCode() == b.GetHashCode() && Person.Parse(left).GetHashCode() == Person.Parse(right).GetHashCode()));
    }

    [Fact]
    public void Models_are_equal_when_type_and_JSON_are()
    {
        Person a = new() { Name = "n", Tags = ["x"] }, b = new() { Name = "n", Tags = new List<string> { "x" } };

        Assert.True(a == b);
        Assert.True(a.Equals((object)b));
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.False(a == (b with { Tags = ["y"] }));
        Assert.False(a.Equals(null));
        Assert.False(new RemoveRequest().Equals((FeishuModel)new RemoveResponse()));
    }

    [Fact]
    public void A_model_without_members_leaves_equality_to_its_base()
    {
        UnlistedModel a = UnlistedModel.Parse("""{"a":1,"b":[2]}"""), b = UnlistedModel.Parse("""{"b":[2],"a":1.0}""");

        Assert.True(a == b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.False(a == a.WithNull("a"));
        Assert.True(a == b with { });
        Assert.Equal("""UnlistedModel {"a":1,"b":[2]}""", a.ToString());
    }

    [Fact]
    public void ToString_shows_the_type_and_the_JSON_without_secrets()
    {
        var person = Person.Parse("""{"name":"n","password":"hidden","refresh_token":"hidden","page_token":"shown"}""");

        Assert.Equal("""Person {"name":"n","password":"***","refresh_token":"***","page_token":"shown"}""", person.ToString());
    }
}
