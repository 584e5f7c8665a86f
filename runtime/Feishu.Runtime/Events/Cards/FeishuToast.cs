namespace Feishu.Runtime;

/// <summary>A short message that the user of a card sees for a moment.</summary>
/// <param name="Content">The text.</param>
/// <param name="Kind">How it looks.</param>
public sealed record FeishuToast(string Content, FeishuToastKind Kind = FeishuToastKind.Info)
{
    /// <summary>The text in other languages, by their codes (<c>zh_cn</c>, <c>en_us</c>, <c>ja_jp</c>), or null.</summary>
    public IReadOnlyDictionary<string, string>? I18n { get; init; }

    internal FeishuJson ToJson() => new FeishuJsonObject { ["type"] = NameOf(Kind), ["content"] = Content, ["i18n"] = Translations() };

    private static string NameOf(FeishuToastKind kind) => kind switch
    {
        FeishuToastKind.Success => "success",
        FeishuToastKind.Warning => "warning",
        FeishuToastKind.Error => "error",
        _ => "info",
    };

    private FeishuJson Translations()
    {
        if (I18n is null)
        {
            return default;
        }

        var json = new FeishuJsonObject();
        foreach (var (language, text) in I18n)
        {
            json[language] = text;
        }

        return json;
    }
}
