using Feishu.Runtime.Events.Deduplication;
using Feishu.Runtime.Events.Telemetry;
using Feishu.Runtime.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.Runtime.Events.Dispatching;

/// <summary>Has one event handled, in a scope of its own.</summary>
internal sealed class EventHandling(IServiceScopeFactory scopes, EventIds ids, EventTelemetry telemetry)
{
    /// <summary>
    /// Whatever the handler does, and whatever a logger or listener of the app's own throws, the work ends with a response, and an event that was not handled
    /// may come again.
    /// </summary>
    public async Task HandleAsync(EventWork work, CancellationToken cancellationToken)
    {
        try
        {
            await HandleTracedAsync(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (!work.Completion.IsCompleted)
            {
                await FailAsync(work).ConfigureAwait(false);
            }
        }
    }

    private async Task HandleTracedAsync(EventWork work, CancellationToken cancellationToken)
    {
        using var trace = telemetry.Begin(work.Header, work.Cause);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = await RunAsync(work, cancellationToken).ConfigureAwait(false);
            await ids.RememberAsync(work.Header).ConfigureAwait(false);
            work.End(new FeishuEventResult(FeishuEventOutcome.Handled, body));
        }
        catch (Exception e)
        {
            trace.Failed(e, isShutdown: cancellationToken.IsCancellationRequested);
            await FailAsync(work).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(EventWork work)
    {
        await ids.ForgetAsync(work.Header).ConfigureAwait(false);
        work.End(new FeishuEventResult(FeishuEventOutcome.Failed));
    }

    private async Task<ReadOnlyMemory<byte>> RunAsync(EventWork work, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var context = new FeishuEventContext(work.Header, work.Envelope.Json, scope.ServiceProvider);
            return await work.Route(work.Envelope.Payload, context, cancellationToken).ConfigureAwait(false);
        }
    }
}
