namespace Feishu.Runtime.Tests;

/// <summary>A value out of a set that was never given one is refused before anything is sent.</summary>
public sealed class DefaultValueTests : IDisposable
{
    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task In_the_query()
    {
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<ArgumentException>(() => client.RemoveAsync("1", new(), default(FeishuUserIdType)));

        Assert.Equal("user_id_type", e.ParamName);
        Assert.Contains("user_id_type is a FeishuUserIdType without a value", e.Message, StringComparison.Ordinal);
        Assert.Empty(_platform.Requests);
        await client.RemoveAsync("1", new(), userIdType: null);
    }

    [Fact]
    public async Task As_the_token()
    {
        using var client = _platform.CreateClient();

        var e = await Assert.ThrowsAsync<ArgumentException>(() => client.RemoveAsync("1", new(), token: default(FeishuTenantOrUserToken)));
        var ofAny = await Assert.ThrowsAsync<ArgumentException>(() => client.ApproveAsync(default(FeishuAnyAccessToken)));
        var ofPath = await Assert.ThrowsAsync<ArgumentException>(() => client.Transport.SendJsonAsync(HttpMethod.Get, "/open-apis/x", token: default(FeishuAnyAccessToken)));

        Assert.All([e, ofAny, ofPath], thrown => Assert.Equal("token", thrown.ParamName));
        Assert.StartsWith("The token is a FeishuTenantOrUserToken without a token, a default. For the client's own token pass null.", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => default(FeishuAppOrUserToken).Source);
        Assert.Throws<ArgumentException>(() => default(FeishuAppOrTenantToken).Source);
        Assert.Equal((true, 0, ""), (default(FeishuAnyAccessToken) == default, default(FeishuAnyAccessToken).GetHashCode(), default(FeishuAnyAccessToken).ToString()));
        Assert.Empty(_platform.Requests);
        await client.RemoveAsync("1", new(), token: null);
        Assert.Equal("Bearer t-1", Assert.Single(_platform.Calls).Token);
    }

    [Fact]
    public void In_the_path_a_form_and_lists()
    {
        var kind = default(PersonStatus);
        var call = new FeishuCall(FollowerClient.PingOperation, options: null);

        Assert.Equal("kind", Assert.ThrowsAny<ArgumentException>(() => new FeishuCall(FollowerClient.DescribeOperation, options: null).AddPath("person_id", kind)).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => call.AddQuery("status", kind)).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => call.AddQuery("status", new[] { PersonStatus.Done, kind })).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => call.AddPart("status", kind)).ParamName);
        Assert.Equal("status", Assert.Throws<ArgumentException>(() => call.AddPart("status", (PersonStatus?)kind)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task In_the_body(string member, Person body)
    {
        using var transport = _platform.CreateTransport();
        var call = new FeishuCall(FollowerClient.RemoveOperation, options: null);
        call.AddPath("task_id", "1");
        call.SetBody(body);

        var e = await Assert.ThrowsAsync<ArgumentException>(() => transport.SendAsync(call, TestContext.Current.CancellationToken));

        Assert.StartsWith($"The member {member} is or holds a PersonStatus without a value", e.Message, StringComparison.Ordinal);
        Assert.Empty(_platform.Requests);
        Assert.NotEmpty(body.ToString());
    }

    public static TheoryData<string, Person> Bodies => new()
    {
        { "status", new Person { Status = default(PersonStatus) } },
        { "roles", new Person { Name = "n", Roles = [PersonStatus.Done, default] } },
        { "kind", new Person { Address = new Address { City = "c", Zip = 1, Share = 1, Main = true, Kind = default, Any = 1 } } },
    };

    [Fact]
    public async Task What_the_caller_sets_by_name_is_sent()
    {
        using var transport = _platform.CreateTransport();
        var call = new FeishuCall(FollowerClient.RemoveOperation, options: null);
        call.AddPath("task_id", "1");
        call.SetBody(new Person { Status = default(PersonStatus) }.WithNull("status"));

        await transport.SendAsync(call, TestContext.Current.CancellationToken);

        Assert.Equal("""{"status":null}""", Assert.Single(_platform.Calls).Body);
    }

    [Theory]
    [InlineData("ä")]
    [InlineData("日本")]
    [InlineData("a\u0080")]
    public void A_header_that_is_not_ASCII_is_refused_by_its_name(string value)
    {
        var e = Assert.Throws<ArgumentException>(() => new FeishuCallOptions { Headers = new Dictionary<string, string> { ["X-Name"] = value } });

        Assert.Contains("The header X-Name has a value that is not ASCII", e.Message, StringComparison.Ordinal);
    }
}
