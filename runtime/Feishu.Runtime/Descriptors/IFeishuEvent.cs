namespace Feishu.Runtime;

/// <summary>What the payload of an event is: a model that knows which event it belongs to.</summary>
/// <typeparam name="TSelf">The payload itself.</typeparam>
public interface IFeishuEvent<TSelf> : IFeishuModel<TSelf>
    where TSelf : FeishuModel, IFeishuEvent<TSelf>
{
    /// <summary>What the page says of the event.</summary>
    static abstract FeishuEventType EventType { get; }
}
