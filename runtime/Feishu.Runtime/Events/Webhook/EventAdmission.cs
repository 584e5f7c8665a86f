using Feishu.Runtime.Events.Dispatching;
using Feishu.Runtime.Http;

namespace Feishu.Runtime.Events.Webhook;

/// <summary>What a request turned out to be: one of the three.</summary>
/// <param name="Refusal">Why it is refused.</param>
/// <param name="Challenge">What the platform wants to hear, to see that the address is the app's.</param>
/// <param name="Envelope">An event.</param>
internal readonly record struct EventAdmission(EventRefusal? Refusal, string? Challenge, EventEnvelope? Envelope)
{
    public static implicit operator EventAdmission(EventRefusal refusal) => new(refusal, null, null);

    public static EventAdmission Of(string challenge) => new(null, challenge, null);

    public static EventAdmission Of(EventEnvelope envelope) => new(null, null, envelope);
}
