using System.Diagnostics;
using Feishu.Runtime.Http;

namespace Feishu.Runtime.Events.Dispatching;

/// <summary>An event on its way to its handler.</summary>
/// <param name="envelope">The event.</param>
/// <param name="route">Its way.</param>
/// <param name="cause">What received it, for traces.</param>
internal sealed class EventWork(EventEnvelope envelope, EventRoute route, ActivityContext cause)
{
    private readonly TaskCompletionSource<FeishuEventResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EventEnvelope Envelope => envelope;

    public FeishuEventHeader Header => envelope.Header;

    public EventRoute Route => route;

    public ActivityContext Cause => cause;

    /// <summary>What its handler came to; it never fails.</summary>
    public Task<FeishuEventResult> Completion => _completion.Task;

    public void End(FeishuEventResult response) => _completion.TrySetResult(response);
}
