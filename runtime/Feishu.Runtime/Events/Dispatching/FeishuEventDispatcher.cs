using System.Diagnostics;
using Feishu.Runtime.Events.Deduplication;
using Feishu.Runtime.Events.Dispatching;
using Feishu.Runtime.Events.Telemetry;

namespace Feishu.Runtime;

/// <summary>
/// Hands events to their handlers, each of them once, wherever they come from. What it gets it trusts: where events come from the open network,
/// <see cref="FeishuEventReceiver"/> stands before it. A service; safe for use by several threads.
/// </summary>
public sealed class FeishuEventDispatcher : IDisposable
{
    private readonly EventRoutes _routes;
    private readonly EventIds _ids;
    private readonly EventQueue _queue;

    // Handlers may wait for a ticket, which must not wait for them.
    private readonly EventQueue _tickets;

    internal FeishuEventDispatcher(FeishuEventOptions options, EventRoutes routes, EventIds ids, EventTelemetry telemetry, EventHandling handling)
    {
        Options = options;
        Telemetry = telemetry;
        _routes = routes;
        _ids = ids;
        _queue = new EventQueue(options, telemetry, handling.HandleAsync);
        _tickets = new EventQueue(options, telemetry, handling.HandleAsync);
    }

    internal FeishuEventOptions Options { get; }

    internal EventTelemetry Telemetry { get; }

    /// <summary>Has an event handled, and waits for its handler as long as the platform does (<see cref="FeishuEventOptions.AcknowledgeAfter"/>).</summary>
    /// <param name="json">The event as UTF-8 JSON, decrypted, in either form.</param>
    /// <param name="cancellationToken">Cancels the waiting for the handler, which goes on.</param>
    /// <returns>What became of it, and what to respond.</returns>
    /// <exception cref="OperationCanceledException">The waiting was cancelled.</exception>
    public Task<FeishuEventResult> DispatchAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        if (FeishuJson.TryParse(json.Span, out var parsed) && EventEnvelope.Read(parsed, Guid.NewGuid().ToString("N")) is { } envelope)
        {
            return DispatchAsync(envelope, cancellationToken);
        }

        Telemetry.Malformed();
        return Task.FromResult(new FeishuEventResult(FeishuEventOutcome.Malformed));
    }

    /// <summary>Stops the handling of events that have not been handled. Applications shut down gracefully before, by the host.</summary>
    public void Dispose()
    {
        _queue.Dispose();
        _tickets.Dispose();
    }

    internal async Task<FeishuEventResult> DispatchAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var begun = Options.TimeProvider.GetTimestamp();
        var header = envelope.Header;
        if (_routes.Find(header.EventType) is not { } route)
        {
            return NotTaken(header, FeishuEventOutcome.Unhandled);
        }

        if (!await _ids.TryClaimAsync(header, cancellationToken).ConfigureAwait(false))
        {
            return NotTaken(header, FeishuEventOutcome.Duplicate);
        }

        var work = new EventWork(envelope, route, Activity.Current?.Context ?? default);
        if (!QueueOf(header).TryAdd(work))
        {
            await _ids.ForgetAsync(header).ConfigureAwait(false);
            return NotTaken(header, FeishuEventOutcome.Overloaded);
        }

        return await WaitAsync(work, begun, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes no more events, and waits for those that it has.</summary>
    internal Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queue.StopAsync(cancellationToken), _tickets.StopAsync(cancellationToken));

    private EventQueue QueueOf(FeishuEventHeader header) => header.EventType == EventRoutes.AppTicket ? _tickets : _queue;

    private async Task<FeishuEventResult> WaitAsync(EventWork work, long begun, CancellationToken cancellationToken)
    {
        var left = Options.AcknowledgeAfter - Options.TimeProvider.GetElapsedTime(begun);
        await ((Task)work.Completion)
            .WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, Options.TimeProvider, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.Completion.IsCompleted)
        {
            return await work.Completion.ConfigureAwait(false);
        }

        // This process knows it from now on. The platform does not wait until others do.
        _ = RememberAsync(work);
        cancellationToken.ThrowIfCancellationRequested();
        Telemetry.RunsOn(work.Header);
        return new FeishuEventResult(FeishuEventOutcome.InProgress);
    }

    /// <summary>Has an event known while its handler runs on.</summary>
    private async Task RememberAsync(EventWork work)
    {
        await _ids.RememberAsync(work.Header).ConfigureAwait(false);
        if (work.Completion is { IsCompletedSuccessfully: true, Result.Outcome: FeishuEventOutcome.Failed })
        {
            // It was forgotten meanwhile, and that may have come before.
            await _ids.ForgetAsync(work.Header).ConfigureAwait(false);
        }
    }

    private FeishuEventResult NotTaken(FeishuEventHeader header, FeishuEventOutcome outcome)
    {
        Telemetry.NotTaken(header, outcome);
        return new FeishuEventResult(outcome);
    }
}
