using System.Net;
using System.Text.Json;

namespace Feishu.Runtime.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_documented_error_comes_with_what_the_page_says()
    {
        var e = await Fails<FeishuApiException>(_ => FakePlatform.Json(
            """
            {"code":1470602,"msg":"Invalid task id.","error":{"log_id":"log-2","message":"m","troubleshooter":"look","details":[{"key":"k","value":"v"}],
            "permission_violations":[{"type":"t","subject":"task:task","description":"d"}],"field_violations":[{"field":"f","value":5,"description":"d"}],"helps":[{"url":"https://x","description":"d"}],"new":1}}
            """, HttpStatusCode.BadRequest));

        Assert.Equal("task.v1.task.remove failed: 1470602 Invalid task id. (HTTP 400, log id log-1); fields: f (d); permissions: task:task (d)", e.Message);
        Assert.Equal((1470602, "Invalid task id.", HttpStatusCode.BadRequest, "log-1"), (e.Code, e.ApiMessage, e.Status, e.LogId));
        Assert.Same(FollowerClient.RemoveOperation, e.Operation);
        Assert.Equal("Invalid task id.", e.Description);
        Assert.Equal("Check the \\ and the\tid.\nThen try again.", e.Suggestion);
        Assert.Equal(("log-2", "look", "v", "task:task", "5", "https://x"), (e.Error!.LogId, e.Error.Troubleshooter, e.Error.Details![0].Value,
            e.Error.PermissionViolations![0].Subject, e.Error.FieldViolations![0].Value, e.Error.Helps![0].Url));
    }

    [Fact]
    public async Task What_the_platform_finds_fault_with_is_named_and_shortened_and_shows_no_value()
    {
        var fields = string.Join(',', Enumerable.Range(0, 7).Select(i => $$"""{"field":"f{{i}}","value":"of-a-person","description":"{{(i == 1 ? new string('x', 500) : "token t-0123456789abcdef0123456789")}}"}"""));
        var e = await Fails<FeishuApiException>(_ => FakePlatform.Json(
            $$$"""{"code":99992402,"msg":"field validation failed","error":{"field_violations":[{"field":"receive_id"},{"description":"nobody knows"},{{{fields}}}],"permission_violations":[]}}""", HttpStatusCode.BadRequest));

        Assert.Equal(
            $"task.v1.task.remove failed: 99992402 field validation failed (HTTP 400, log id log-1); fields: receive_id, f0 (token ***), f1 ({new string('x', 120)}…), f2 (token ***), f3 (token ***) and 3 more",
            e.Message);
        Assert.Contains("receive_id", e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("of-a-person", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_is_not_documented_says_what_the_platform_says()
    {
        var e = await Fails<FeishuApiException>(_ => FakePlatform.Json("""{"code":99,"msg":"strange\nthing","error":{"log_id":{}}}"""));

        Assert.Equal("task.v1.task.remove failed: 99 strange thing (HTTP 200, log id log-1)", e.Message);
        Assert.Null(e.Description);
        Assert.Null(e.Suggestion);
        Assert.Null(e.Error!.LogId);
    }

    [Fact]
    public async Task Codes_common_to_all_operations_are_explained()
        => Assert.Contains("scopes", (await Fails<FeishuApiException>(_ => FakePlatform.Json("""{"code":99991672,"msg":"no"}"""))).Suggestion, StringComparison.Ordinal);

    [Fact]
    public async Task The_request_id_stands_in_for_the_log_id()
    {
        var e = await Fails<FeishuApiException>(_ =>
        {
            var answer = FakePlatform.Json("""{"code":1}""");
            answer.Headers.Remove("X-Tt-Logid");
            answer.Headers.Add("X-Request-Id", "request-1");
            return answer;
        });

        Assert.Equal("request-1", e.LogId);
    }

    [Fact]
    public async Task Secrets_in_the_platforms_message_do_not_show()
        => Assert.DoesNotContain("0123456789", (await Fails<FeishuApiException>(_ => FakePlatform.Json("""{"code":1,"msg":"bad token t-0123456789abcdef0123456789"}"""))).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><body>Bad Gateway</body></html>", "text/html", HttpStatusCode.BadGateway)]
    [InlineData("upstream timed out", "text/plain", HttpStatusCode.OK)]
    [InlineData("""{"code":0,"data":{"followers":["a""", "application/json", HttpStatusCode.OK)]
    [InlineData("""{"code":0,"data":{}} trailing""", "application/json", HttpStatusCode.OK)]
    [InlineData("[]", "application/json", HttpStatusCode.OK)]
    [InlineData("null", "application/json", HttpStatusCode.OK)]
    [InlineData("", "application/json", HttpStatusCode.OK)]
    public async Task What_is_not_the_platforms_JSON_is_told_with_its_beginning(string body, string contentType, HttpStatusCode status)
    {
        var e = await Fails<FeishuTransportException>(_ => FakePlatform.Text(body, contentType, status));

        Assert.StartsWith("task.v1.task.remove got a", e.Message, StringComparison.Ordinal);
        Assert.Contains($"(HTTP {(int)status}, log id log-1, {contentType}; charset=utf-8)", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(body, e.Message, StringComparison.Ordinal);
        Assert.Equal((status, "log-1", body), (e.Status, e.LogId, e.BodyExcerpt));
        Assert.True(e.InnerException is JsonException);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.OK)]
    [InlineData("""{"error":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"code":0,"data":{}}""", HttpStatusCode.InternalServerError)]
    [InlineData("""{"code":"odd","data":{}}""", HttpStatusCode.OK)]
    public async Task An_answer_that_does_not_say_whether_it_succeeded_is_a_failure(string body, HttpStatusCode status)
        => Assert.Contains(body, (await Fails<FeishuTransportException>(_ => FakePlatform.Json(body, status))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_excerpt_is_bounded_and_without_secrets()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => FakePlatform.Text("\"app_secret\":\"hidden\" Bearer hidden " + new string('x', 100_000), "text/html"));
        using var client = platform.CreateClient(options => options.MaxErrorBodyExcerpt = 50);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new()));

        Assert.Equal(51, e.BodyExcerpt!.Length);
        Assert.StartsWith("\"app_secret\":\"***\" Bearer *** xxx", e.BodyExcerpt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_fails_keeps_its_cause()
    {
        var cause = new HttpRequestException("refused");

        var e = await Fails<FeishuTransportException>(_ => throw cause);

        Assert.Same(cause, e.InnerException);
        Assert.Equal("task.v1.task.remove got no response: refused", e.Message);
        Assert.Null(e.Status);
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task A_redirect_is_refused(HttpStatusCode status)
    {
        var e = await Fails<FeishuTransportException>(_ =>
        {
            var answer = FakePlatform.Text("", "text/html", status);
            answer.Headers.Location = new Uri("https://evil.example/steal?key=hidden");
            return answer;
        });

        Assert.Equal(status, e.Status);
        Assert.Contains("redirected to https://evil.example,", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_can_be_made_by_hand()
    {
        var api = new FeishuApiException(FollowerClient.RemoveOperation, 1470602);
        var transport = new FeishuTransportException("The server did not respond", status: HttpStatusCode.BadGateway);

        Assert.Equal("task.v1.task.remove failed: 1470602", api.Message);
        Assert.NotNull(api.Suggestion);
        Assert.Equal("The server did not respond (HTTP 502)", transport.Message);
    }

    private static async Task<T> Fails<T>(Func<SentRequest, HttpResponseMessage> answer)
        where T : Exception
    {
        var platform = new FakePlatform();
        platform.Answers(answer);
        using var client = platform.CreateClient();
        return await Assert.ThrowsAsync<T>(() => client.RemoveAsync("1", new()));
    }
}
