using System.Net;

namespace Feishu.Runtime.Tests;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData("""{"code":0,"msg":"ok","data":{"followers":["a"]}}""")]
    [InlineData("""{"data":{"followers":["a"]},"msg":"ok","code":0}""")]
    [InlineData("""{"extra":{"code":7},"data":{"followers":["a"],"code":9},"code":"0"}""")]
    [InlineData("""{"data":{"followers":["a"]}}""")]
    [InlineData("""{"code":7,"data":null,"data":{"followers":["b"]},"data":{"followers":["a"]},"code":0}""")]
    [InlineData("\uFEFF{\"code\":0,\"data\":{\"followers\":[\"a\"]}}")]
    public async Task Members_may_come_in_any_order(string json) => Assert.Equal(["a"], (await Remove(json)).Followers);

    [Theory]
    [InlineData("""{"code":0,"msg":"ok"}""")]
    [InlineData("""{"code":0,"data":null}""")]
    [InlineData("""{"code":0,"data":{}}""")]
    [InlineData("""{"code":0,"data":{"followers":["a"]},"data":null}""")]
    [InlineData("""{"code":0,"data":1,"data":null}""")]
    public async Task Success_without_data_is_an_empty_result(string json)
    {
        var removed = await Remove(json);

        Assert.Null(removed.Followers);
        Assert.Equal("{}", removed.ToJson());
    }

    [Fact]
    public async Task Data_of_another_shape_costs_the_result_and_not_the_call()
        => Assert.Equal(3, (await Remove("""{"code":0,"data":["a","b",3]}""")).AdditionalMembers["data"][2].GetInt64());

    [Theory]
    [InlineData("""{"code":7,"msg":"no","data":{"followers":5}}""", "no")]
    [InlineData("""{"data":[],"message":"no","code":7}""", "no")]
    [InlineData("""{"data":null,"error":{"log_id":"x"},"msg":"no","code":"7"}""", "no")]
    [InlineData("""{"code":7,"error":"invalid","error_description":"no"}""", "no")]
    [InlineData("""{"code":7}""", "")]
    [InlineData("""{"code":7,"message":"before","message":"no"}""", "no")]
    [InlineData("""{"code":7,"error_description":"before","error_description":"no"}""", "no")]
    [InlineData("""{"code":7,"message":"no","error_description":"before","error_description":null}""", "no")]
    [InlineData("""{"code":7,"msg":"before","msg":"no"}""", "no")]
    [InlineData("""{"code":7,"msg":"before","msg":null,"message":"no"}""", "no")]
    [InlineData("""{"code":7,"message":"no","msg":null}""", "no")]
    [InlineData("""{"code":7,"error":"before","error":{"log_id":"x"}}""", "")]
    [InlineData("""{"code":7,"error":"before","error":null}""", "")]
    public async Task Any_code_but_0_is_a_failure(string json, string message)
    {
        var e = await Assert.ThrowsAsync<FeishuApiException>(() => Remove(json));

        Assert.Equal((7, message), (e.Code, e.ApiMessage));
    }

    [Theory]
    [InlineData("""{"code":7,"error":{"log_id":"x"},"error":null}""", null)]
    [InlineData("""{"code":7,"error":{"log_id":"x"},"error":"word"}""", null)]
    [InlineData("""{"code":7,"error":{"log_id":"x"},"error":{"message":"m"}}""", null)]
    [InlineData("""{"code":7,"error":null,"error":{"log_id":"x"}}""", "x")]
    public async Task Of_an_error_that_comes_twice_the_last_counts(string json, string? logId)
        => Assert.Equal(logId, (await Assert.ThrowsAsync<FeishuApiException>(() => Remove(json))).Error?.LogId);

    [Fact]
    public async Task A_result_at_the_top_level_has_the_envelope_beside_it()
    {
        var person = await Describe("""{"msg":"ok","name":"n","code":0,"more":1}""");

        Assert.Equal("""{"name":"n","more":1}""", person.ToJson());
        Assert.Equal("n", (await Describe("""{"name":"n"}""")).Name);
        Assert.Equal(7, (await Assert.ThrowsAsync<FeishuApiException>(() => Describe("""{"name":"n","code":7}"""))).Code);
    }

    private static async Task<RemoveResponse> Remove(string json)
    {
        var platform = new FakePlatform();
        platform.Answers(json, HttpStatusCode.OK);
        using var client = platform.CreateClient();
        return await client.RemoveAsync("1", new());
    }

    private static async Task<Person> Describe(string json)
    {
        var platform = new FakePlatform();
        platform.Answers(json);
        using var client = platform.CreateClient();
        var person = await client.DescribeAsync("1", 2);
        Assert.Equal("Bearer a-1", Assert.Single(platform.Calls).Token);
        return person;
    }
}
