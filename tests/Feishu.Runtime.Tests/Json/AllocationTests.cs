using System.Buffers;
using System.Text;

namespace Feishu.Runtime.Tests;

public sealed class AllocationTests
{
    private const string Json = """{"name":"张三 Zhang \"San\"","age":5,"height":1.5,"active":true,"status":"done","tags":["a","b"],"friends":[{"name":"f"}]}""";

    [Fact]
    public void Writing_allocates_nothing()
    {
        var person = Person.Parse(Json);
        var output = new ArrayBufferWriter<byte>(4096);

        var bytes = Allocated(() =>
        {
            output.ResetWrittenCount();
            person.WriteTo(output);
        });

        Assert.Equal(0, bytes);
        Assert.Equal(FeishuJson.Parse(Json), FeishuJson.Parse(output.WrittenSpan));
    }

    [Fact]
    public void Reading_allocates_the_model_and_its_values_alone()
    {
        var json = """{"age":5,"active":true,"height":1.5}"""u8.ToArray();

        Assert.Equal(Allocated(() => _ = new Person { Age = 5 }), Allocated(() => FeishuJson.Parse<Person>(json)));
    }

    [Fact]
    public void Plain_text_of_every_length_is_written_as_it_is()
    {
        for (var length = 0; length < 300; length++)
        {
            foreach (var odd in new[] { 'x', '"', '\\', '\n', '\u007f', 'ä', '界' })
            {
                var text = new string('a', length) + odd + new string('b', length % 20);
                var written = new Person { Name = text }.ToUtf8Json();
                Assert.Equal(text, System.Text.Json.JsonDocument.Parse(written).RootElement.GetProperty("name").GetString());
                Assert.Equal(text, Person.Parse(Encoding.UTF8.GetString(written)).Name);
            }
        }
    }

    private static long Allocated(Action action)
    {
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
