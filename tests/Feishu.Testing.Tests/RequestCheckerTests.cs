using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

/// <summary>What a request is refused for, as callers see it.</summary>
public sealed class RequestCheckerTests
{
    private static readonly SamplePage s_page = new("POST", "/open-apis/library/v1/racks")
    {
        Query = ["lang | string | 是 | 语言<br>**可选值有**：<br>- `zh`：中文", "count | int | 否 | 数量", "deep | boolean | 否 | 深", "tags | int[] | 否 | 标签"],
        Body =
        [
            "name | string | 是 | 名字",
            "owner | person | 否 | 谁",
            "&nbsp;&nbsp;└ `id` | string | 是 | 编号",
            "&nbsp;&nbsp;└ `age` | int | 否 | 年龄",
            "weight | float | 否 | 重量",
            "open | boolean | 否 | 开",
            "books | book[] | 否 | 书",
            "&nbsp;&nbsp;└ `title` | string | 是 | 书名",
            "labels | map<string, string> | 否 | 标签",
            "anything | object | 否 | 任意",
        ],
    };

    [Fact]
    public async Task What_the_page_allows_is_answered()
    {
        Assert.Equal(200, (await SendAsync("?lang=xx&count=3&deep=true&tags=1&tags=2", """
            {"name":"小说","owner":{"id":"p","age":"7"},"weight":1.5,"open":true,"books":[{"title":"a"},{"title":"b"}],"labels":{"a":"b"},"anything":[1],"more":1}
            """)).Status);
        Assert.Equal(200, (await SendAsync("?lang=zh", """{"name":"小说","owner":null,"weight":3}""")).Status);
    }

    [Theory]
    [InlineData("", """{"name":"a"}""", "lang is required")]
    [InlineData("?lang=", """{"name":"a"}""", "lang is required")]
    [InlineData("?lang=zh&count=many", """{"name":"a"}""", "count must be an integer")]
    [InlineData("?lang=zh&deep=1", """{"name":"a"}""", "deep must be true or false")]
    [InlineData("?lang=zh&tags=1&tags=x", """{"name":"a"}""", "tags must be an integer")]
    [InlineData("?lang=zh", "{}", "name is required")]
    [InlineData("?lang=zh", """{"name":null}""", "name is required")]
    [InlineData("?lang=zh", null, "name is required")]
    [InlineData("?lang=zh", "[]", "body must be an object")]
    [InlineData("?lang=zh", """{"name":"a",}""", "the body cannot be read")]
    [InlineData("?lang=zh", """{"name":5}""", "name must be a string")]
    [InlineData("?lang=zh", """{"name":"a","owner":{"age":1}}""", "owner.id is required")]
    [InlineData("?lang=zh", """{"name":"a","owner":"p"}""", "owner must be an object")]
    [InlineData("?lang=zh", """{"name":"a","owner":{"id":"p","age":1.5}}""", "owner.age must be an integer")]
    [InlineData("?lang=zh", """{"name":"a","weight":"heavy"}""", "weight must be a number")]
    [InlineData("?lang=zh", """{"name":"a","open":"true"}""", "open must be true or false")]
    [InlineData("?lang=zh", """{"name":"a","books":{}}""", "books must be an array")]
    [InlineData("?lang=zh", """{"name":"a","books":[{"title":"a"},{}]}""", "books[1].title is required")]
    [InlineData("?lang=zh", """{"name":"a","labels":{"a":1}}""", "labels.a must be a string")]
    [InlineData("", "{}", "lang is required", "name is required")]
    public async Task What_it_does_not_is_refused_by_name(string query, string? body, params string[] violations)
    {
        var answer = await SendAsync(query, body);

        Assert.Equal((400, 99992402), (answer.Status, answer.Code));
        Assert.Equal(violations, answer.Violations);
    }

    [Theory]
    [InlineData("?size=1", """{"name":"书","weight":1.5,"tags":["a"]}""")]
    [InlineData("?size=100", """{"name":"书书书","weight":"2.5","tags":["a","b"]}""")]
    [InlineData("?size=0", """{"name":"书"}""", "size must be at least 1")]
    [InlineData("?size=101", """{"name":"书"}""", "size must be at most 100")]
    [InlineData("?size=1", """{"name":""}""", "name must have at least 1 characters")]
    [InlineData("?size=1", """{"name":"书书书书"}""", "name must have at most 3 characters")]
    [InlineData("?size=1", """{"name":"书","weight":2.51}""", "weight must be at most 2.5")]
    [InlineData("?size=1", """{"name":"书","tags":["a","b","c"]}""", "tags must have at most 2 items")]
    public async Task Lengths_and_ranges_are_the_pages(string query, string body, params string[] violations)
    {
        var page = new SamplePage("POST", "/open-apis/library/v1/racks")
        {
            Query = ["size | int | 是 | 大小<br>**数据校验规则**：<br>- 取值范围：`1` ～ `100`"],
            Body =
            [
                "name | string | 是 | 名字<br>**数据校验规则**：<br>- 长度范围：`1` ～ `3` 字符",
                "weight | float | 否 | 重量<br>**数据校验规则**：<br>- 最大值：`2.5`",
                "tags | string[] | 否 | 标签<br>**数据校验规则**：<br>- 最大长度：`2`",
            ],
        };
        await using var mock = await SamplePage.StartAsync(null, page);

        var answer = await mock.SendAsync("POST", page.Path + query, body);

        Assert.Equal(violations, answer.Status == 200 ? [] : answer.Violations);
    }

    [Fact]
    public async Task Nothing_is_compared_where_that_is_not_wanted()
    {
        await using var mock = await SamplePage.StartAsync(new() { CheckRequests = false }, s_page);

        Assert.Equal(200, (await mock.SendAsync("POST", s_page.Path)).Status);
    }

    [Fact]
    public async Task Headers_that_a_page_requires_are_missed()
    {
        var page = new SamplePage("GET", "/open-apis/library/v1/racks") { Headers = ["X-Shelf | string | 是 | 架"] };
        await using var mock = await SamplePage.StartAsync(null, page);

        Assert.Equal(["X-Shelf is required"], (await mock.SendAsync("GET", page.Path)).Violations);
    }

    [Fact]
    public async Task Forms_are_compared_part_by_part()
    {
        var page = new SamplePage("POST", "/open-apis/library/v1/covers")
        {
            IsForm = true,
            Body = ["size | int | 是 | 大小", "cover | file | 是 | 封面"],
        };
        await using var mock = await SamplePage.StartAsync(null, page);

        Assert.Equal(["size must be an integer", "cover is required"], (await mock.SendFormAsync(page.Path, [("size", "big")])).Violations);
        Assert.Equal(200, (await mock.SendFormAsync(page.Path, [("size", "3")], ("cover", "a.png", "image/png", [1, 2, 3]))).Status);
    }

    private static async Task<MockAnswer> SendAsync(string query, string? body)
    {
        await using var mock = await SamplePage.StartAsync(null, s_page);
        return await mock.SendAsync("POST", s_page.Path + query, body);
    }
}
