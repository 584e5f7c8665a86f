using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.Tests;

/// <summary>The credentials of the service desk.</summary>
public sealed class HelpdeskTests
{
    private const string Header = "X-Lark-Helpdesk-Authorization";
    private const string Token = "ht-0000-the-helpdesk-token";

    // Of "6631:ht-0000-the-helpdesk-token".
    private const string Expected = "Bearer NjYzMTpodC0wMDAwLXRoZS1oZWxwZGVzay10b2tlbg==";

    [Fact]
    public async Task They_are_sent_where_the_operation_wants_them_and_nowhere_else()
    {
        var platform = new FakePlatform();
        using var client = new FollowerClient(platform.CreateTransport(Set));

        await client.Transport.SendAsync(Call());
        await client.PingAsync();

        Assert.Equal([false, true, false], platform.Requests.Select(sent => sent.Headers.ContainsKey(Header)));
        Assert.Equal((Expected, "Bearer t-1"), platform.Requests.ElementAt(1) is var ticket ? (ticket.Headers[Header], ticket.Token) : default);
    }

    [Fact]
    public async Task Without_them_the_exception_says_what_to_set_and_nothing_is_sent()
    {
        var platform = new FakePlatform();
        using var transport = platform.CreateTransport();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => transport.SendAsync(Call()));

        Assert.Equal("helpdesk.v1.ticket.list wants the helpdesk's credentials: set FeishuOptions.HelpdeskId and HelpdeskToken.", e.Message);
        Assert.Empty(platform.Requests);
    }

    [Fact]
    public async Task A_call_can_be_for_another_helpdesk()
    {
        var platform = new FakePlatform();
        using var with = platform.CreateTransport(Set);
        using var without = platform.CreateTransport();
        var options = new FeishuCallOptions { Headers = new Dictionary<string, string> { ["x-lark-helpdesk-authorization"] = "Bearer other" } };

        await with.SendAsync(Call(options));
        await without.SendAsync(Call(options));

        Assert.All(platform.Calls, sent => Assert.Equal("Bearer other", sent.Headers[Header]));
        Assert.Equal(2, platform.Calls.Count());
    }

    [Theory]
    [InlineData("6631", null)]
    [InlineData(null, Token)]
    [InlineData("6631", " ")]
    public void One_without_the_other_is_a_mistake(string? id, string? token)
    {
        var e = Assert.Throws<ArgumentException>(() => FeishuTransport.Create(new() { AppId = "a", AppSecret = "b", HelpdeskId = id, HelpdeskToken = token }));

        Assert.Equal("FeishuOptions.HelpdeskId and HelpdeskToken: set both, or neither.", e.Message);
    }

    [Fact]
    public async Task They_show_nowhere()
    {
        var options = new FeishuOptions();
        Set(options);
        var platform = new FakePlatform();
        platform.Answers($$"""{"code":1,"msg":"{{Header}}: {{Expected}} and \"helpdesk_token\":\"{{Token}}\""}""");
        using var transport = platform.CreateTransport(Set);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => transport.SendAsync(Call()));

        foreach (var text in new[] { options.ToString(), e.ToString(), FeishuSecrets.Redact($"{{\"{Header}\":\"{Expected}\",\"HelpdeskToken\":\"{Token}\"}}") })
        {
            Assert.DoesNotContain(Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Expected["Bearer ".Length..], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task They_come_from_configuration_and_are_not_logged()
    {
        var platform = new FakePlatform();
        var log = new CapturingLoggerProvider();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Feishu:AppId", "a"), new("Feishu:AppSecret", "b"), new("Feishu:HelpdeskId", "6631"), new("Feishu:HelpdeskToken", Token),
        ]).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        // With the factory's own logging, which shows headers.
        services.AddFeishu<FollowerClient>(configuration.GetSection("Feishu")).AddDefaultLogger().ConfigurePrimaryHttpMessageHandler(() => platform);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<FollowerClient>().Transport.SendAsync(Call());

        var options = provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>().Get(typeof(FollowerClient).FullName);
        Assert.Equal(("6631", Token), (options.HelpdeskId, options.HelpdeskToken));
        Assert.Equal(Expected, Assert.Single(platform.Calls).Headers[Header]);
        Assert.Contains(Header, log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Expected["Bearer ".Length..], log.Text, StringComparison.Ordinal);
    }

    private static void Set(FeishuOptions options) => (options.AppId, options.AppSecret, options.HelpdeskId, options.HelpdeskToken) = ("a", "b", "6631", Token);

    private static FeishuCall Call(FeishuCallOptions? options = null) => new(FileOperations.Ticket, options);
}
