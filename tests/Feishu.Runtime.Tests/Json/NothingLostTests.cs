using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Feishu.Runtime.Tests;

/// <summary>Any document, read as a model: each element that can be read is there, and writing gives the document again.</summary>
public sealed class NothingLostTests
{
    private const ulong Seed = 7_919;
    private const ulong Gamma = 104_729;

    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(Seed, Gamma).WithRunner(new SilentRunner());

    private static Arbitrary<JsonNode> Documents { get; } = Arb.From(
        JsonShape.Person.Values(3).Where(node => node is JsonObject).Select(node => node!),
        Shrink);

    [Fact]
    public void A_document_that_is_read_and_written_means_the_same()
        => Prop.ForAll(Documents, document =>
        {
            var expected = JsonShape.Person.Take(document)!.Written;
            var person = Person.Parse(document.ToJsonString());

            var written = person.ToJson();

            AssertSame(expected, written, document);
            AssertSame(expected, (person with { }).ToJson(), document);
            Assert.Equal(FeishuJson.Parse(expected.ToJsonString()), FeishuJson.From(person));
            Assert.Equal(person, Person.Parse(written));
            Assert.Equal(person.GetHashCode(), Person.Parse(written).GetHashCode());
        }).Check(s_config);

    [Fact]
    public void Each_element_that_can_be_read_is_there()
        => Prop.ForAll(Documents, document => AssertSame(
            JsonShape.Person.Take(document)!.Read,
            HeldBy(Person.Parse(document.ToJsonString())).ToJson(),
            document)).Check(s_config);

    [Fact]
    public void Of_members_that_come_twice_the_last_counts()
        => Prop.ForAll(Documents, Documents, (first, second) =>
        {
            var merged = (JsonObject)first.DeepClone();
            foreach (var (name, value) in (JsonObject)second)
            {
                merged[name] = value?.DeepClone();
            }

            var expected = Person.Parse(merged.ToJsonString());
            var text = Joined(first.ToJsonString(), second.ToJsonString());
            var both = Person.Parse(text);

            AssertSame(JsonNode.Parse(expected.ToJson())!, LastOfEachName(both.ToJson()).ToJsonString(), JsonValue.Create(text));
            AssertSame(JsonNode.Parse(HeldBy(expected).ToJson())!, HeldBy(both).ToJson(), JsonValue.Create(text));
        }).Check(s_config);

    [Theory]
    [InlineData("name", "\"n\"")]
    [InlineData("age", "7")]
    [InlineData("height", "1.5")]
    [InlineData("active", "true")]
    [InlineData("status", "\"done\"")]
    [InlineData("extra", "{\"a\":1}")]
    [InlineData("address", "{\"city\":\"c\"}")]
    [InlineData("tags", "[\"t\"]")]
    [InlineData("labels", "{\"l\":{\"city\":\"c\"}}")]
    public void A_null_behind_a_value_of_the_same_name_counts(string name, string value)
    {
        var person = Person.Parse($"{{\"{name}\":{value},\"password\":\"p\",\"{name}\":null}}");

        Assert.True(person.IsNull(name));
        Assert.Equal("{\"password\":\"p\"}", HeldBy(person).ToJson());
        Assert.Equal(FeishuJson.Parse($"{{\"{name}\":null,\"password\":\"p\"}}"), FeishuJson.From(person));
    }

    /// <summary>Members that the model does not know are written as they came, each time.</summary>
    private static JsonObject LastOfEachName(string json)
    {
        using var document = JsonDocument.Parse(json);
        var members = new JsonObject();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            members[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return members;
    }

    private static string Joined(string first, string second)
        => first == "{}" ? second : second == "{}" ? first : $"{first[..^1]},{second[1..]}";

    private static void AssertSame(JsonNode expected, string actual, JsonNode document)
        => Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected.ToJsonString()), JsonNode.Parse(actual)),
            $"of       {document.ToJsonString()}\nexpected {expected.ToJsonString()}\nactual   {actual}");

    /// <summary>A copy of what properties, lists and maps hold, without what is kept aside.</summary>
    private static Person HeldBy(Person person) => new()
    {
        Name = person.Name,
        Age = person.Age,
        Height = person.Height,
        Active = person.Active,
        Status = person.Status,
        Extra = person.Extra,
        Address = person.Address is { } address ? HeldBy(address) : null,
        Tags = person.Tags?.ToList(),
        Scores = person.Scores?.ToList(),
        Weights = person.Weights?.ToList(),
        Flags = person.Flags?.ToList(),
        Blobs = person.Blobs?.ToList(),
        Friends = person.Friends?.Select(HeldBy).ToList(),
        Roles = person.Roles?.ToList(),
        Matrix = person.Matrix?.Select(row => (IReadOnlyList<long>)row.ToList()).ToList(),
        Labels = person.Labels?.ToDictionary(label => label.Key, label => HeldBy(label.Value)),
        Password = person.Password,
    };

    private static Address HeldBy(Address address)
        => new() { City = address.City, Zip = address.Zip, Share = address.Share, Main = address.Main, Kind = address.Kind, Any = address.Any };

    /// <summary>The document without one member or item, anywhere in it.</summary>
    private static IEnumerable<JsonNode> Shrink(JsonNode document)
    {
        switch (document)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    yield return Edited(members, copy => copy.Remove(name));
                    foreach (var smaller in value is null ? [] : Shrink(value))
                    {
                        yield return Edited(members, copy => copy[name] = smaller);
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    var at = i;
                    yield return Edited(items, copy => copy.RemoveAt(at));
                    foreach (var smaller in items[at] is { } item ? Shrink(item) : [])
                    {
                        yield return Edited(items, copy => copy[at] = smaller);
                    }
                }

                break;
        }
    }

    private static JsonNode Edited<T>(T node, Action<T> edit)
        where T : JsonNode
    {
        var copy = (T)node.DeepClone();
        edit(copy);
        return copy;
    }
}
