using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.Tests;

/// <summary>Events among the services.</summary>
public sealed class AddFeishuEventsTests
{
    private const string Name = "Feishu.Runtime.Tests.EventClient";

    [Fact]
    public void Options_come_from_configuration()
    {
        var configuration = Configuration(new()
        {
            ["EncryptKey"] = "key",
            ["VerificationToken"] = "token",
            ["MaxAge"] = "00:01:00",
            ["MaxBodyBytes"] = "2048",
            ["AcknowledgeAfter"] = "00:00:01.5",
            ["QueueCapacity"] = "7",
            ["Concurrency"] = "3",
            ["RememberFor"] = "10:00:00",
            ["ShutdownPatience"] = "00:00:20",
        });
        using var services = new ServiceCollection().Also(services => services.AddFeishuEvents<EventClient>(configuration)).BuildServiceProvider();

        var options = services.GetRequiredService<IOptionsMonitor<FeishuEventOptions>>().Get(Name);

        Assert.Equal(("key", "token", TimeSpan.FromMinutes(1), 2048), (options.EncryptKey, options.VerificationToken, options.MaxAge, options.MaxBodyBytes));
        Assert.Equal((TimeSpan.FromSeconds(1.5), 7, 3), (options.AcknowledgeAfter, options.QueueCapacity, options.Concurrency));
        Assert.Equal((TimeSpan.FromHours(10), TimeSpan.FromSeconds(20)), (options.RememberFor, options.ShutdownPatience));
    }

    [Fact]
    public void Keys_that_configuration_leaves_empty_are_none()
    {
        var configuration = Configuration(new() { ["EncryptKey"] = "", ["VerificationToken"] = "" });
        using var services = new ServiceCollection().Also(services => services.AddFeishuEvents<EventClient>(configuration)).BuildServiceProvider();

        var options = services.GetRequiredService<IOptionsMonitor<FeishuEventOptions>>().Get(Name);

        Assert.Equal((null, null), (options.EncryptKey, options.VerificationToken));
    }

    [Fact]
    public void A_value_that_makes_no_sense_is_told_with_its_path()
    {
        var section = Configuration(new() { ["Feishu:Events:Concurrency"] = "many" }).GetSection("Feishu:Events");
        using var services = new ServiceCollection().Also(services => services.AddFeishuEvents<EventClient>(section)).BuildServiceProvider();

        var failure = Assert.Throws<InvalidOperationException>(services.GetRequiredService<FeishuEventDispatcher>);

        Assert.Equal("The configuration value Feishu:Events:Concurrency must be a number of events.", failure.Message);
    }

