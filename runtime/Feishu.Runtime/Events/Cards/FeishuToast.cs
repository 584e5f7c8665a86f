namespace Feishu.Runtime;

/// <summary>A short message that the user of a card sees for a moment.</summary>
/// <param name="Content">The text.</param>
/// <param name="Kind">How it looks.</param>
public sealed record FeishuToast(string Content, FeishuToastKind Kind = FeishuToastKind.Info)
{
    /// <summary>The text in other languages, by their codes (<c>zh_cn</c>, <c>en_us</c>, <c>ja_jp</c>), or null.</summary>
    public IReadOnlyDictionary<string, string>? I18n { get; init; }

    internal FeishuJson ToJson()
    {
        var json = new FeishuJsonObject { ["type"] = NameOf(Kind), ["content"] = Content };
        if (I18n is not null)
        {
            json["i18n"] = FeishuJson.Object([.. I18n.Select(translation => (translation.Key, (FeishuJson)translation.Value))]);
        }

        return json;
    }

    private static string NameOf(FeishuToastKind kind) => kind switch
    {
        FeishuToastKind.Success => "success",
        FeishuToastKind.Warning => "warning",
        FeishuToastKind.Error => "error",
        _ => "info",
    };
}
