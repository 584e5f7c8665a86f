using System.Globalization;

namespace Feishu.Runtime.Tests;

public sealed class PathTests
{
    [Theory]
    [InlineData("plain-1_2.3~", "plain-1_2.3~")]
    [InlineData("a b", "a%20b")]
    [InlineData("a/b\\c", "a%2Fb%5Cc")]
    [InlineData("../../x", "..%2F..%2Fx")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("a?b#c&d=e", "a%3Fb%23c%26d%3De")]
    [InlineData("名", "%E5%90%8D")]
    [InlineData("a\r\nX: y", "a%0D%0AX%3A%20y")]
    [InlineData("@evil.example", "%40evil.example")]
    [InlineData("...", "...")]
    public async Task Path_values_are_escaped(string value, string expected)
        => Assert.Equal($"https://open.feishu.cn/open-apis/task/v1/tasks/{expected}/remove", await UriOf(client => client.RemoveAsync(value, new())));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Path_values_that_would_make_it_another_path_are_refused(string value)
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        var e = await Assert.ThrowsAsync<ArgumentException>(async () => await client.RemoveAsync(value, new()));

        Assert.Equal("taskId", e.ParamName);
        Assert.Contains("task_id", e.Message, StringComparison.Ordinal);
        Assert.Empty(platform.Requests);
    }

    [Fact]
    public async Task Null_arguments_are_refused_by_name()
    {
        using var client = new FakePlatform().CreateClient();

        Assert.Equal("taskId", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await client.RemoveAsync(null!, new()))).ParamName);
        Assert.Equal("body", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await client.RemoveAsync("1", null!))).ParamName);
    }

    [Fact]
    public async Task Parameters_may_be_in_braces_and_numbers()
        => Assert.Equal("https://open.feishu.cn/open-apis/task/v1/people/p%201/-7", await UriOf(client => client.DescribeAsync("p 1", -7)));

    [Fact]
    public async Task Hosts_are_the_options_own_and_may_have_a_path()
    {
        Assert.Equal("https://www.feishu.cn/approval/openapi/v1/approve", await UriOf(client => client.ApproveAsync()));
        Assert.Equal("https://gate.example/feishu/open-apis/ping", await UriOf(client => client.PingAsync(), options => options.BaseAddress = new("https://gate.example/feishu/")));
        Assert.Equal("https://open.larksuite.com/open-apis/ping", await UriOf(client => client.PingAsync(), options => options.UseLark()));
    }

    [Fact]
    public async Task Query_values_are_escaped_repeated_and_left_out_when_null()
    {
        var uri = await UriOf(client => client.Transport.SendAsync(Call(call =>
        {
            call.AddQuery("null", (string?)null);
            call.AddQuery("null", (long?)null);
            call.AddQuery("null", (double?)null);
            call.AddQuery("null", (bool?)null);
            call.AddQuery("null", (FeishuUserIdType?)null);
            call.AddQuery("null", (IReadOnlyList<string>?)null);
            call.AddQuery("null", (FeishuJson?)null);
            call.AddQuery("null", default(FeishuJson));
            call.AddQuery("json", FeishuJson.Parse("""{"a":[1]}"""));
            call.AddQuery("json", (FeishuJson)"a b");
            call.AddQuery("empty", "");
            call.AddQuery("text", "a b&c=d+名");
            call.AddQuery("long", -12345678);
            call.AddQuery("double", 1234.5);
            call.AddQuery("big", 1e20);
            call.AddQuery("bool", true);
            call.AddQuery("type", FeishuUserIdType.UnionId);
            call.AddQuery("ids", ["a", "b&"]);
            call.AddQuery("numbers", [1L, 2L]);
            call.AddQuery("doubles", [0.5, 2.0]);
            call.AddQuery("bools", [true, false]);
            call.AddQuery("jsons", [FeishuJson.Parse("{}"), "s"]);
            call.AddQuery("types", [FeishuUserIdType.OpenId, FeishuUserIdType.UserId]);
        })));

        Assert.Equal(
            "https://open.feishu.cn/open-apis/ping?json=%7B%22a%22%3A%5B1%5D%7D&json=a%20b&empty=&text=a%20b%26c%3Dd%2B%E5%90%8D&long=-12345678&double=1234.5&big=1E%2B20&bool=true&type=union_id"
            + "&ids=a&ids=b%26&numbers=1&numbers=2&doubles=0.5&doubles=2&bools=true&bools=false&jsons=%7B%7D&jsons=s&types=open_id&types=user_id",
            uri);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Cultures_make_no_difference(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var uri = await UriOf(client => client.Transport.SendAsync(Call(call =>
            {
                call.AddQuery("double", -1234.5);
                call.AddQuery("long", -1234567);
                call.AddQuery("bool", true);
            })));

            Assert.Equal("https://open.feishu.cn/open-apis/ping?double=-1234.5&long=-1234567&bool=true", uri);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Numbers_that_are_none_are_refused()
        => Assert.Throws<ArgumentException>(() => Call(call => call.AddQuery("x", double.NaN)));

    [Fact]
    public async Task A_call_must_be_whole_and_is_sent_once()
    {
        using var client = new FakePlatform().CreateClient();

        Assert.Throws<ArgumentException>(() => Call(call => call.AddPath("other", "x")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Transport.SendAsync<Person>(new FeishuCall(FollowerClient.DescribeOperation, options: null)));
        var call = Call(_ => { });
        await client.Transport.SendAsync(call, Patience.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Transport.SendAsync(call));
    }

    [Fact]
    public async Task Long_values_fit()
    {
        var value = new string('ä', 5000);

        Assert.Equal(30_000, (await UriOf(client => client.RemoveAsync(value, new()))).Length - "https://open.feishu.cn/open-apis/task/v1/tasks//remove".Length);
    }

    private static FeishuCall Call(Action<FeishuCall> add)
    {
        var call = new FeishuCall(FollowerClient.PingOperation, options: null);
        add(call);
        return call;
    }

    private static async Task<string> UriOf(Func<FollowerClient, Task> call, Action<FeishuOptions>? configure = null)
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient(configure);
        await call(client);
        return Assert.Single(platform.Calls).Uri;
    }
}
