using System.Collections.Concurrent;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Testing.Tests.Support;

/// <summary>An app that gets its events over a long connection to a mock.</summary>
internal sealed class LongBot : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ServiceProvider _services;

    private LongBot(FeishuMock mock, TimeProvider clock, Action<FeishuEventOptions>? configure, Action<FeishuEventsBuilder>? handle, Uri? address)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddFeishu<FeishuClient>(options =>
            (options.AppId, options.AppSecret, options.BaseAddress, options.Timeout) = (mock.AppId, mock.AppSecret, address ?? mock.BaseAddress, Timeout.InfiniteTimeSpan));
        var events = services.AddFeishuEvents<FeishuClient>(options =>
        {
            options.TimeProvider = clock;
            configure?.Invoke(options);
        });
        (handle ?? HandleAll)(events);
        events.UseLongConnection();
        _services = services.BuildServiceProvider();
        Connection = _services.GetRequiredService<FeishuLongConnection>();
    }

    /// <summary>What the events said, in the order in which they were handled: their member <c>text</c>.</summary>
    public ConcurrentQueue<string?> Handled { get; } = [];

    public CapturedLog Log { get; } = new();

    public FeishuLongConnection Connection { get; }

    /// <summary>The connection's run.</summary>
    public Task Run { get; private set; } = Task.CompletedTask;

    /// <summary>Starts one. Unless a test says otherwise its time stands still, so that nothing depends on how fast the machine is.</summary>
    public static LongBot Start(
        FeishuMock mock, TimeProvider? clock = null, Action<FeishuEventOptions>? configure = null, Action<FeishuEventsBuilder>? handle = null, Uri? address = null)
    {
        var bot = new LongBot(mock, clock ?? new WatchedTime(), configure, handle, address);
        bot.Run = bot.Connection.RunAsync(bot._stopping.Token);
        return bot;
    }

    /// <summary>Asks it to end.</summary>
    public Task StopAsync()
    {
        _stopping.Cancel();
        return Run;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await ((Task)Run).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stopping.Dispose();
    }

    private void HandleAll(FeishuEventsBuilder events) => events.HandleOthers((payload, _, _) =>
    {
        Handled.Enqueue(payload["text"].GetString());
        return Task.CompletedTask;
    });
}
