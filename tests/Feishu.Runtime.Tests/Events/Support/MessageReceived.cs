using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Tests;

/// <summary>The payload of an event, in the shape in which payloads are emitted.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record MessageReceived : FeishuModel<MessageReceived>, IFeishuEvent<MessageReceived>
{
    private static FeishuEventType? s_eventType;
    private ReceivedMessage? _message;

    public static FeishuEventType EventType => s_eventType ??= new FeishuEventType("im.message.receive_v1") { PayloadType = typeof(MessageReceived) };

    public ReceivedMessage? Message
    {
        get => _message;
        init => _message = value;
    }

    public bool Equals(MessageReceived? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override void MapMembers(ref FeishuJsonMapper json) => json.Model("message", ref _message);

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
