using System.Collections;
using System.Text.Json;

namespace Feishu.Runtime.Tests;

/// <summary>Items of another shape cost themselves, and neither their neighbours nor the list.</summary>
public sealed class UnreadItemTests
{
    [Theory]
    [InlineData("tags", """["a",null,"b"]""", """["a","b"]""", "1")]
    [InlineData("tags", """[null,"a"]""", """["a"]""", "0")]
    [InlineData("tags", """["a",null]""", """["a"]""", "1")]
    [InlineData("tags", """[[],{},true]""", "[]", "0,1,2")]
    [InlineData("scores", """[1,"x",[2],3,1.5,1e2,null]""", "[1,3,100]", "1,2,4,6")]
    [InlineData("weights", """[{},1.5,"y",2]""", "[1.5,2]", "0,2")]
    [InlineData("flags", """[true,0,false]""", "[true,false]", "1")]
    [InlineData("blobs", """[null,1,"a"]""", """[null,1,"a"]""", "")]
    [InlineData("friends", """[{"name":"a"},null,{"name":"b"},"s",[{"name":"c"}],7]""", """[{"name":"a"},{"name":"b"}]""", "1,3,4,5")]
    [InlineData("roles", """["done",[],"open"]""", """["done","open"]""", "1")]
    [InlineData("matrix", """[[1,2],7,[3]]""", "[[1,2],[3]]", "1")]
    [InlineData("labels", """{"a":{"city":"x","zip":0,"share":0,"main":false},"b":1,"c":{"city":"y","zip":0,"share":0,"main":false},"d":null}""", """{"a":{"city":"x","zip":0,"share":0,"main":false},"c":{"city":"y","zip":0,"share":0,"main":false}}""", "b,d")]
    public void What_can_be_read_is_there_and_the_rest_is_written_back_where_it_stood(string member, string value, string read, string unread)
    {
        var person = Person.Parse($$"""{"{{member}}":{{value}},"password":"after"}""");

        var collection = CollectionOf(person, member);
        Assert.Equal(read, FeishuJson.From(Rebuilt(person, member)).ToJson()[(member.Length + 4)..^1]);
        Assert.Equal(unread, string.Join(",", FeishuJson.UnreadOf(collection).Keys));
        Assert.All(FeishuJson.UnreadOf(collection), item => Assert.Equal(ItemOf(value, item.Key), item.Value));
        Assert.Equal(FeishuJson.Parse(value), FeishuJson.From(person)[member]);
        Assert.Empty(person.AdditionalMembers);
        Assert.Equal("after", person.Password);
        Assert.Equal(person, Person.Parse(person.ToJson()));
        Assert.Equal(person.GetHashCode(), Person.Parse(person.ToJson()).GetHashCode());
    }

    [Fact]
    public void Lists_inside_lists_keep_their_own()
    {
        const string Json = """{"matrix":[[1,2],[3,"x"],null,["y"],[4]],"friends":[{"tags":["a",1,null]},0,{"friends":[null,{"scores":[true,5]}]}]}""";

        var person = Person.Parse(Json);

        Assert.Equal(["1,2", "3", "", "4"], person.Matrix!.Select(row => string.Join(",", row)));
        Assert.Equal("x", FeishuJson.UnreadOf(person.Matrix![1])["1"].GetString());
        Assert.Equal(JsonValueKind.Null, FeishuJson.UnreadOf(person.Matrix)["2"].Kind);
        Assert.Equal(["a", "1"], person.Friends![0].Tags);
        Assert.Equal(5, person.Friends[1].Friends![0].Scores![0]);
        Assert.Equal("""{"friends":[{"tags":["a","1",null]},0,{"friends":[null,{"scores":[true,5]}]}],"matrix":[[1,2],[3,"x"],null,["y"],[4]]}""", person.ToJson());
    }

    [Theory]
    [InlineData("""{"a":["x",null,"y"],"b":7,"c":[]}""", """{"a":["x",null,"y"],"b":7,"c":[]}""")]
    [InlineData("""{"a":null,"a":["x"]}""", """{"a":["x"]}""")]
    [InlineData("""{"a":["x"],"a":null}""", """{"a":null}""")]
    [InlineData("""{"a":1,"b":["x"],"a":2,"c":["y"]}""", """{"b":["x"],"a":2,"c":["y"]}""")]
    public void Maps_keep_their_own_and_of_a_key_that_comes_twice_the_last_value(string json, string expected)
    {
        var reader = new FeishuJsonMapper(System.Text.Encoding.UTF8.GetBytes(json));

        Assert.True(reader.TryReadMap<IReadOnlyList<string>, ListCodec<string, StringCodec>>(out var map));

        using var writer = FeishuJsonWriter.Rent();
        writer.WriteValue<IReadOnlyList<string>, ListCodec<string, StringCodec>>(map);
        Assert.Equal(FeishuJson.Parse(expected), FeishuJson.Parse(writer.Written));
        foreach (var key in map.Keys)
        {
            Assert.True(map.ContainsKey(key) && map.TryGetValue(key, out var list) && ReferenceEquals(list, map[key]));
        }
    }

