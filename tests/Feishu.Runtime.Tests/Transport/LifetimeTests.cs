namespace Feishu.Runtime.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void An_HTTP_client_that_was_given_is_not_disposed_of()
    {
        var platform = new FakePlatform();
        using var http = new HttpClient(platform);

        FollowerClient.Create(new() { AppId = "a", AppSecret = "b" }, http).Dispose();

        Assert.False(platform.IsDisposed);
        http.CancelPendingRequests();
    }

    [Fact]
    public async Task A_client_that_was_disposed_of_says_so()
    {
        var client = FollowerClient.Create(new() { AppId = "a", AppSecret = "b" });
        client.Dispose();
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.PingAsync());
    }

    [Fact]
    public async Task A_mock_needs_no_transport_and_says_so_where_it_is_asked_for_one()
    {
        using var mock = new Mock();

        Assert.Equal(["mocked"], (await mock.RemoveAsync("1", new())).Followers);
        Assert.Contains("Mock", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await mock.PingAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_can_be_substituted()
    {
        var client = NSubstitute.Substitute.For<FollowerClient>();
        NSubstitute.SubstituteExtensions.Returns(
            client.RemoveAsync("1", NSubstitute.Arg.Any<RemoveRequest>(), null, null, null, TestContext.Current.CancellationToken), new RemoveResponse { Followers = ["a"] });

        Assert.Equal(["a"], (await client.RemoveAsync("1", new(), cancellationToken: TestContext.Current.CancellationToken)).Followers);
    }

    [Fact]
    public async Task Changing_addresses_afterwards_has_no_effect()
    {
        var platform = new FakePlatform();
        FeishuOptions? kept = null;
        using var client = platform.CreateClient(options => kept = options);
        kept!.BaseAddress = new("https://evil.example");

        await client.RemoveAsync("1", new(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(platform.Requests, sent => Assert.StartsWith("https://open.feishu.cn/", sent.Uri, StringComparison.Ordinal));
    }

    private sealed class Mock : FollowerClient
    {
        public override Task<RemoveResponse> RemoveAsync(
            string taskId, RemoveRequest body, FeishuUserIdType? userIdType = null, FeishuTenantOrUserToken? token = null, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
            => Task.FromResult(new RemoveResponse { Followers = ["mocked"] });
    }
}
