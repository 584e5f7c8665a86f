using System.Text.Json;

namespace Feishu.Runtime.Events.Dispatching;

/// <summary>An event in whatever form it came: 2.0 (<c>header</c>, <c>event</c>), 1.0 (<c>uuid</c>, <c>event</c>), or an old card callback, which is the payload itself.</summary>
/// <param name="Json">All of it.</param>
/// <param name="Header">What comes with every event.</param>
/// <param name="Payload">What handlers get: an object.</param>
internal sealed record EventEnvelope(FeishuJson Json, FeishuEventHeader Header, FeishuJson Payload)
{
    public const string CardAction = "card.action.trigger";

    /// <summary>What the platform's console calls old card callbacks, which do not say it themselves.</summary>
    public const string OldCardAction = "card.action.trigger_v1";

    private static readonly FeishuJson s_nothing = new FeishuJsonObject();

    /// <summary>Whether it is an old card callback: it has neither header nor event, and its <c>token</c> is not the app's.</summary>
    public static bool IsOldCard(FeishuJson json)
        => json["action"].Kind == JsonValueKind.Object && json["header"].IsUndefined && json["event"].IsUndefined;

    /// <summary>Finds out what it is.</summary>
    /// <param name="json">What was received, decrypted.</param>
    /// <param name="deliveryId">What tells this delivery from others, for what has no id of its own.</param>
    /// <returns>The event; null where it is none, or lacks its id or type.</returns>
    public static EventEnvelope? Read(FeishuJson json, string deliveryId)
        => IsOldCard(json) ? new EventEnvelope(json, OldCardHeader(json, deliveryId), json)
            : ReadHeader(json) is { } header && ReadPayload(json) is { } payload ? new EventEnvelope(json, header, payload)
            : null;

    private static FeishuJson? ReadPayload(FeishuJson json) => json["event"] switch
    {
        { Kind: JsonValueKind.Object } payload => payload,
        { Kind: JsonValueKind.Undefined or JsonValueKind.Null } => s_nothing,
        _ => default(FeishuJson?),
    };

    private static FeishuEventHeader? ReadHeader(FeishuJson json)
    {
        var header = json["header"];
        var isOldForm = header.Kind != JsonValueKind.Object;
        var payload = json["event"];
        var id = isOldForm ? json["uuid"] : header["event_id"];
        var type = isOldForm ? payload["type"] : header["event_type"];
        var facts = isOldForm ? payload : header;
        return id.GetString() is { Length: > 0 } eventId && type.GetString() is { Length: > 0 } eventType
            ? new FeishuEventHeader
            {
                EventId = eventId,
                EventType = eventType,
                CreatedAt = EventTime.Find(isOldForm ? json["ts"] : header["create_time"]),
                TenantKey = facts["tenant_key"].GetString(),
                AppId = facts["app_id"].GetString(),
                IsOldForm = isOldForm,
            }
            : null;
    }

    private static FeishuEventHeader OldCardHeader(FeishuJson json, string deliveryId) => new()
    {
        EventId = deliveryId,
        EventType = OldCardAction,
        TenantKey = json["tenant_key"].GetString(),
        AppId = json["app_id"].GetString(),
        IsOldForm = true,
    };
}
