using Feishu.Bots.FeishuApi;
using Feishu.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Feishu.Bots;

/// <summary>The client as a service, set up from configuration.</summary>
public class ServiceCollectionTests
{
    [Fact]
    public async Task Client_is_set_up_from_a_section_and_calls()
    {
        await using var mock = await Mock.StartAsync();
        mock.Respond(Mock.BotInfo, FeishuMockResponse.Result("""{"bot":{"app_name":"助手"}}"""));
        var services = new ServiceCollection();
        services.AddFeishu<FeishuClient>(Section(
            ("AppId", mock.AppId), ("AppSecret", mock.AppSecret), ("BaseAddress", mock.BaseAddress.ToString()), ("UserAgentSuffix", "bots/1.0")));
        await using var provider = services.BuildServiceProvider();

        var answer = await provider.GetRequiredService<FeishuClient>().Bot.V3.Info.GetAsync(cancellationToken: Patience.Token);

        Assert.Equal("助手", answer.Bot?.AppName);
        Assert.EndsWith(" bots/1.0", Assert.Single(mock.Calls()).Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Same(provider.GetRequiredService<FeishuClient>(), provider.GetRequiredService<FeishuClient>());
    }

    [Fact]
    public async Task Handlers_of_ones_own_see_calls_and_requests_for_tokens()
    {
        await using var mock = await Mock.StartAsync();
        var handler = new CountingHandler();
        var services = new ServiceCollection();
        services.AddFeishu<FeishuClient>(options => (options.AppId, options.AppSecret, options.BaseAddress) = (mock.AppId, mock.AppSecret, mock.BaseAddress))
            .AddHttpMessageHandler(() => handler);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<FeishuClient>().Bot.V3.Info.GetAsync(cancellationToken: Patience.Token);

        Assert.Equal(2, handler.Count);
    }

    [Fact]
    public void What_is_missing_is_said_when_the_client_is_made()
    {
        var services = new ServiceCollection();
        services.AddFeishu<FeishuClient>(Section(("AppId", "cli_1")));
        using var provider = services.BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<FeishuClient>);

        Assert.Contains("AppSecret", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AppId is missing", e.Message, StringComparison.Ordinal);
    }

    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create("Feishu:" + v.Key, (string?)v.Value)))
        .Build()
        .GetSection("Feishu");

    private sealed class CountingHandler : DelegatingHandler
    {
        private int _count;

        public int Count => _count;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
