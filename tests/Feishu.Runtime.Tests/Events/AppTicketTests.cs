using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>The tickets that a store app is sent every hour.</summary>
public sealed class AppTicketTests : IDisposable
{
    private readonly FakePlatform _platform = new();
    private readonly FeishuMemoryTokenStore _store = new();

    public void Dispose() => _platform.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("hr")]
    public async Task A_ticket_is_given_to_the_clients_tokens_before_any_handler(string? serviceKey)
    {
        var ticketSeen = "";
        await using var services = CreateServices(serviceKey, isStoreApp: true, events => events.HandleOthers(async (_, _, _) => ticketSeen = await StoredAsync()));

        var answer = await DispatchAsync(services, serviceKey);

        Assert.Equal(FeishuEventOutcome.Handled, answer.Outcome);
        Assert.Equal("the-ticket", ticketSeen);
    }

    [Fact]
    public async Task A_ticket_needs_no_handler()
    {
        await using var services = CreateServices(serviceKey: null, isStoreApp: true, _ => { });

        Assert.Equal(FeishuEventOutcome.Handled, (await DispatchAsync(services, serviceKey: null)).Outcome);
        Assert.Equal("the-ticket", await StoredAsync());
    }

    [Fact]
    public async Task A_ticket_does_not_wait_for_handlers_that_may_wait_for_it()
    {
        var held = new Held();
        await using var services = CreateServices(
            serviceKey: null,
            isStoreApp: true,
            events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)).Services.Configure<FeishuEventOptions>(
                typeof(EventClient).FullName, options => options.Concurrency = 1));
        var sender = new EventSender(TimeProvider.System);
        var waiting = services.GetRequiredService<FeishuEventDispatcher>().DispatchAsync(System.Text.Encoding.UTF8.GetBytes(sender.Message("e1")));
        await held.Begun.InTimeAsync();

        Assert.Equal(FeishuEventOutcome.Handled, (await DispatchAsync(services, serviceKey: null)).Outcome);
        Assert.Equal("the-ticket", await StoredAsync());
        held.LetGo();
        await waiting;
    }

    [Fact]
    public async Task A_self_built_app_has_no_use_for_one()
    {
        await using var services = CreateServices(serviceKey: null, isStoreApp: false, _ => { });

        Assert.Equal(FeishuEventOutcome.Handled, (await DispatchAsync(services, serviceKey: null)).Outcome);
        Assert.Null(await StoredAsync());
    }

    private async Task<string?> StoredAsync() => (await _store.GetAsync("feishu/open.feishu.cn/cli_events/ticket"))?.Text;

    private ServiceProvider CreateServices(string? serviceKey, bool isStoreApp, Action<FeishuEventsBuilder> handlers)
    {
        void Configure(FeishuOptions options) => (options.AppId, options.AppSecret, options.IsStoreApp, options.TokenStore) = (EventSender.AppId, "secret", isStoreApp, _store);
        var services = new ServiceCollection();
        if (serviceKey is null)
        {
            services.AddFeishu<EventClient>(Configure).ConfigurePrimaryHttpMessageHandler(() => _platform);
            handlers(services.AddFeishuEvents<EventClient>(StandStill));
        }
        else
        {
            services.AddKeyedFeishu<EventClient>(serviceKey, Configure).ConfigurePrimaryHttpMessageHandler(() => _platform);
            handlers(services.AddKeyedFeishuEvents<EventClient>(serviceKey, StandStill));
        }

        return services.BuildServiceProvider();
    }

    /// <summary>No handler is too slow.</summary>
    private static void StandStill(FeishuEventOptions options) => options.TimeProvider = new FakeTimeProvider();

    private static Task<FeishuEventResult> DispatchAsync(ServiceProvider services, string? serviceKey)
    {
        var dispatcher = serviceKey is null ? services.GetRequiredService<FeishuEventDispatcher>() : services.GetRequiredKeyedService<FeishuEventDispatcher>(serviceKey);
        var json = new EventSender(TimeProvider.System).OldEvent("app_ticket", "u1", ""","app_ticket":"the-ticket" """);
        return dispatcher.DispatchAsync(System.Text.Encoding.UTF8.GetBytes(json));
    }
}
