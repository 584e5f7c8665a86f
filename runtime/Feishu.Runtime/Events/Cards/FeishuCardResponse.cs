namespace Feishu.Runtime;

/// <summary>What the user of a card sees after an action: a short message, another card in the place of the one that was used, or both.</summary>
public sealed record FeishuCardResponse
{
    /// <summary>The message, or null for none. Old callbacks cannot show one.</summary>
    public FeishuToast? Toast { get; init; }

    /// <summary>The card that everybody sees from now on, or null to leave it as it is.</summary>
    public FeishuCard? Card { get; init; }

    /// <summary>The response in the form in which the callback came: the old one is the card itself.</summary>
    internal FeishuJson ToJson(bool isOldForm)
    {
        if (isOldForm)
        {
            return Card?.ToOldJson() ?? new FeishuJsonObject();
        }

        var json = new FeishuJsonObject();
        if (Toast is not null)
        {
            json["toast"] = Toast.ToJson();
        }

        if (Card is not null)
        {
            json["card"] = Card.ToJson();
        }

        return json;
    }
}
