using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Feishu.Runtime.Tests;

public sealed class WriterTests
{
    [Fact]
    public void Members_that_are_null_are_left_out_and_lists_may_be_empty()
    {
        Assert.Equal("{}", new Person().ToJson());
        Assert.Equal("""{"tags":[],"friends":[],"labels":{}}""", new Person { Tags = [], Friends = [], Labels = new Dictionary<string, Address>() }.ToJson());
    }

    [Fact]
    public void Every_kind_of_member_is_written()
    {
        var person = new Person
        {
            Name = "n",
            Age = -5,
            Height = 1.75,
            Active = false,
            Status = PersonStatus.Done,
            Extra = FeishuJson.Null,
            Address = new() { City = "c", Zip = 1, Share = 0.5, Main = true, Kind = PersonStatus.Open, Any = 3 },
            Tags = new List<string> { "a", "b" },
            Scores = new SortedSet<long> { 2, 1 }.ToArray(),
            Weights = [1e100, -0.25],
            Flags = [true, false],
            Blobs = ["x", 1, FeishuJson.Null, default],
            Friends = new Queue<Person>([new Person { Name = "f" }]).ToList(),
            Roles = [PersonStatus.Done, default],
            Matrix = [[1], [], [2, 3]],
            Labels = new Dictionary<string, Address>(),
        };

        Assert.Equal(
            string.Concat(
                """{"name":"n","age":-5,"height":1.75,"active":false,"status":"done","extra":null,""",
                """ "address":{"city":"c","zip":1,"share":0.5,"main":true,"kind":"open","any":3},"tags":["a","b"],"scores":[1,2],""".Trim(),
                """ "weights":[1E+100,-0.25],"flags":[true,false],"blobs":["x",1,null,null],"friends":[{"name":"f"}],"roles":["done",null],""".Trim(),
                """ "matrix":[[1],[],[2,3]],"labels":{}}""".Trim()),
            person.ToJson());
    }

    [Fact]
    public void Strings_are_escaped_where_JSON_demands_it_and_are_always_valid()
    {
        var text = string.Concat(Enumerable.Range(0, 0x180).Select(unit => (char)unit)) + "\u2028😀</script>\ud83d\uDE00\udc00x\ud800";

        var json = new Person { Name = text }.ToUtf8Json();

        Assert.Equal(text.Replace("\udc00x\ud800", "\uFFFDx\uFFFD", StringComparison.Ordinal), JsonDocument.Parse(json).RootElement.GetProperty("name").GetString());
        Assert.Contains("\\u0000\\u0001", new Person { Name = text }.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\\b\\t\\n\\u000b\\f\\r", new Person { Name = text }.ToJson(), StringComparison.Ordinal);
        Assert.Contains("ä<>&'+", new Person { Name = "ä<>&'+" }.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1023)]
    [InlineData(100_000)]
    public void Long_strings_fit(int length)
    {
        var text = string.Concat(Enumerable.Repeat("äx\"", length));

        Assert.Equal(text, Person.Parse(new Person { Name = text }.ToJson()).Name);
    }

    [Fact]
    public void A_number_that_JSON_cannot_express_is_refused_by_name()
    {
        Assert.Contains("height", Assert.Throws<ArgumentException>(() => new Person { Height = double.NaN }.ToJson()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Person { Weights = [double.PositiveInfinity] }.ToJson());

        // A writer that was left in the middle is good as new.
        Assert.Equal("""{"age":1}""", new Person { Age = 1 }.ToJson());
    }

    [Fact]
    public void A_model_that_holds_itself_is_refused()
    {
        var friends = new List<Person>();
        var person = new Person { Friends = friends };
        friends.Add(person);

        Assert.Throws<ArgumentException>(person.ToJson);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void Cultures_make_no_difference(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal("""{"age":-1234567,"height":-1234.5}""", new Person { Age = -1234567, Height = -1234.5 }.ToJson());
            Assert.Equal(-1234.5, Person.Parse("""{"height":"-1234.5"}""").Height);
            Assert.Equal("-1.5", ((FeishuJson)(-1.5)).ToJson());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Text_bytes_and_buffer_are_the_same()
    {
        var person = Person.Parse("""{"name":"ä","x":[1]}""");
        var buffer = new ArrayBufferWriter<byte>();

        person.WriteTo(buffer);

        Assert.Equal(person.ToUtf8Json(), buffer.WrittenSpan.ToArray());
        Assert.Equal(person.ToJson(), System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var person = new Person { Name = "näme", Age = 5, Height = 1.5, Tags = ["a", "b"], Friends = [new() { Name = "f" }], Status = PersonStatus.Done };
        var buffer = new ArrayBufferWriter<byte>(4096);

        // The least of many: the first calls fill the pools, which a collection may empty again.
        var least = Enumerable.Range(0, 100).Min(_ => AllocatedBy(person, buffer));

        Assert.Equal(0, least);
    }

    private static long AllocatedBy(Person person, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();
        person.WriteTo(buffer);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
