namespace Feishu.Runtime.Tests;

public sealed class TokenTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("t-1 2")]
    [InlineData("t-1\r\nX: y")]
    [InlineData("t-ä")]
    public void What_is_no_token_is_refused(string token)
    {
        Assert.Throws<ArgumentException>(() => FeishuUserAccessToken.FromString(token));
        Assert.Throws<ArgumentNullException>(() => FeishuTenantAccessToken.FromString(null!));
    }

    [Fact]
    public async Task A_token_made_from_text_stays_as_it_is_and_does_not_show()
    {
        var token = FeishuAppAccessToken.FromString("a-hidden");

        Assert.Equal("a-hidden", await token.GetAsync(Patience.Token));
        Assert.Equal("App access token", token.ToString());
        Assert.Equal("App access token", ((FeishuAnyAccessToken)token).ToString());
    }

    [Fact]
    public async Task A_call_sends_the_token_that_it_was_given()
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        await client.RemoveAsync("1", new(), token: FeishuUserAccessToken.FromString("u-1"), cancellationToken: Patience.Token);
        await client.RemoveAsync("1", new(), token: FeishuTenantAccessToken.FromString("t-other"), cancellationToken: Patience.Token);
        await client.RemoveAsUserAsync("1", FeishuUserAccessToken.FromString("u-2"), cancellationToken: Patience.Token);

        Assert.Equal(["Bearer u-1", "Bearer t-other", "Bearer u-2"], platform.Requests.Select(sent => sent.Token));
    }

    [Fact]
    public async Task An_operation_without_a_token_sends_none_and_fetches_none()
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        await client.PingAsync(cancellationToken: Patience.Token);

        Assert.Null(Assert.Single(platform.Requests).Token);
    }

    [Fact]
    public async Task A_token_of_another_kind_is_refused_before_anything_is_sent()
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        await Assert.ThrowsAsync<ArgumentException>(async () => await client.ApproveAsync(FeishuUserAccessToken.FromString("u-1")));
        await Assert.ThrowsAsync<ArgumentException>(async () => await client.RemoveAsUserAsync("1", null!));

        Assert.Empty(platform.Requests);
    }

    [Fact]
    public async Task A_token_from_text_is_not_renewed()
    {
        var platform = new FakePlatform();
        platform.Answers("""{"code":99991668,"msg":"expired"}""");
        using var client = platform.CreateClient();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.RemoveAsync("1", new(), token: FeishuUserAccessToken.FromString("u-1")));

        Assert.Equal(99991668, e.Code);
        Assert.Single(platform.Requests);
    }

    [Fact]
    public async Task The_clients_own_tokens_can_be_named()
    {
        var platform = new FakePlatform();
        using var client = platform.CreateClient();

        Assert.Equal("a-1", await client.Transport.Tokens.App.GetAsync(Patience.Token));
        Assert.Equal("t-2", await client.Transport.Tokens.Tenant.GetAsync(Patience.Token));
        await client.ApproveAsync(client.Transport.Tokens.Tenant, cancellationToken: Patience.Token);

        Assert.Equal("Bearer t-2", Assert.Single(platform.Calls).Token);
    }
}
