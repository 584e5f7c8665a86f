using System.Net;
using Feishu.Runtime;

namespace Feishu.Bots.RoundTrips;

/// <summary>What the platform may answer, success and refusal, and what callers see of it.</summary>
public abstract class AnswerTests(TestedPage page) : RoundTrip(page)
{
    /// <summary>The rows of the page's error table; the platform's literal texts.</summary>
    public static TheoryData<int, long, string> DocumentedErrors => new()
    {
        { 403, 1470403, "The identity token is incorrect. It should be either user_access_token or tenant_access_token." },
        { 400, 1470450, "request too fast" },
        { 400, 1470451, "request api concurrently" },
        { 400, 1470602, "Invalid task id." },
        { 500, 1470712, "failed to delete task followers" },
        { 400, 1470404, "be refused to create or update task" },
    };

    [Theory]
    [InlineData("""{"code":0,"msg":"","data":{"followers":["ou_1"]}}""")]
    [InlineData("""{"data":{"followers":["ou_1"]},"msg":"","code":0}""")]
    [InlineData("""{"msg":"","data":{"new_member":[{}],"followers":["ou_1"]},"extra":{"code":7},"code":0}""")]
    public async Task Members_come_in_any_order_and_number(string body)
    {
        await using var fake = await FakeFeishu.StartAsync(new Answer(body));
        using var transport = fake.CreateTransport();

        Assert.Equal(["ou_1"], await RemoveAsync(transport));
    }

    [Theory]
    [InlineData("""{"code":0,"msg":""}""")]
    [InlineData("""{"code":0,"msg":"","data":null}""")]
    [InlineData("""{"code":0,"msg":"","data":{}}""")]
    [InlineData("""{"code":0,"msg":"","data":{"followers":null}}""")]
    public async Task Success_without_a_result_is_an_empty_one(string body)
    {
        await using var fake = await FakeFeishu.StartAsync(new Answer(body));
        using var transport = fake.CreateTransport();

        Assert.Null(await RemoveAsync(transport));
    }

    [Theory]
    [MemberData(nameof(DocumentedErrors))]
    public async Task Documented_error_carries_what_the_page_says(int status, long code, string description)
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Refusal(code, "said by the platform", status));
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(transport));

        Assert.Equal(code, e.Code);
        Assert.Equal("said by the platform", e.ApiMessage);
        Assert.Equal((HttpStatusCode)status, e.Status);
        Assert.Equal(Answer.LogId, e.LogId);
        Assert.Equal("task.v1.task.batchDeleteFollower", e.Operation?.Id);
        Assert.Equal(description, e.Description);
        Assert.Equal(e.Operation!.FindError(code)!.Suggestion, e.Suggestion);
        Assert.NotEmpty(e.Suggestion!);
        Assert.Single(fake.Calls);
    }

    [Fact]
    public async Task Refusal_is_one_with_status_200_and_members_in_any_order_too()
    {
        await using var fake = await FakeFeishu.StartAsync(new Answer(
            """{"error":{"log_id":"from the body","details":[{"key":"task_id","value":"7"}]},"data":{"followers":[]},"msg":"no","code":1470602}"""));
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(transport));

        Assert.Equal((1470602, "no", HttpStatusCode.OK), (e.Code, e.ApiMessage, e.Status));
        Assert.Equal("task_id", Assert.Single(e.Error!.Details!).Key);
    }

    [Fact]
    public async Task Error_that_no_page_lists_carries_what_the_platform_says()
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Refusal(4242, "unheard of", 400));
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(transport));

        Assert.Equal((4242, "unheard of"), (e.Code, e.ApiMessage));
        Assert.Null(e.Description);
        Assert.Null(e.Suggestion);
    }

    [Fact]
    public async Task Rate_limit_tells_how_long_to_wait()
    {
        await using var fake = await FakeFeishu.StartAsync(
            Answer.Refusal(99991400, "request trigger frequency limit", 429) with { Header = ("x-ogw-ratelimit-reset", "5") }, Success);
        using var transport = fake.CreateTransport();
        string? reset = null;

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(
            transport, options: new() { OnResponse = answer => reset = answer.Headers.GetValues("x-ogw-ratelimit-reset").Single() }));

        Assert.Equal((99991400, HttpStatusCode.TooManyRequests, "5"), (e.Code, e.Status, reset));
        Assert.NotNull(await RemoveAsync(transport));
    }

    [Fact]
    public async Task Answer_is_shown_as_it_came()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();
        (HttpStatusCode Status, string? LogId, string Body)? seen = null;

        await RemoveAsync(transport, options: new()
        {
            OnResponse = answer => seen = (answer.Status, answer.LogId, System.Text.Encoding.UTF8.GetString(answer.Body.Span)),
        });

        Assert.Equal((HttpStatusCode.OK, Answer.LogId, Success.Body), seen);
    }

    public sealed class Own() : AnswerTests(TestedPage.Own);

    public sealed class Real() : AnswerTests(TestedPage.Real);
}
