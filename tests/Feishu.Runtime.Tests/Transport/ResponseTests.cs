using System.Net;

namespace Feishu.Runtime.Tests;

/// <summary>What a successful call's response says besides its result.</summary>
public sealed class ResponseTests : IDisposable
{
    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_result_comes_with_log_id_status_headers_and_text()
    {
        const string Text = """{"code":0,"msg":"ok","data":{"followers":["ou_1"]}}""";
        _platform.Answers(_ =>
        {
            var response = FakePlatform.Json(Text);
            response.Headers.Add("x-ogw-ratelimit-limit", "100");
            return response;
        });
        using var client = _platform.CreateClient();

        var response = await client.WithResponseAsync(options => client.RemoveAsync("1", new(), options: options));

        Assert.Equal("ou_1", Assert.Single(response.Result.Followers!));
        Assert.Equal(("log-1", HttpStatusCode.OK, Text), (response.LogId, response.Status, response.GetText()));
        Assert.Equal("100", Assert.Single(response.Headers.GetValues("x-ogw-ratelimit-limit")));
        Assert.Equal("HTTP 200, log id log-1", response.ToString());
    }

    [Fact]
    public async Task A_call_without_a_result_has_a_response_too()
    {
        using var client = _platform.CreateClient();

        FeishuResponse response = await client.WithResponseAsync(options => client.PingAsync(options));

        Assert.Equal("log-1", response.LogId);
    }

    [Fact]
    public async Task The_body_is_the_callers_to_keep()
    {
        _platform.Answers(request => FakePlatform.Json($$$"""{"code":0,"data":{"followers":["{{{request.Uri}}}"]}}"""));
        using var client = _platform.CreateClient();

        var responses = new List<FeishuResponse<RemoveResponse>>();
        for (var i = 0; i < 20; i++)
        {
            var id = $"task-{i}";
            responses.Add(await client.WithResponseAsync(options => client.RemoveAsync(id, new(), options: options)));
        }

        Assert.All(responses, response => Assert.Contains(response.Result.Followers![0], response.GetText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_responses_that_of_the_result_counts()
    {
        var number = 0;
        _platform.Answers(_ => ++number == 1 ? FakePlatform.Json("""{"code":99991663,"msg":"token"}""", HttpStatusCode.BadRequest) : FakePlatform.Json("""{"code":0,"data":{}}"""));
        using var client = _platform.CreateClient();

        var response = await client.WithResponseAsync(options => client.RemoveAsync("1", new(), options: options));

        Assert.Equal(2, number);
        Assert.Equal("""{"code":0,"data":{}}""", response.GetText());
    }

    [Fact]
    public async Task The_callers_own_options_go_along()
    {
        var seen = 0;
        using var client = _platform.CreateClient();

        await client.WithResponseAsync(
            options => client.RemoveAsync("1", new(), options: options),
            new() { OnResponse = _ => seen++, Headers = new Dictionary<string, string> { ["locale"] = "zh" } });

        Assert.Equal(1, seen);
        Assert.Equal("zh", _platform.Calls.Single().Headers["locale"]);
    }

    [Fact]
    public async Task A_call_that_forgets_the_options_says_so()
    {
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => client.WithResponseAsync(_ => client.RemoveAsync("1", new())));

        Assert.Contains("Pass them to the call", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_an_exception_as_ever()
    {
        _platform.Answers("""{"code":1470602,"msg":"no"}""", HttpStatusCode.BadRequest);
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.WithResponseAsync(options => client.RemoveAsync("1", new(), options: options)));

        Assert.Equal("log-1", e.LogId);
    }
}
