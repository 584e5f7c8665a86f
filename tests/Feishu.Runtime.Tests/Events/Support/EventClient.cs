namespace Feishu.Runtime.Tests;

/// <summary>A client of an app that has events and calls nothing.</summary>
internal sealed class EventClient(FeishuTransport transport) : FeishuClientBase(transport), IFeishuClient<EventClient>
{
    public static IReadOnlyList<FeishuEventType> Events => [MessageReceived.EventType, UserLeft.EventType];

    public static EventClient Create(FeishuTransport transport) => new(transport);
}
