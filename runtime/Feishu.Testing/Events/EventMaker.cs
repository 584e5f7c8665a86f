using System.Globalization;
using System.Text.Json.Nodes;

namespace Feishu.Testing.Events;

/// <summary>Makes what the platform sends: the payload with everything around it.</summary>
/// <param name="options">The app, and the time.</param>
internal sealed class EventMaker(FeishuMockOptions options)
{
    /// <summary>The event that a card's action is.</summary>
    public const string CardAction = "card.action.trigger";

    private const string Message = "om_mock";
    private const string Chat = "oc_mock";

    /// <summary>An event.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="payload">What happened.</param>
    /// <param name="isOldForm">Whether it is one of the old form, where the delivery does not say.</param>
    /// <param name="delivery">How it is sent.</param>
    public SentEvent Event(string type, JsonObject payload, bool isOldForm, FeishuMockDelivery delivery)
    {
        var id = delivery.EventId ?? NewId();
        var json = delivery.IsOldForm ?? isOldForm ? OldForm(id, type, payload, delivery) : NewForm(id, type, payload, delivery);
        return new SentEvent(id, SentEventKind.Event, json, delivery);
    }

    /// <summary>What somebody did with a card: pressed a button.</summary>
    /// <param name="value">What the card has the button send.</param>
    /// <param name="delivery">How it is sent.</param>
    public SentEvent Card(JsonNode value, FeishuMockDelivery delivery)
    {
        var action = new JsonObject { ["tag"] = "button", ["value"] = value.DeepClone(), ["timezone"] = "Asia/Shanghai" };
        return delivery.IsOldForm == true
            ? new SentEvent(delivery.EventId ?? NewId(), SentEventKind.OldCardAction, OldCard(action, delivery), delivery)
            : Event(CardAction, NewCard(action, delivery), isOldForm: false, delivery);
    }

    /// <summary>The question whether an address is the app's.</summary>
    public SentEvent Challenge(FeishuMockDelivery delivery)
    {
        var challenge = Guid.NewGuid().ToString();
        var json = new JsonObject { ["challenge"] = challenge, ["token"] = options.VerificationToken, ["type"] = "url_verification" };
        return new SentEvent(challenge, SentEventKind.Challenge, json, delivery);
    }

    private JsonObject NewForm(string id, string type, JsonObject payload, FeishuMockDelivery delivery) => new()
    {
        ["schema"] = "2.0",
        ["header"] = new JsonObject
        {
            ["event_id"] = id,
            ["event_type"] = type,
            ["create_time"] = TimeOf(delivery).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            ["token"] = options.VerificationToken ?? "",
            ["app_id"] = options.AppId,
            ["tenant_key"] = delivery.TenantKey,
        },
        ["event"] = payload.DeepClone(),
    };

    private JsonObject OldForm(string id, string type, JsonObject payload, FeishuMockDelivery delivery)
    {
        var facts = (JsonObject)payload.DeepClone();
        facts["type"] = type;
        facts["app_id"] = options.AppId;
        facts["tenant_key"] = delivery.TenantKey;
        return new JsonObject
        {
            ["uuid"] = id,
            ["token"] = options.VerificationToken ?? "",
            ["ts"] = (TimeOf(delivery).ToUnixTimeMilliseconds() / 1000m).ToString("0.000", CultureInfo.InvariantCulture),
            ["type"] = "event_callback",
            ["event"] = facts,
        };
    }

    private static JsonObject NewCard(JsonObject action, FeishuMockDelivery delivery) => new()
    {
        ["operator"] = new JsonObject { ["tenant_key"] = delivery.TenantKey, ["open_id"] = "ou_mock", ["union_id"] = "on_mock", ["user_id"] = "user_mock" },
        ["token"] = "c-mock",
        ["action"] = action,
        ["host"] = "im_message",
        ["context"] = new JsonObject { ["open_message_id"] = Message, ["open_chat_id"] = Chat },
    };

    private static JsonObject OldCard(JsonObject action, FeishuMockDelivery delivery) => new()
    {
        ["open_id"] = "ou_mock",
        ["user_id"] = "user_mock",
        ["open_message_id"] = Message,
        ["open_chat_id"] = Chat,
        ["tenant_key"] = delivery.TenantKey,
        ["token"] = "c-mock",
        ["action"] = action,
    };

    private DateTimeOffset TimeOf(FeishuMockDelivery delivery) => delivery.CreatedAt ?? options.TimeProvider.GetUtcNow();

    private static string NewId() => Guid.NewGuid().ToString("N");
}
