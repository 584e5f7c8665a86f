namespace Feishu.Runtime.Tests;

public sealed class CallTests
{
    [Fact]
    public async Task A_call_goes_out_with_path_query_token_and_body_and_comes_back_typed()
    {
        var platform = new FakePlatform();
        platform.Answers("""{"code":0,"msg":"","data":{"followers":["ou_1","ou_2"]}}""");
        using var client = platform.CreateClient();

        var removed = await client.RemoveAsync(
            "8391/ä", new() { IdList = ["ou_1", "ou_2"] }, FeishuUserIdType.OpenId, cancellationToken: Patience.Token);

        Assert.Equal(["ou_1", "ou_2"], removed.Followers);
        var call = Assert.Single(platform.Calls);
        Assert.Equal("https://open.feishu.cn/open-apis/task/v1/tasks/8391%2F%C3%A4/remove?user_id_type=open_id", call.Uri);
        Assert.Equal(HttpMethod.Post, call.Method);
        Assert.Equal("Bearer t-1", call.Token);
        Assert.Equal("""{"id_list":["ou_1","ou_2"]}""", call.Body);
        Assert.Equal("application/json; charset=utf-8", call.Headers["Content-Type"]);
        Assert.Equal("27", call.Headers["Content-Length"]);
        Assert.StartsWith("feishu-gen/0.1.0 (dotnet ", call.Headers["User-Agent"], StringComparison.Ordinal);
    }
}
