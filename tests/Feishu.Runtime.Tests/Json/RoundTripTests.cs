using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feishu.Runtime.Tests;

/// <summary>Random documents, known and unknown members of right and wrong shapes, with fixed seeds.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] s_names =
        ["name", "age", "height", "active", "status", "extra", "address", "tags", "scores", "weights", "flags", "blobs", "friends", "roles", "matrix", "labels", "password", "city", "zip", "äöü", "", "a\"b\\", "x\n"];

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 40));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_the_document_reading_and_writing_loses_nothing(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 50; i++)
        {
            var json = RandomObject(random, depth: 0).ToJsonString();

            var person = Person.Parse(json);
            var again = Person.Parse(person.ToJson());

            Assert.Equal(person, again);
            Assert.Equal(person.GetHashCode(), again.GetHashCode());
            Assert.Equal(FeishuJson.From(person), FeishuJson.From(again));
            Assert.Equal(NamesOf(json), NamesOf(person.ToJson()));
            Assert.Equal(person, person with { });
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_the_bytes_the_reader_accepts_just_what_is_JSON(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var json = Encoding.UTF8.GetBytes(RandomObject(random, depth: 0).ToJsonString());
            Mutate(json, random);

            var person = TryParse(json);

            Assert.Equal(IsObject(json), person is not null);
            if (person is not null)
            {
                Assert.Equal(person, Person.Parse(person.ToJson()));
                Assert.NotEmpty(person.ToString());
            }
        }
    }

    private static Person? TryParse(byte[] json)
    {
        try
        {
            return FeishuJson.Parse<Person>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            reader.Read();
            return isObject;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Mutate(byte[] json, Random random)
    {
        const string Signs = "{}[]\",:\\u0123456789.eE+-truefalsn \n\t\u0001";
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            json[random.Next(json.Length)] = random.Next(8) == 0 ? (byte)random.Next(256) : (byte)Signs[random.Next(Signs.Length)];
        }
    }

    private static SortedSet<string> NamesOf(string json)
        => new(JsonDocument.Parse(json).RootElement.EnumerateObject().Select(member => member.Name), StringComparer.Ordinal);

    private static JsonObject RandomObject(Random random, int depth)
    {
        var json = new JsonObject();
        for (var i = random.Next(8); i > 0; i--)
        {
            json[s_names[random.Next(s_names.Length)]] = RandomValue(random, depth + 1);
        }

        return json;
    }

    private static JsonNode? RandomValue(Random random, int depth) => random.Next(depth > 4 ? 8 : 12) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(),
        3 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)),
        4 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        5 => "true",
        6 => RandomText(random),
        7 => "done",
        8 or 9 => RandomObject(random, depth),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth + 1))]),
    };

    private static string RandomText(Random random)
        => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(6) switch
        {
            0 => "\"\\\n",
            1 => "😀",
            2 => "äß€",
            _ => ((char)random.Next(32, 127)).ToString(),
        }));
}
