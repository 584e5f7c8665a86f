using System.Text.Json;
using Feishu.Gen.Json;

namespace Feishu.Gen.Tests.Json;

public class LenientJsonTests
{
    [Fact]
    public void Strict_text_has_no_fault_and_keeps_order_and_literals()
    {
        var reading = LenientJson.Read("""{ "b": [1, -2.50e3, 7109536598290137108], "a": { "x": null, "y": true, "z": "\u4e00\n\"“" } }""");

        Assert.Null(reading.Fault);
        var root = Assert.IsType<JsonValue.Object>(reading.Value);
        Assert.Equal(["b", "a"], root.Members.Select(member => member.Name));
        var numbers = Assert.IsType<JsonValue.Array>(root.Find("b"));
        Assert.Equal(["1", "-2.50e3", "7109536598290137108"], numbers.Items.Select(item => ((JsonValue.Number)item).Literal));
        var inner = Assert.IsType<JsonValue.Object>(root.Find("a"));
        Assert.Equal(new JsonValue.Null(), inner.Find("x"));
        Assert.Equal(new JsonValue.String("一\n\"“"), inner.Find("z"));
        Assert.Null(inner.Find("missing"));
    }

    [Theory]
    [InlineData("""{"a":1,}""", "a comma before '}'")]
    [InlineData("""{"a":[1,2,],"b":2}""", "a comma before ']'")]
    [InlineData("{\"a\":1 // one\n}", "a comment")]
    [InlineData("""{/* first */"a":1}""", "a comment")]
    [InlineData("""{"a":1，"b":2}""", "a comma that is not JSON's")]
    [InlineData("""{"a"："x"}""", "a full-width colon")]
    [InlineData("""{"a":"\d"}""", "an escape that JSON does not know")]
    [InlineData("{\"a\":\"x\ty\"}", "a control character inside a string")]
    [InlineData("{\"a\":\"x\ny\"}", "a line break inside a string")]
    [InlineData("""{"a":"say "hi" now"}""", "a quotation mark inside a string")]
    [InlineData("{\"a\":\"x\n \"b\":1}", "a line break inside a string")]
    [InlineData("""{"a":1} {"a":2}""", "text after the document")]
    [InlineData("""{"a":{"b":1}""", "a bracket that is not closed")]
    [InlineData("""{"a":[1}""", "a '}' where another bracket is due")]
    [InlineData("{\"a\":[1,2,\n...\n]}", "an ellipsis")]
    [InlineData("""the body is: {"a":1}""", "text before the document")]
    [InlineData("data: {\"a\":1}\n\ndata: {\"a\":2}", "text before the document")]
    [InlineData("""{"a":0/1/-1}""", "a value without quotes")]
    [InlineData("""{"a":True}""", "a value without quotes")]
    [InlineData("""{a:1}""", "a name without quotes")]
    [InlineData("""{"a":1 "b":2}""", "a missing comma")]
    [InlineData("""“a”: 1""", "members without an object")]
    [InlineData("""{“a”: “x”}""", "a quotation mark that is not JSON's")]
    [InlineData("""{"a":01}""", "a value without quotes")]
    public void What_is_not_json_is_reported_and_recovered(string text, string fault)
    {
        var reading = LenientJson.Read(text);

        Assert.Equal(fault, reading.Fault?.Message);
        Assert.InRange(reading.Fault!.Offset, 0, text.Length);
        Assert.NotNull(Assert.IsType<JsonValue.Object>(reading.Value).Find("a"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("// nothing but a remark")]
    [InlineData("curl -X GET 'https://example.com/path'")]
    [InlineData("func main() { }")]
    public void Text_without_a_document_has_a_fault_and_no_value(string text)
    {
        var reading = LenientJson.Read(text);

        Assert.NotNull(reading.Fault);
        Assert.Null(reading.Value);
    }

    [Fact]
    public void The_last_of_two_equal_names_counts()
    {
        var root = Assert.IsType<JsonValue.Object>(LenientJson.Read("""{"a":1,"b":2,"a":3}""").Value);

        Assert.Equal(["a", "b"], root.Members.Select(member => member.Name));
        Assert.Equal(new JsonValue.Number("3"), root.Find("a"));
    }

    [Theory]
    [InlineData(LenientJson.MaxDepth, true)]
    [InlineData(LenientJson.MaxDepth + 1, false)]
    [InlineData(100_000, false)]
    public void Depth_is_limited(int depth, bool isRead)
    {
        var reading = LenientJson.Read(new string('[', depth) + new string(']', depth));

        Assert.Equal(isRead, reading.Value is not null);
        Assert.Equal(isRead, reading.Fault is null);
    }

    [Fact]
    public void Agrees_with_the_framework_on_what_is_strict()
    {
        string[] texts =
        [
            "{}", "[]", "null", "true", "-0", "0.5", "1e5", "1.", ".5", "-", "+1", "\"a\"", "[1 2]", "{\"a\" 1}", "[,]", "{,}", "\"\\u12g4\"",
            "\"\\ud800\"", "[1]]", "tru", " [ 1 , 2 ] ", "\"" + new string(' ', 400) + "\"", "{\"a\":1" + new string(' ', 400) + ",\"b\":2}",
        ];

        foreach (var text in texts)
        {
            Assert.True(IsStrict(text) == LenientJson.Read(text).Fault is null, text);
        }
    }

    [Fact]
    public void Any_text_is_read_on_a_small_stack_without_an_exception()
    {
        const string Alphabet = "{}[]\",:\\'/*.…，：“”#-0123eEtrufalsn \n\tan\0";
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() =>
        {
            for (var seed = 0; seed < 4000; seed++)
            {
                var random = new Random(seed);
                var text = new char[random.Next(1, 400)];
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = Alphabet[random.Next(Alphabet.Length)];
                }

                var reading = LenientJson.Read(new string(text));
                Assert.Equal(reading, LenientJson.Read(new string(text)));
                Assert.True(reading.Value is not null || reading.Fault is not null);
            }
        }), 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.Null(failure);
    }

    [Fact]
    public void A_mutated_document_keeps_the_strict_verdict_of_the_framework()
    {
        const string Document = """{"code":0,"data":{"items":[{"id":"x","n":1.5},{"id":"y","ok":true}],"next":null}}""";
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var at = random.Next(Document.Length);
            var text = random.Next(2) == 0 ? Document.Remove(at, 1) : Document.Insert(at, "{}[],:\"x1 "[random.Next(10)].ToString());

            var reading = LenientJson.Read(text);

            Assert.True(IsStrict(text) == reading.Fault is null, text);
            Assert.NotNull(reading.Value);
        }
    }

    private static bool IsStrict(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
