using System.Threading.RateLimiting;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.Tests;

public sealed class AddFeishuTests
{
    [Fact]
    public async Task A_client_is_a_singleton_with_its_own_handlers()
    {
        var platform = new FakePlatform();
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Set("cli_1")).ConfigurePrimaryHttpMessageHandler(() => platform);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<FollowerClient>();
        await client.RemoveAsync("1", new(), cancellationToken: Patience.Token);

        Assert.Same(client, provider.GetRequiredService<FollowerClient>());
        Assert.Equal(2, platform.Requests.Count);
    }

    [Fact]
    public async Task The_connections_are_renewed_and_follow_no_redirect()
    {
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Set("cli_1"));
        await using var provider = services.BuildServiceProvider();

        HttpMessageHandler handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(typeof(FollowerClient).FullName!);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        var sockets = Assert.IsType<SocketsHttpHandler>(handler);
        Assert.Equal(TimeSpan.FromMinutes(5), sockets.PooledConnectionLifetime);
        Assert.False(sockets.AllowAutoRedirect);
        Assert.False(sockets.UseCookies);
    }

    [Fact]
    public async Task Two_clients_side_by_side_have_their_own_options()
    {
        FakePlatform one = new(), other = new();
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Set("cli_1")).ConfigurePrimaryHttpMessageHandler(() => one);
        services.AddFeishu<OtherClient>(options =>
        {
            Set("cli_2")(options);
            options.UseLark();
        }).ConfigurePrimaryHttpMessageHandler(() => other);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<FollowerClient>().RemoveAsync("1", new(), cancellationToken: Patience.Token);
        await provider.GetRequiredService<OtherClient>().RemoveAsync("1", new(), cancellationToken: Patience.Token);

        Assert.Contains("cli_1", one.Requests.First().Body, StringComparison.Ordinal);
        Assert.Contains("cli_2", other.Requests.First().Body, StringComparison.Ordinal);
        Assert.All(one.Requests, sent => Assert.StartsWith("https://open.feishu.cn/", sent.Uri, StringComparison.Ordinal));
        Assert.All(other.Requests, sent => Assert.StartsWith("https://open.larksuite.com/", sent.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_come_from_configuration()
    {
        var platform = new FakePlatform();
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Section(
            ("AppId", "cli_9"), ("AppSecret", "s"), ("Platform", "Lark"), ("WebAddress", "https://gate.example/x"), ("Timeout", "00:00:30"),
            ("MaxErrorBodyExcerpt", "77"), ("MaxResponseBytes", "100000"), ("MaxServerSentEventBytes", "20000"), ("UserAgentSuffix", "my-app/1"), ("AllowHttp", "true"))).ConfigurePrimaryHttpMessageHandler(() => platform);
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>().Get(typeof(FollowerClient).FullName);
        await provider.GetRequiredService<FollowerClient>().ApproveAsync(cancellationToken: Patience.Token);

        Assert.Equal(("cli_9", "s", 77, true), (options.AppId, options.AppSecret, options.MaxErrorBodyExcerpt, options.AllowHttp));
        Assert.Equal((100_000, 20_000), (options.MaxResponseBytes, options.MaxServerSentEventBytes));
        Assert.Equal((TimeSpan.FromSeconds(30), new Uri("https://open.larksuite.com")), (options.Timeout, options.BaseAddress));
        Assert.Equal("https://gate.example/x/approval/openapi/v1/approve", Assert.Single(platform.Calls).Uri);
        Assert.EndsWith(") my-app/1", platform.Calls.Single().Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Timeout", "soon", "Feishu:Timeout must be a time such as 00:01:40")]
    [InlineData("BaseAddress", "nowhere", "Feishu:BaseAddress must be an absolute address")]
    [InlineData("Platform", "Slack", "Feishu:Platform must be Feishu or Lark")]
    [InlineData("AllowHttp", "perhaps", "Feishu:AllowHttp must be true or false")]
    [InlineData("Retry:MaxAttempts", "often", "Feishu:Retry:MaxAttempts must be a number")]
    [InlineData("Retry:MaxAttempts", "0", "Feishu:Retry makes no sense")]
    [InlineData("RetryBudget", "all", "Feishu:RetryBudget must be a share")]
    [InlineData("MaxResponseBytes", "many", "Feishu:MaxResponseBytes must be a number of bytes")]
    [InlineData("MaxServerSentEventBytes", "-1", "Feishu:MaxServerSentEventBytes must be a number of bytes")]
    [InlineData("MaxErrorBodyExcerpt", "-1", "Feishu:MaxErrorBodyExcerpt must be a number")]
    public void A_configuration_value_that_makes_no_sense_is_told_by_its_path(string key, string value, string expected)
    {
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Section(("AppId", "a"), ("AppSecret", "b"), (key, value)));
        using var provider = services.BuildServiceProvider();

        Assert.Contains(expected, Assert.Throws<InvalidOperationException>(provider.GetRequiredService<FollowerClient>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_told_when_the_host_starts()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddFeishu<FollowerClient>(Section(("AppId", "cli_9")));
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Patience.Token));

        Assert.Contains("FollowerClient: FeishuOptions.AppSecret is missing: set it to the app's secret", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AppId is missing", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_a_client_twice_adds_up()
    {
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Set("cli_1"));
        services.AddFeishu<FollowerClient>(options => options.AppId = "cli_2");
        await using var provider = services.BuildServiceProvider();

        Assert.Single(provider.GetServices<FollowerClient>());
        Assert.Equal("cli_2", provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>().Get(typeof(FollowerClient).FullName).AppId);
    }

    [Fact]
    public async Task Several_apps_stand_side_by_side_under_keys()
    {
        FakePlatform one = new(), other = new(), plain = new();
        var services = new ServiceCollection();
        services.AddKeyedFeishu<FollowerClient>("one", Set("cli_1")).ConfigurePrimaryHttpMessageHandler(() => one);
        services.AddKeyedFeishu<FollowerClient>("other", Section(("AppId", "cli_2"), ("AppSecret", "s"))).ConfigurePrimaryHttpMessageHandler(() => other);
        services.AddFeishu<FollowerClient>(Set("cli_3")).ConfigurePrimaryHttpMessageHandler(() => plain);
        await using var provider = services.BuildServiceProvider();

        foreach (var client in new[] { provider.GetRequiredKeyedService<FollowerClient>("one"), provider.GetRequiredKeyedService<FollowerClient>("other"), provider.GetRequiredService<FollowerClient>() })
        {
            await client.RemoveAsync("1", new(), cancellationToken: Patience.Token);
        }

        Assert.Contains("cli_1", one.Requests.First().Body, StringComparison.Ordinal);
        Assert.Contains("cli_2", other.Requests.First().Body, StringComparison.Ordinal);
        Assert.Contains("cli_3", plain.Requests.First().Body, StringComparison.Ordinal);
        Assert.Same(provider.GetRequiredKeyedService<FollowerClient>("one"), provider.GetRequiredKeyedService<FollowerClient>("one"));
        Assert.Null(provider.GetKeyedService<FollowerClient>("nobody"));
    }

    [Fact]
    public async Task What_is_wrong_with_one_of_them_is_told_by_its_key()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddKeyedFeishu<FollowerClient>("one", Set("cli_1"));
        builder.Services.AddKeyedFeishu<FollowerClient>("other", options => options.AppId = "cli_2");
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Patience.Token));

        Assert.Contains("FollowerClient 'other': FeishuOptions.AppSecret is missing", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("'one'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_store_and_a_limiter_are_taken_from_the_services()
    {
        var platform = new FakePlatform();
        FeishuMemoryTokenStore shared = new(), own = new();
        var scopes = new List<FeishuLimitScope>();
        var services = new ServiceCollection();
        services.AddSingleton<IFeishuTokenStore>(shared);
        services.AddKeyedSingleton<IFeishuTokenStore>("own", own);
        services.AddSingleton(_ => PartitionedRateLimiter.Create<FeishuLimitScope, int>(scope =>
        {
            scopes.Add(scope);
            return RateLimitPartition.GetNoLimiter(0);
        }));
        services.AddFeishu<FollowerClient>(options => Set("cli_1")(options)).ConfigurePrimaryHttpMessageHandler(() => platform);
        services.AddKeyedFeishu<FollowerClient>("own", options =>
        {
            Set("cli_1")(options);
            options.LimitCalls = true;
        }).ConfigurePrimaryHttpMessageHandler(() => platform);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<FollowerClient>().RemoveAsync("1", new(), cancellationToken: Patience.Token);
        Assert.Empty(scopes);
        await provider.GetRequiredKeyedService<FollowerClient>("own").RemoveAsync("1", new(), cancellationToken: Patience.Token);

        Assert.Equal("t-1", (await shared.GetAsync("feishu/open.feishu.cn/cli_1/tenant", Patience.Token))?.Text);
        Assert.Equal("t-2", (await own.GetAsync("feishu/open.feishu.cn/cli_1/tenant", Patience.Token))?.Text);
        Assert.Contains(scopes, scope => scope.Operation == FollowerClient.RemoveOperation && scope.AppId == "cli_1");
    }

    [Fact]
    public async Task Tokens_are_shared_through_a_distributed_cache()
    {
        var platform = new FakePlatform();
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        for (var process = 0; process < 2; process++)
        {
            var services = new ServiceCollection();
            services.AddSingleton<IDistributedCache>(cache);
            services.AddSingleton<IFeishuTokenStore, FeishuDistributedTokenStore>();
            services.AddFeishu<FollowerClient>(Set("cli_1")).ConfigurePrimaryHttpMessageHandler(() => platform);
            await using var provider = services.BuildServiceProvider();
            await provider.GetRequiredService<FollowerClient>().RemoveAsync("1", new(), cancellationToken: Patience.Token);
        }

        Assert.Equal(1, platform.TokenCount);
    }

    [Fact]
    public void Every_option_can_come_from_configuration()
    {
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(Section(
            ("AppId", "cli_9"), ("AppSecret", "s"), ("IsStoreApp", "true"), ("Retry:MaxAttempts", "7"), ("Retry:Delay", "00:00:02"), ("Retry:MaxDelay", "00:01:00"),
            ("RetryBudget", "0.5"), ("FillIdempotencyKeys", "true"), ("LimitCalls", "true")));
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>().Get(typeof(FollowerClient).FullName);

        Assert.Equal(new FeishuRetry(7) { Delay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromMinutes(1) }, options.Retry);
        Assert.Equal((true, 0.5, true, true), (options.IsStoreApp, options.RetryBudget, options.FillIdempotencyKeys, options.LimitCalls));
    }

    private static Action<FeishuHostOptions> Set(string appId) => options => (options.AppId, options.AppSecret) = (appId, "hidden");

    private static IConfigurationSection Section(params (string Key, string Value)[] values)
        => new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("Feishu:" + pair.Key, (string?)pair.Value))).Build().GetSection("Feishu");

    private sealed class OtherClient(FeishuTransport transport) : FollowerClient(transport), IFeishuClient<OtherClient>
    {
        static OtherClient IFeishuClient<OtherClient>.Create(FeishuTransport transport) => new(transport);
    }
}