    public static TheoryData<string, Action<FeishuEventOptions>> Mistakes => new()
    {
        { "EncryptKey", options => options.EncryptKey = " " },
        { "VerificationToken", options => options.VerificationToken = "" },
        { "MaxAge", options => options.MaxAge = TimeSpan.Zero },
        { "MaxBodyBytes", options => options.MaxBodyBytes = 0 },
        { "AcknowledgeAfter", options => options.AcknowledgeAfter = TimeSpan.FromSeconds(11) },
        { "QueueCapacity", options => options.QueueCapacity = 0 },
        { "Concurrency", options => options.Concurrency = 0 },
        { "RememberFor", options => options.RememberFor = TimeSpan.FromMinutes(9) },
        { "ShutdownPatience", options => options.ShutdownPatience = TimeSpan.FromSeconds(-1) },
        { "TimeProvider", options => options.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Options_are_checked_when_the_host_starts(string option, Action<FeishuEventOptions> mistake)
    {
        using var services = new ServiceCollection().Also(services => services.AddFeishuEvents<EventClient>(mistake)).BuildServiceProvider();

        var failure = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.StartsWith($"{Name}: FeishuEventOptions.{option}: ", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Options_that_are_beyond_all_bounds_are_told_as_others(long ticks)
    {
        var time = new TimeSpan(ticks);

        var problems = new FeishuEventOptions { MaxAge = time, AcknowledgeAfter = time, ShutdownPatience = time }.FindProblems();

        Assert.All(["MaxAge", "AcknowledgeAfter", "ShutdownPatience"], option => Assert.Contains(problems, problem => problem.StartsWith($"FeishuEventOptions.{option}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void One_event_has_one_handler()
    {
        var events = new ServiceCollection().AddFeishuEvents<EventClient>()
            .Handle<MessageReceived>((_, _, _) => Task.CompletedTask)
            .HandleOthers((_, _, _) => Task.CompletedTask)
            .HandleCardAction((_, _, _) => Task.FromResult<FeishuCardResponse?>(null));

        Assert.StartsWith("The event im.message.receive_v1 ", Assert.Throws<InvalidOperationException>(() => events.Handle<MessageReceived, Handler>()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => events.HandleOthers((_, _, _) => Task.CompletedTask));
        Assert.Throws<InvalidOperationException>(() => events.HandleCardAction((_, _, _) => Task.FromResult<FeishuCardResponse?>(null)));
    }

    [Fact]
    public void Events_that_are_added_twice_are_the_same()
    {
        var services = new ServiceCollection();
        services.AddFeishuEvents<EventClient>(options => options.EncryptKey = "key").Handle<MessageReceived>((_, _, _) => Task.CompletedTask);
        var events = services.AddFeishuEvents<EventClient>(options => options.Concurrency = 2);

        Assert.Throws<InvalidOperationException>(() => events.Handle<MessageReceived>((_, _, _) => Task.CompletedTask));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<FeishuEventOptions>>().Get(Name);
        Assert.Equal(("key", 2), (options.EncryptKey, options.Concurrency));
        Assert.Single(provider.GetServices<IHostedService>());
        Assert.Single(provider.GetServices<FeishuEventReceiver>());
    }

    [Fact]
    public void Several_apps_have_keys()
    {
        var services = new ServiceCollection();
        services.AddFeishuEvents<EventClient>(options => options.EncryptKey = "one").Handle<MessageReceived>((_, _, _) => Task.CompletedTask);
        services.AddKeyedFeishuEvents<EventClient>("hr", options => options.EncryptKey = "two").Handle<MessageReceived>((_, _, _) => Task.CompletedTask);
        services.AddKeyedFeishuEvents<FollowerClient>("it", Configuration(new() { ["EncryptKey"] = "three" }));

        var failure = Assert.Throws<InvalidOperationException>(() => services.AddFeishuEvents<FollowerClient>());
        Assert.Contains("AddKeyedFeishuEvents", failure.Message, StringComparison.Ordinal);

        using var provider = services.BuildServiceProvider();
        FeishuEventReceiver[] receivers =
        [
            provider.GetRequiredService<FeishuEventReceiver>(),
            provider.GetRequiredKeyedService<FeishuEventReceiver>("hr"),
            provider.GetRequiredKeyedService<FeishuEventReceiver>("it"),
        ];
        Assert.Equal(3, receivers.Distinct().Count());
        Assert.Equal(3, provider.GetServices<IHostedService>().Count());
    }

    [Fact]
    public async Task A_handler_that_is_a_service_already_stays_as_it_is()
    {
        var handler = new Handler();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived, Handler>().HandleOthers<OtherHandler>(), addServices: services => services.AddSingleton(handler));

        await host.SendAsync(host.Sender.Message("e1"));
        Assert.Equal(1, handler.Count);
        Assert.Equal(FeishuEventOutcome.Failed, (await host.DispatchAsync(host.Sender.Event("other.thing_v1", "e2"))).Outcome);
    }

    private static IConfigurationRoot Configuration(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private sealed class Handler : IFeishuEventHandler<MessageReceived>
    {
        public int Count { get; private set; }

        public Task HandleAsync(MessageReceived payload, FeishuEventContext context, CancellationToken cancellationToken)
        {
            Count++;
            return Task.CompletedTask;
        }
    }

    private sealed class OtherHandler : IFeishuEventHandler<FeishuJson>
    {
        public Task HandleAsync(FeishuJson payload, FeishuEventContext context, CancellationToken cancellationToken) => throw new InvalidOperationException(payload.ToJson());
    }
}

/// <summary>Services in one expression.</summary>
file static class ServiceCollections
{
    public static IServiceCollection Also(this IServiceCollection services, Action<IServiceCollection> add)
    {
        add(services);
        return services;
    }
}
