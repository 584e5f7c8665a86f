using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

/// <summary>What is answered where nothing is told.</summary>
public sealed class PageAnswerTests
{
    private static readonly string[] s_table =
    [
        "data | - | -",
        "&nbsp;&nbsp;└ `id` | string | 编号<br>**示例值**：\"r_1\"",
        "&nbsp;&nbsp;└ `size` | int | 大小<br>**示例值**：3",
        "&nbsp;&nbsp;└ `kind` | string | 种类<br>**可选值有**：<br>- `wood`：木<br>- `steel`：钢",
        "&nbsp;&nbsp;└ `books` | book[] | 书",
        "&nbsp;&nbsp;&nbsp;&nbsp;└ `title` | string | 书名",
        "&nbsp;&nbsp;&nbsp;&nbsp;└ `new` | boolean | 新",
        "&nbsp;&nbsp;└ `tags` | string[] | 标签<br>**示例值**：[\"a\", \"b\"]",
        "&nbsp;&nbsp;└ `labels` | map<string, int> | 标签",
    ];

    private const string FromTable = """{"code":0,"msg":"success","data":{"id":"r_1","size":3,"kind":"wood","books":[{"title":"text","new":true}],"tags":["a","b"],"labels":{"key":1}}}""";

    [Theory]
    [InlineData("""{"code":0,"msg":"ok","data":{"id":"r_7","other":null,"number":1.50}}""", """{"code":0,"msg":"ok","data":{"id":"r_7","other":null,"number":1.50}}""")]
    [InlineData("""{"data":{"id":"r_7"}}""", """{"code":0,"msg":"success","data":{"id":"r_7"}}""")]
    [InlineData("""{"id":"r_7"}""", """{"code":0,"msg":"success","data":{"id":"r_7"}}""")]
    [InlineData("""{"code":5,"msg":"no such rack"}""", FromTable)]
    [InlineData("""{"code":0,"data":{"id":"r_7",}}""", FromTable)]
    [InlineData(null, FromTable)]
    public async Task Answer_is_the_example_or_made_from_the_table(string? example, string expected)
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/racks/:rack_id") { Answer = s_table, AnswerExample = example };
        await using var mock = await SamplePage.StartAsync(null, page);

        var answer = await mock.SendAsync("GET", "/open-apis/library/v1/racks/r");

        Assert.Equal((200, expected), (answer.Status, answer.Text));
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.NotEmpty(answer.Headers["X-Tt-Logid"]);
    }

    [Fact]
    public async Task Result_beside_the_envelope_stays_there()
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/racks") { Answer = ["rack | string | 架", "size | int | 大小"] };
        await using var mock = await SamplePage.StartAsync(null, page);

        Assert.Equal("""{"code":0,"msg":"success","rack":"text","size":1}""", (await mock.SendAsync("GET", page.Path)).Text);
    }

    [Fact]
    public async Task Stream_of_events_has_one()
    {
        var page = new SamplePage("POST", "/open-apis/library/v1/talks")
        {
            Answer = ["data | - | -", "&nbsp;&nbsp;└ `word` | string | 字"],
            AnswerExample = "data: {\"code\":0,\"data\":{\"word\":\"a\"}}\n\ndata: {\"code\":0,\"data\":{\"word\":\"b\"}}",
        };
        await using var mock = await SamplePage.StartAsync(null, page);

        var answer = await mock.SendAsync("POST", page.Path, "{}");

        Assert.Equal("text/event-stream", answer.Headers["Content-Type"]);
        Assert.Equal("data: {\"code\":0,\"msg\":\"success\",\"data\":{\"word\":\"text\"}}\n\n", answer.Text);
    }

    [Fact]
    public async Task Address_without_a_page_is_not_found_as_on_the_platform()
    {
        await using var mock = await SamplePage.StartAsync(null, new SamplePage("GET", "/open-apis/library/v1/racks"));

        var answer = await mock.SendAsync("POST", "/open-apis/library/v1/racks");

        Assert.Equal((404, "404 page not found"), (answer.Status, answer.Text));
        Assert.Equal((null, 404, null), (mock.Requests[0].OperationId, mock.Requests[0].Status, mock.Requests[0].Code));
    }

    [Fact]
    public async Task Of_several_pages_for_an_address_the_one_answers_that_fits()
    {
        await using var mock = await SamplePage.StartAsync(
            null,
            new SamplePage("POST", "/open-apis/library/v1/racks") { Body = ["name | string | 是 | 名字"], AnswerExample = """{"code":0,"data":{"by":"name"}}""" },
            new SamplePage("POST", "/open-apis/library/v1/racks") { Body = ["number | int | 是 | 号"], AnswerExample = """{"code":0,"data":{"by":"number"}}""" });

        Assert.Equal("name", (string?)(await mock.SendAsync("POST", "/open-apis/library/v1/racks", """{"name":"a"}""")).Json["data"]!["by"]);
        Assert.Equal("number", (string?)(await mock.SendAsync("POST", "/open-apis/library/v1/racks", """{"number":1}""")).Json["data"]!["by"]);
        Assert.Equal(["name is required"], (await mock.SendAsync("POST", "/open-apis/library/v1/racks", "{}")).Violations);
    }
}
