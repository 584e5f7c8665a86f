using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

public sealed partial class ConverterTests
{
    private const string Json = """{"name":"\u00e4 \"q\"","age":5,"height":1.5,"active":true,"friends":[{"name":"f","tags":["a","b"]},{"x":[{},[],{"y":[null,1]}]}],"labels":{},"unknown":{"a":"long text that spans more than one of the small buffers"}}""";

    [Fact]
    public void A_model_inside_another_type_is_read_and_written_by_its_own_code()
    {
        var holder = JsonSerializer.Deserialize($$"""{"Before":1,"People":[{{Json}},null],"After":2}""", HolderContext.Default.Holder)!;

        Assert.Equal((1, 2), (holder.Before, holder.After));
        Assert.Equal(Person.Parse(Json), holder.People![0]);
        Assert.Null(holder.People[1]);
        Assert.Equal(FeishuJson.Parse(Json), FeishuJson.Parse(JsonSerializer.Serialize(holder, HolderContext.Default.Holder))["People"][0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(4096)]
    public async Task A_model_can_be_read_from_a_stream_in_small_pieces(int size)
    {
        var text = Encoding.UTF8.GetBytes($$"""{ "People" : [ {{Json}} , {{Json}} ] }""");
        var options = new JsonSerializerOptions { DefaultBufferSize = size, TypeInfoResolver = HolderContext.Default };

        var holder = await JsonSerializer.DeserializeAsync<Holder>(new DribblingStream(text, size), options, Patience.Token);

        Assert.Equal(2, holder!.People!.Count);
        Assert.All(holder.People, person => Assert.Equal(Person.Parse(Json), person));
    }

    [Fact]
    public void Comments_and_trailing_commas_that_the_options_allow_are_no_matter()
    {
        var options = new JsonSerializerOptions
        {
            AllowTrailingCommas = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            TypeInfoResolver = HolderContext.Default,
        };

        var person = JsonSerializer.Deserialize<Person>("""{ /* a */ "name": "n", "tags": ["a",], }""", options);

        Assert.Equal(new Person { Name = "n", Tags = ["a"] }, person);
    }

    [Fact]
    public void The_type_info_needs_no_reflection_and_no_options()
    {
        var info = FeishuJson.TypeInfo<Person>();

        Assert.Same(info, FeishuJson.TypeInfo<Person>());
        Assert.Equal(Person.Parse(Json), JsonSerializer.Deserialize(Json, info));
        Assert.Equal(Person.Parse(Json).ToJson(), JsonSerializer.Serialize(Person.Parse(Json), info));
        Assert.Null(JsonSerializer.Deserialize("null", info));
    }

    [Fact]
    public async Task The_type_info_reads_streams()
    {
        var person = await JsonSerializer.DeserializeAsync(new DribblingStream(Encoding.UTF8.GetBytes(Json), 3), FeishuJson.TypeInfo<Person>(), Patience.Token);

        Assert.Equal(Person.Parse(Json), person);
    }

    [Fact]
    public void Values_convert_as_values_and_as_keys()
    {
        var holder = JsonSerializer.Deserialize("""{"Status":"done","Other":null,"Counts":{"open":1,"new":2},"Free":{"a":[1]},"Nothing":null}""", HolderContext.Default.Holder)!;

        Assert.Equal(PersonStatus.Done, holder.Status);
        Assert.Null(holder.Other);
        Assert.Equal(2, holder.Counts![new PersonStatus("new")]);
        Assert.Equal(1, holder.Free["a"][0].GetInt64());
        Assert.Equal(JsonValueKind.Null, holder.Nothing.Kind);
        Assert.Contains(
            "\"Status\":\"done\",\"Other\":null,\"Counts\":{\"open\":1,\"new\":2},\"Free\":{\"a\":[1]},\"Nothing\":null",
            JsonSerializer.Serialize(holder, HolderContext.Default.Holder), StringComparison.Ordinal);
        Assert.Equal("7", JsonSerializer.Deserialize<Holder>("""{"Status":7}""", HolderContext.Default.Holder)!.Status.Value);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"Status":[]}""", HolderContext.Default.Holder));
    }

    internal sealed class Holder
    {
        public int Before { get; set; }

        public IReadOnlyList<Person?>? People { get; set; }

        public PersonStatus Status { get; set; }

        public PersonStatus? Other { get; set; }

        public Dictionary<PersonStatus, int>? Counts { get; set; }

        public FeishuJson Free { get; set; }

        public FeishuJson Nothing { get; set; }

        public int After { get; set; }
    }

    [JsonSerializable(typeof(Holder))]
    [JsonSerializable(typeof(Person))]
    internal sealed partial class HolderContext : JsonSerializerContext;

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class DribblingStream(byte[] content, int size) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
