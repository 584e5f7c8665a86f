using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.Tests;

/// <summary>Secrets that change while the app runs.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly FakePlatform _platform = new() { AnswerToken = static (number, _) => Task.FromResult(FakePlatform.Token(number, expire: 1)) };

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_host_takes_a_new_secret_from_its_configuration()
    {
        var configuration = Configuration(("AppId", "cli_1"), ("AppSecret", "the-first-secret"));
        await using var provider = Provider(services => services.AddFeishu<FollowerClient>(configuration).ConfigurePrimaryHttpMessageHandler(() => _platform));
        var client = provider.GetRequiredService<FollowerClient>();

        await FetchAsync(client);
        configuration["AppSecret"] = "the-second-secret";
        configuration.Reload();
        await FetchAsync(client);

        Assert.Equal(["the-first-secret", "the-second-secret"], Secrets());
    }

    [Fact]
    public async Task Each_of_several_apps_takes_its_own()
    {
        var configuration = Configuration(("AppId", "cli_1"), ("AppSecret", "the-first-secret"));
        await using var provider = Provider(services =>
        {
            services.AddKeyedFeishu<FollowerClient>("hr", configuration).ConfigurePrimaryHttpMessageHandler(() => _platform);
            services.AddKeyedFeishu<FollowerClient>("it", options => (options.AppId, options.AppSecret) = ("cli_2", "the-others-secret")).ConfigurePrimaryHttpMessageHandler(() => _platform);
        });

        var (hr, it) = (provider.GetRequiredKeyedService<FollowerClient>("hr"), provider.GetRequiredKeyedService<FollowerClient>("it"));
        await FetchAsync(hr);
        configuration["AppSecret"] = "the-second-secret";
        configuration.Reload();
        await FetchAsync(hr);
        await FetchAsync(it);

        Assert.Equal(["the-first-secret", "the-second-secret", "the-others-secret"], Secrets());
    }

    [Fact]
    public async Task Options_that_become_invalid_change_nothing_and_are_logged_once()
    {
        var log = new CapturingLoggerProvider();
        var configuration = Configuration(("AppId", "cli_1"), ("AppSecret", "the-first-secret"));
        await using var provider = Provider(
            services =>
            {
                services.AddLogging(logging => logging.AddProvider(log));
                services.AddFeishu<FollowerClient>(options => Apply(configuration, options)).ConfigurePrimaryHttpMessageHandler(() => _platform);
            });
        var client = provider.GetRequiredService<FollowerClient>();
        var cache = provider.GetRequiredService<IOptionsMonitorCache<FeishuHostOptions>>();

        foreach (var secret in new[] { "", "not-there", "the-second-secret", "" })
        {
            configuration["AppSecret"] = secret;
            cache.Clear();
            await FetchAsync(client);
        }

        Assert.Equal(["the-first-secret", "the-first-secret", "the-second-secret", "the-second-secret"], Secrets());
        Assert.Equal(2, log.Text.Split('\n').Count(line => line.Contains("have become invalid", StringComparison.Ordinal)));

        static void Apply(IConfiguration from, FeishuOptions options) => (options.AppId, options.AppSecret) =
            (from["AppId"]!, from["AppSecret"] is "not-there" ? throw new FormatException("It is not there.") : from["AppSecret"]!);
    }

    [Fact]
    public async Task A_client_stays_that_of_its_app()
    {
        var log = new CapturingLoggerProvider();
        var configuration = Configuration(("AppId", "cli_1"), ("AppSecret", "the-first-secret"));
        await using var provider = Provider(services =>
        {
            services.AddLogging(logging => logging.AddProvider(log));
            services.AddFeishu<FollowerClient>(configuration).ConfigurePrimaryHttpMessageHandler(() => _platform);
        });
        var client = provider.GetRequiredService<FollowerClient>();

        (configuration["AppId"], configuration["AppSecret"]) = ("cli_2", "the-others-secret");
        configuration.Reload();
        await FetchAsync(client);

        Assert.Equal(["the-first-secret"], Secrets());
        Assert.Contains("AppId has changed", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_added_twice_keeps_its_handlers()
    {
        await using var provider = Provider(services =>
        {
            services.AddFeishu<FollowerClient>(options => (options.AppId, options.AppSecret) = ("cli_1", "the-first-secret")).ConfigurePrimaryHttpMessageHandler(() => _platform);
            services.AddFeishu<FollowerClient>(options => options.AppSecret = "the-second-secret");
        });

        await FetchAsync(provider.GetRequiredService<FollowerClient>());

        Assert.Equal(["the-second-secret"], Secrets());
    }

    [Fact]
    public async Task A_program_without_a_host_changes_the_object()
    {
        var options = new FeishuOptions { AppId = "cli_1", AppSecret = "the-first-secret" };
        using var client = FollowerClient.Create(options, new HttpClient(_platform, disposeHandler: false));

        await FetchAsync(client);
        options.AppSecret = "the-second-secret";
        await FetchAsync(client);
        options.AppSecret = "";
        await FetchAsync(client);

        Assert.Equal(["the-first-secret", "the-second-secret", "the-second-secret"], Secrets());
    }

    [Fact]
    public async Task A_helpdesks_token_rotates_with_its_id()
    {
        var options = new FeishuOptions { AppId = "cli_1", AppSecret = "the-secret", HelpdeskId = "1", HelpdeskToken = "helpdesk-token-1" };
        using var client = FollowerClient.Create(options, new HttpClient(_platform, disposeHandler: false));
        var operation = new FeishuOperation("helpdesk.v1.x", HttpMethod.Get, "/open-apis/x") { NeedsHelpdesk = true };

        await client.Transport.SendAsync(new FeishuCall(operation, null));
        options.HelpdeskId = "2";
        await client.Transport.SendAsync(new FeishuCall(operation, null));
        (options.HelpdeskId, options.HelpdeskToken) = (null, null);
        await client.Transport.SendAsync(new FeishuCall(operation, null));
        (options.HelpdeskId, options.HelpdeskToken) = ("2", "helpdesk-token-2");
        await client.Transport.SendAsync(new FeishuCall(operation, null));

        options.HelpdeskToken = "helpdesk-token-3";
        await client.Transport.SendAsync(new FeishuCall(operation, null));

        Assert.Equal(["1:helpdesk-token-1", "1:helpdesk-token-1", "1:helpdesk-token-1", "2:helpdesk-token-2", "2:helpdesk-token-3"], _platform.Calls.Select(Helpdesk));
    }

    [Fact]
    public async Task Secrets_of_before_are_still_masked()
    {
        var options = new FeishuOptions { AppId = "cli_1", AppSecret = "the-first-secret" };
        using var client = FollowerClient.Create(options, new HttpClient(_platform, disposeHandler: false));
        await FetchAsync(client);
        options.AppSecret = "the-second-secret";
        await FetchAsync(client);
        _platform.Answers("""{"code":1,"msg":"the-first-secret and the-second-secret"}""", HttpStatusCode.BadRequest);

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => client.RemoveAsync("1", new()));

        Assert.Contains("*** and ***", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_factory_leaves_the_options_as_they_are()
    {
        var store = new FeishuMemoryTokenStore();
        await using var provider = Provider(services =>
        {
            services.AddSingleton<IFeishuTokenStore>(store);
            services.AddFeishu<FollowerClient>(options => (options.AppId, options.AppSecret) = ("cli_1", "the-secret")).ConfigurePrimaryHttpMessageHandler(() => _platform);
        });

        await FetchAsync(provider.GetRequiredService<FollowerClient>());

        Assert.Null(provider.GetRequiredService<IOptionsMonitor<FeishuHostOptions>>().Get(typeof(FollowerClient).FullName).TokenStore);
    }

    [Fact]
    public async Task Events_are_admitted_with_the_keys_as_they_are_now()
    {
        var configuration = Configuration(("EncryptKey", EventSender.Key), ("VerificationToken", EventSender.Token));
        await using var provider = Provider(services => services.AddFeishuEvents<EventClient>(configuration).Handle<MessageReceived>((_, _, _) => Task.CompletedTask));
        var receiver = provider.GetRequiredService<FeishuEventReceiver>();
        var (before, after) = (new EventSender(TimeProvider.System), new EventSender(TimeProvider.System, "another-key", "another-token"));

        Assert.Equal((200, 401), (await StatusAsync(before), await StatusAsync(after)));
        (configuration["EncryptKey"], configuration["VerificationToken"]) = ("another-key", "another-token");
        configuration.Reload();
        Assert.Equal((401, 200), (await StatusAsync(before), await StatusAsync(after)));

        // A file that lost a line makes nobody believe what is not signed.
        configuration["EncryptKey"] = null;
        configuration.Reload();
        Assert.Equal((401, 200), (await StatusAsync(new EventSender(TimeProvider.System, null, "another-token")), await StatusAsync(after)));

        // Of the kind that is there the new key counts.
        (configuration["EncryptKey"], configuration["VerificationToken"]) = ("a-third-key", null);
        configuration.Reload();
        Assert.Equal((401, 200), (await StatusAsync(after), await StatusAsync(new EventSender(TimeProvider.System, "a-third-key", "another-token"))));

        async Task<int> StatusAsync(EventSender sender)
        {
            var request = sender.Send(sender.Message(Guid.NewGuid().ToString()));
            return (await receiver.ReceiveAsync(request.Body, request.Header)).Status;
        }
    }

    [Fact]
    public async Task A_program_without_a_host_has_a_log()
    {
        using var log = new CapturingLoggerProvider();
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        using var http = new HttpClient(_platform, disposeHandler: false);
        using var transport = FeishuTransport.Create(new FeishuOptions { AppId = "cli_1", AppSecret = "the-secret", LogBodies = true }, http, loggers);

        await transport.SendAsync(new FeishuCall(FollowerClient.PingOperation, null));

        Assert.Contains("ping.v1.ping received {", log.Text, StringComparison.Ordinal);
    }

    private static IConfigurationRoot Configuration(params (string Key, string? Value)[] values)
        => new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))).Build();

    private static ServiceProvider Provider(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Has a token fetched.</summary>
    private static async Task FetchAsync(FollowerClient client)
    {
        await client.RemoveAsync("1", new());
        client.Transport.Tokens.Tenant.Invalidate(await client.Transport.Tokens.Tenant.GetAsync());
    }

    private List<string> Secrets() => [.. _platform.Requests.Where(request => request.IsForToken).Select(request => FeishuJson.Parse(request.Body!)["app_secret"].GetString()!)];

    private static string Helpdesk(SentRequest request)
        => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers["X-Lark-Helpdesk-Authorization"]["Bearer ".Length..]));
}
