using System.Threading.Channels;
using Feishu.Runtime.Events.Telemetry;

namespace Feishu.Runtime.Events.Dispatching;

/// <summary>Events that wait for a handler: a bounded number of them, handled by a bounded number of workers.</summary>
internal sealed class EventQueue : IDisposable
{
    // How long handlers that were cancelled are waited for: they have been told, and the process is about to end.
    private static readonly TimeSpan s_lastPatience = TimeSpan.FromSeconds(2);

    private readonly FeishuEventOptions _options;
    private readonly EventTelemetry _telemetry;
    private readonly Func<EventWork, CancellationToken, Task> _handle;
    private readonly Channel<EventWork> _channel;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Task _workers;
    private int _unfinished;
    private int _isDisposed;

    /// <param name="options">How many, and how patient.</param>
    /// <param name="telemetry">Counts and logs the events.</param>
    /// <param name="handle">Handles an event.</param>
    public EventQueue(FeishuEventOptions options, EventTelemetry telemetry, Func<EventWork, CancellationToken, Task> handle)
    {
        _options = options;
        _telemetry = telemetry;
        _handle = handle;
        _channel = Channel.CreateBounded<EventWork>(options.QueueCapacity);

        // Workers outlive whoever happens to be the first to need them.
        using (ExecutionContext.SuppressFlow())
        {
            var cancellationToken = _cancellation.Token;
            _workers = Task.WhenAll(Enumerable.Range(0, options.Concurrency).Select(_ => Task.Run(() => WorkAsync(cancellationToken), CancellationToken.None)));
        }
    }

    /// <summary>Takes an event.</summary>
    /// <returns>false where too many wait, or the queue takes none any more.</returns>
    public bool TryAdd(EventWork work)
    {
        EventTelemetry.Waits(1);
        Interlocked.Increment(ref _unfinished);
        if (_channel.Writer.TryWrite(work))
        {
            return true;
        }

        Interlocked.Decrement(ref _unfinished);
        EventTelemetry.Waits(-1);
        return false;
    }

    /// <summary>Takes no more events, waits for those that it has, and cancels them when the patience is over.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _channel.Writer.TryComplete();
        await WaitAsync(_options.ShutdownPatience, cancellationToken).ConfigureAwait(false);
        if (!_workers.IsCompleted)
        {
            if (Volatile.Read(ref _unfinished) > 0)
            {
                _telemetry.Cancels();
            }

            await _cancellation.CancelAsync().ConfigureAwait(false);
            await WaitAsync(s_lastPatience, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            _channel.Writer.TryComplete();
            _cancellation.Cancel();
            _cancellation.Dispose();
        }
    }

    private async Task WaitAsync(TimeSpan patience, CancellationToken cancellationToken)
        => await _workers.WaitAsync(patience, _options.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await foreach (var work in _channel.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                EventTelemetry.Waits(-1);
                await _handle(work, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Nothing but a logger or a listener of the app's own; it must not take the worker along.
                work.End(new FeishuEventResult(FeishuEventOutcome.Failed));
            }
            finally
            {
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }
}
