using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>An app that receives events, in its services and without a web server.</summary>
internal sealed class EventHost : IAsyncDisposable
{
    /// <summary>A card callback of the old form.</summary>
    public const string OldCard = """{"open_id":"ou_1","open_message_id":"om_1","token":"c-1","action":{"tag":"button","value":{"a":1}}}""";

    private EventHost(FakeTimeProvider clock) => Clock = clock;

    public FakeTimeProvider Clock { get; }

    public EventLogs Logs { get; } = new();

    public required EventSender Sender { get; init; }

    public ServiceProvider Services { get; private set; } = null!;

    public FeishuEventReceiver Receiver => Services.GetRequiredService<FeishuEventReceiver>();

    public FeishuEventDispatcher Dispatcher => Services.GetRequiredService<FeishuEventDispatcher>();

    /// <summary>Makes an app with a clock that stands still, a key and a token.</summary>
    public static EventHost Create(Action<FeishuEventsBuilder> handlers, Action<FeishuEventOptions>? configure = null, Action<IServiceCollection>? addServices = null, FakeTimeProvider? clock = null)
    {
        clock ??= new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
        var options = new FeishuEventOptions { EncryptKey = EventSender.Key, VerificationToken = EventSender.Token };
        configure?.Invoke(options);
        var host = new EventHost(clock) { Sender = new EventSender(clock, options.EncryptKey, options.VerificationToken) };
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(host.Logs));
        addServices?.Invoke(services);
        handlers(services.AddFeishuEvents<EventClient>(target =>
        {
            (target.EncryptKey, target.VerificationToken, target.TimeProvider) = (EventSender.Key, EventSender.Token, clock);
            configure?.Invoke(target);
        }));
        host.Services = services.BuildServiceProvider();
        return host;
    }

    /// <summary>Makes an app that counts the messages and card actions that it handles.</summary>
    public static EventHost CreateCounting(out Func<int> count, Action<FeishuEventOptions>? configure = null)
    {
        var handled = 0;
        count = () => Volatile.Read(ref handled);
        return Create(
            events => events
                .Handle<MessageReceived>((_, _, _) =>
                {
                    Interlocked.Increment(ref handled);
                    return Task.CompletedTask;
                })
                .HandleCardAction((_, _, _) =>
                {
                    Interlocked.Increment(ref handled);
                    return Task.FromResult<FeishuCardResponse?>(null);
                }),
            configure);
    }

    /// <summary>A response in a line: status and body.</summary>
    public static string Text(FeishuEventResponse response) => $"{response.Status} {Encoding.UTF8.GetString(response.Body.Span)}";

    public Task<FeishuEventResponse> ReceiveAsync(EventRequest request, CancellationToken cancellationToken = default)
        => Receiver.ReceiveAsync(request.Body, request.Header, cancellationToken);

    /// <summary>Sends an event as the platform does.</summary>
    public Task<FeishuEventResponse> SendAsync(string json) => ReceiveAsync(Sender.Send(json));

    public Task<FeishuEventResult> DispatchAsync(string json, CancellationToken cancellationToken = default) => Dispatcher.DispatchAsync(Encoding.UTF8.GetBytes(json), cancellationToken);

    /// <summary>What the host does at its end.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => Services.GetServices<IHostedService>().Single().StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => Services.DisposeAsync();
}
