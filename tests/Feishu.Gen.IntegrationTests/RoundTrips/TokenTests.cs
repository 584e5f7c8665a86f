using Feishu.Runtime;

namespace Feishu.Bots.RoundTrips;

/// <summary>Which access token a call is sent with, and when it is fetched.</summary>
public abstract class TokenTests(TestedPage page) : RoundTrip(page)
{
    private const long TenantTokenRefused = 99991663;
    private const long UserTokenRefused = 99991668;

    [Fact]
    public async Task Token_is_fetched_once_for_calls_one_after_the_other()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport);
        await RemoveAsync(transport);

        Assert.Single(fake.TokenRequests);
        Assert.Equal(["Bearer t-1", "Bearer t-1"], fake.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task Token_is_fetched_once_for_calls_at_the_same_time()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => RemoveAsync(transport)));

        Assert.Single(fake.TokenRequests);
        Assert.Equal(Enumerable.Repeat("Bearer t-1", 16), fake.Calls.Select(call => call.Authorization));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task Token_that_is_refused_is_fetched_again_whatever_the_status(int status)
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Refusal(TenantTokenRefused, "Invalid access token", status), Success);
        using var transport = fake.CreateTransport();

        var removed = await RemoveAsync(transport, users: ["ou_1"]);

        Assert.Equal(["ou_1", "ou_2"], removed);
        Assert.Equal(["Bearer t-1", "Bearer t-2"], fake.Calls.Select(call => call.Authorization));
        Assert.Equal(2, fake.TokenRequests.Count());
        Assert.Single(fake.Calls.Select(call => (call.Target, call.Body)).Distinct());
    }

    [Fact]
    public async Task Token_is_fetched_again_once_only()
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Refusal(TenantTokenRefused, "Invalid access token", 400));
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(transport));

        Assert.Equal(TenantTokenRefused, e.Code);
        Assert.Equal(["Bearer t-1", "Bearer t-2"], fake.Calls.Select(call => call.Authorization));
    }

    [Fact]
    public async Task Token_of_a_user_is_sent_as_it_is()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await RemoveAsync(transport, token: FeishuUserAccessToken.FromString("u-1"));

        Assert.Equal("Bearer u-1", Assert.Single(fake.Calls).Authorization);
        Assert.Empty(fake.TokenRequests);
    }

    [Theory]
    [InlineData(TenantTokenRefused)]
    [InlineData(UserTokenRefused)]
    public async Task Token_of_a_user_is_never_replaced(long code)
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Refusal(code, "Invalid access token", 400));
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => RemoveAsync(transport, token: FeishuUserAccessToken.FromString("u-1")));

        Assert.Equal(code, e.Code);
        Assert.Equal("Bearer u-1", Assert.Single(fake.Calls).Authorization);
        Assert.Empty(fake.TokenRequests);
    }

    [Fact]
    public async Task Wrong_secret_says_what_to_check_and_not_what_it_is()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        var options = fake.CreateOptions();
        options.AppSecret = "another-secret";
        using var transport = FeishuTransport.Create(options);

        var e = await Assert.ThrowsAsync<FeishuCredentialsException>(() => RemoveAsync(transport));

        Assert.Equal(10014, e.Code);
        Assert.Contains(nameof(FeishuOptions.AppSecret), e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret", e.ToString(), StringComparison.Ordinal);
        Assert.Empty(fake.Calls);
    }

    public sealed class Own() : TokenTests(TestedPage.Own);

    public sealed class Real() : TokenTests(TestedPage.Real);
}
