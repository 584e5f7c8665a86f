using Feishu.Runtime;

namespace Feishu.Bots.RoundTrips;

/// <summary>What arrives at the platform.</summary>
public abstract class RequestTests(TestedPage page) : RoundTrip(page)
{
    [Fact]
    public async Task Call_arrives_whole_and_its_answer_is_read()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        var removed = await RemoveAsync(transport, TaskId, ["ou_1", "ou_2", "ou_3"], FeishuUserIdType.OpenId);

        Assert.Equal(["ou_1", "ou_2"], removed);
        var call = Assert.Single(fake.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal($"/open-apis/task/v1/tasks/{TaskId}/batch_delete_follower?user_id_type=open_id", call.Target);
        Assert.Equal("""{"id_list":["ou_1","ou_2","ou_3"]}""", call.Body);
        Assert.Equal("Bearer t-1", call.Authorization);
        Assert.Equal("application/json; charset=utf-8", call.Headers["Content-Type"]);
        Assert.StartsWith("feishu-gen/", call.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(fake.Address.Authority, call.Headers["Host"]);
    }

    [Theory]
    [InlineData("任务", "%E4%BB%BB%E5%8A%A1")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("100%", "100%25")]
    [InlineData("%2F", "%252F")]
    [InlineData("a?b=c&d#e", "a%3Fb%3Dc%26d%23e")]
    [InlineData("../a b+c", "..%2Fa%20b%2Bc")]
    public async Task Path_value_stays_one_segment(string taskId, string segment)
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport, taskId);

        var call = Assert.Single(fake.Calls);
        Assert.Equal($"/open-apis/task/v1/tasks/{segment}/batch_delete_follower", call.Target);
        Assert.Equal(taskId, Uri.UnescapeDataString(segment));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Path_value_that_would_make_another_path_is_not_sent(string taskId)
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<ArgumentException>(() => RemoveAsync(transport, taskId));

        Assert.Equal("taskId", e.ParamName);
        Assert.Empty(fake.Calls);
        Assert.Empty(fake.TokenRequests);
    }

    [Fact]
    public async Task Query_value_that_is_null_is_left_out()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport, userIdType: null);

        Assert.DoesNotContain('?', Assert.Single(fake.Calls).Target);
    }

    [Fact]
    public async Task Query_value_that_the_page_does_not_list_is_sent_escaped()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport, userIdType: new FeishuUserIdType("新 类型&x=1"));

        Assert.EndsWith("?user_id_type=%E6%96%B0%20%E7%B1%BB%E5%9E%8B%26x%3D1", Assert.Single(fake.Calls).Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_member_that_is_null_is_left_out()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport, users: null);

        Assert.Equal("{}", Assert.Single(fake.Calls).Body);
    }

    [Fact]
    public async Task Headers_of_one_call_are_sent_with_it_alone()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport, options: new() { Headers = new Dictionary<string, string> { ["X-Trace"] = "7" } });
        await RemoveAsync(transport);

        Assert.Equal(["7", null], fake.Calls.Select(call => call.Headers.GetValueOrDefault("X-Trace")));
    }

    public sealed class Own() : RequestTests(TestedPage.Own);

    public sealed class Real() : RequestTests(TestedPage.Real);
}
