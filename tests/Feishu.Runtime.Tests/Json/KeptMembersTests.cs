namespace Feishu.Runtime.Tests;

public sealed class KeptMembersTests
{
    [Fact]
    public void Unknown_members_are_kept_and_written_back_after_the_known_ones()
    {
        var person = Person.Parse("""{ "new": [1, 2.50], "name": "n", "other": {"a": "\u00e4"} }""");

        Assert.Equal(["new", "other"], person.AdditionalMembers.Keys);
        Assert.Equal("""{"name":"n","new":[1, 2.50],"other":{"a": "\u00e4"}}""", person.ToJson());
    }

    [Fact]
    public void An_explicit_null_is_a_state_of_its_own()
    {
        var person = Person.Parse("""{"name":null,"unknown":null}""");

        Assert.Null(person.Name);
        Assert.True(person.IsNull("name"));
        Assert.True(person.IsNull("unknown"));
        Assert.False(person.IsNull("age"));
        Assert.Empty(person.AdditionalMembers);
        Assert.Equal("""{"name":null,"unknown":null}""", person.ToJson());
        Assert.NotEqual(person, new Person());
    }

    [Fact]
    public void A_value_replaces_the_null_that_was_read()
    {
        var person = Person.Parse("""{"name":null,"age":null}""") with { Name = "n" };

        Assert.Equal("""{"name":"n","age":null}""", person.ToJson());
    }

    [Fact]
    public void What_the_caller_sets_counts_more_than_a_property()
    {
        var patch = new Person { Name = "n", Age = 3 }.WithNull("name", "address").WithAdditional("age", "three").WithAdditional("brand_new", true);

        Assert.Equal("""{"name":null,"address":null,"age":"three","brand_new":true}""", patch.ToJson());
        Assert.Equal("""{"brand_new":2}""", new Person().WithAdditional("brand_new", 1).WithAdditional("brand_new", 2).ToJson());
    }

    [Fact]
    public void The_copying_setters_leave_the_original_alone()
    {
        var original = new Person { Name = "n" };

        var copy = original.WithNull("age");

        Assert.Equal("""{"name":"n"}""", original.ToJson());
        Assert.Equal("""{"name":"n","age":null}""", copy.ToJson());
    }

    [Fact]
    public void Copies_do_not_share_what_is_kept()
    {
        var original = Person.Parse("""{"a":1,"b":2,"c":3}""");
        var copy = original with { Name = "n" };

        copy.SetNull("a");
        original.SetAdditional("d", 4);

        Assert.Equal("""{"a":1,"b":2,"c":3,"d":4}""", original.ToJson());
        Assert.Equal("""{"name":"n","b":2,"c":3,"a":null}""", copy.ToJson());
    }

    [Fact]
    public void Nested_models_keep_their_own_members_apart()
    {
        const string Json = """{"name":null,"address":{"city":"c","zip":1,"share":1,"main":true,"kind":"done","any":1,"name":7},"friends":[{"x":1},{"name":"f","x":2,"y":3}],"x":0}""";

        var person = Person.Parse(Json);

        Assert.Equal(FeishuJson.Parse(Json), FeishuJson.From(person));
        Assert.Equal(3, person.Friends![1].AdditionalMembers["y"].GetInt64());
    }

    [Fact]
    public void Of_a_member_that_comes_twice_the_last_counts()
    {
        var person = Person.Parse("""{"age":"x","age":7,"u":1,"u":2}""");

        Assert.Equal(7, person.Age);
        Assert.Equal(7, FeishuJson.From(person)["age"].GetInt64());
        Assert.Equal(2, person.AdditionalMembers["u"].GetInt64());
    }

    [Fact]
    public void Many_unknown_members_are_kept_in_order()
    {
        var json = "{" + string.Join(",", Enumerable.Range(0, 1000).Select(i => $"\"k{i}\":{i}")) + "}";

        Assert.Equal(json, Person.Parse(json).ToJson());
    }

    [Fact]
    public async Task A_model_can_be_written_by_many_threads_at_once()
    {
        var person = Person.Parse("""{"name":null,"u":1,"friends":[{"age":"x"}]}""") with { Name = "n" };
        var expected = person.ToJson();

        var texts = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(person.ToJson)));

        Assert.All(texts, text => Assert.Equal(expected, text));
    }

    [Fact]
    public void A_value_with_half_a_character_can_be_looked_at()
    {
        var person = Person.Parse("""{"x":{"\ud800":"\udc00 \ud83d\ude00 \\ud800"}}""");

        Assert.Equal("\uFFFD 😀 \\ud800", person.AdditionalMembers["x"]["\uFFFD"].GetString());
        Assert.Equal("\uFFFD 😀 \\ud800", person.AdditionalMembers["x"].AsElement().GetProperty("\uFFFD").GetString());
    }
}
