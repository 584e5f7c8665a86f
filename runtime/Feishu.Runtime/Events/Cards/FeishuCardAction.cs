using System.Text.Json;

namespace Feishu.Runtime;

/// <summary>Somebody did something with a card of the app's: <c>card.action.trigger</c>, or the old callback. What the form that was received lacks is null.</summary>
public sealed class FeishuCardAction
{
    /// <summary>Who did it: the user's open_id.</summary>
    public string? OpenId { get; init; }

    /// <summary>Who did it: the user's user_id, for apps that may see it.</summary>
    public string? UserId { get; init; }

    /// <summary>Who did it: the user's union_id.</summary>
    public string? UnionId { get; init; }

    /// <summary>The user's company.</summary>
    public string? TenantKey { get; init; }

    /// <summary>The message that the card is in.</summary>
    public string? OpenMessageId { get; init; }

    /// <summary>The chat that the message is in.</summary>
    public string? OpenChatId { get; init; }

    /// <summary>The token with which the card can be changed later: twice within half an hour. Whoever has it can, so it does not belong in a log.</summary>
    public string? Token { get; init; }

    /// <summary>Where the card is shown: <c>im_message</c>, <c>im_top_notice</c>.</summary>
    public string? Host { get; init; }

    /// <summary>How the card got there: <c>url_preview</c>, or null for the usual way.</summary>
    public string? DeliveryType { get; init; }

    /// <summary>The kind of the element: <c>button</c>, <c>select_static</c>, <c>input</c>, …</summary>
    public string? Tag { get; init; }

    /// <summary>The element's own name, where the card gives it one.</summary>
    public string? Name { get; init; }

    /// <summary>What the card has the element send (<c>value</c>): mostly an object of the app's own making.</summary>
    public FeishuJson Value { get; init; }

    /// <summary>The option that was chosen; for elements that choose a time, the time.</summary>
    public string? Option { get; init; }

    /// <summary>The options that were chosen, where several may be.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>The text that was typed in.</summary>
    public string? InputValue { get; init; }

    /// <summary>Whether a box was ticked.</summary>
    public bool? Checked { get; init; }

    /// <summary>What a form holds when its button is pressed: a member for each element by its name.</summary>
    public FeishuJson FormValue { get; init; }

    /// <summary>The user's time zone: <c>Asia/Shanghai</c>.</summary>
    public string? Timezone { get; init; }

    /// <summary>Reads either form.</summary>
    /// <param name="json">What <c>event</c> holds; in the old form, all of it.</param>
    internal static FeishuCardAction Read(FeishuJson json)
    {
        var user = json["operator"] is { Kind: JsonValueKind.Object } found ? found : json;
        var place = json["context"] is { Kind: JsonValueKind.Object } context ? context : json;
        var action = json["action"];
        return new FeishuCardAction
        {
            OpenId = user["open_id"].GetString(),
            UserId = user["user_id"].GetString(),
            UnionId = user["union_id"].GetString(),
            TenantKey = user["tenant_key"].GetString(),
            OpenMessageId = place["open_message_id"].GetString(),
            OpenChatId = place["open_chat_id"].GetString(),
            Token = json["token"].GetString(),
            Host = json["host"].GetString(),
            DeliveryType = json["delivery_type"].GetString(),
            Tag = action["tag"].GetString(),
            Name = action["name"].GetString(),
            Value = action["value"],
            Option = action["option"].GetString(),
            Options = ReadOptions(action["options"]),
            InputValue = action["input_value"].GetString(),
            Checked = action["checked"].GetBoolean(),
            FormValue = action["form_value"],
            Timezone = action["timezone"].GetString(),
        };
    }

    private static string[] ReadOptions(FeishuJson options)
        => options.Kind == JsonValueKind.Array
            ? [.. options.AsElement().EnumerateArray().Where(option => option.ValueKind == JsonValueKind.String).Select(option => option.GetString()!)]
            : [];
}