    [Fact]
    public void Lists_of_maps_keep_what_is_no_map()
    {
        var reader = new FeishuJsonMapper("""[{"a":1,"b":"x"},5,{"c":2}]"""u8);

        Assert.True(reader.TryReadList<IReadOnlyDictionary<string, long>, MapCodec<long, Int64Codec>>(out var list));

        Assert.Equal([1, 2], list.SelectMany(map => map.Values));
        using var writer = FeishuJsonWriter.Rent();
        writer.WriteValue<IReadOnlyDictionary<string, long>, MapCodec<long, Int64Codec>>(list);
        Assert.Equal("""[{"a":1,"b":"x"},5,{"c":2}]""", System.Text.Encoding.UTF8.GetString(writer.Written));
    }

    [Fact]
    public void A_list_that_replaces_another_brings_none_of_its_items()
    {
        var person = Person.Parse("""{"tags":["a",null],"friends":[null,{"name":"f"}]}""");

        Assert.Equal("""{"tags":["b"],"friends":[null,{"name":"f"}]}""", (person with { Tags = ["b"] }).ToJson());
        Assert.Equal("""{"tags":["a"],"friends":[null,{"name":"f"}]}""", (person with { Tags = [.. person.Tags!] }).ToJson());
    }

    [Fact]
    public void Many_odd_items_take_no_longer_than_as_many_others()
    {
        var list = "[" + string.Join(",", Enumerable.Range(0, 200_000).Select(i => i % 2 == 0 ? "null" : "\"t\"")) + "]";
        var map = "{" + string.Join(",", Enumerable.Range(0, 200_000).Select(i => $"\"k{i}\":{(i < 100_000 ? "null" : "{}")}")) + "}";

        var person = Person.Parse($$"""{"tags":{{list}},"labels":{{map}}}""");

        Assert.Equal((100_000, 100_000), (person.Tags!.Count, person.Labels!.Count));
        Assert.Equal(list, FeishuJson.From(person)["tags"].ToJson());
        Assert.Equal(100_000, FeishuJson.UnreadOf(person.Labels).Count);
    }

    [Fact]
    public async Task Offsets_count_results_that_cannot_be_read_too()
    {
        string[] pages = ["""{"friends":[{"name":"a"},null]}""", """{"friends":["x","y"]}""", """{"friends":[{"name":"b"}]}""", "{}"];
        var asked = new List<long>();

        var names = new List<string?>();
        await foreach (var friend in FeishuResultPages.ByOffsetAsync<Person, Person>(
            new People(),
            FollowerClient.PingOperation,
            null,
            null,
            (offset, _) =>
            {
                asked.Add(offset);
                return Task.FromResult(Person.Parse(pages[Math.Min(asked.Count, pages.Length) - 1]));
            },
            page => new(page.Friends, null, null),
            TestContext.Current.CancellationToken))
        {
            names.Add(friend.Name);
        }

        Assert.Equal([0, 2, 4, 5], asked);
        Assert.Equal(["a", "b"], names);
    }

    [Fact]
    public void Nothing_is_kept_of_what_has_nothing_odd()
    {
        Assert.Empty(FeishuJson.UnreadOf(null));
        Assert.Empty(FeishuJson.UnreadOf(Person.Parse("""{"tags":["a"]}""").Tags));
        Assert.IsType<string[]>(Person.Parse("""{"tags":["a"]}""").Tags);
    }

    private static IEnumerable? CollectionOf(Person person, string member) => member switch
    {
        "tags" => person.Tags,
        "scores" => person.Scores,
        "weights" => person.Weights,
        "flags" => person.Flags,
        "blobs" => person.Blobs,
        "friends" => person.Friends,
        "roles" => person.Roles,
        "matrix" => person.Matrix,
        _ => person.Labels,
    };

    /// <summary>A person with a copy of the collection alone, without what the collection keeps aside.</summary>
    private static Person Rebuilt(Person person, string member) => member switch
    {
        "tags" => new() { Tags = [.. person.Tags!] },
        "scores" => new() { Scores = [.. person.Scores!] },
        "weights" => new() { Weights = [.. person.Weights!] },
        "flags" => new() { Flags = [.. person.Flags!] },
        "blobs" => new() { Blobs = [.. person.Blobs!] },
        "friends" => new() { Friends = [.. person.Friends!] },
        "roles" => new() { Roles = [.. person.Roles!] },
        "matrix" => new() { Matrix = [.. person.Matrix!] },
        _ => new() { Labels = new Dictionary<string, Address>(person.Labels!) },
    };

    private static FeishuJson ItemOf(string json, string key)
        => FeishuJson.Parse(json) is { Kind: JsonValueKind.Array } array ? array[int.Parse(key, null)] : FeishuJson.Parse(json)[key];

    private sealed class People : FeishuResource;
}
