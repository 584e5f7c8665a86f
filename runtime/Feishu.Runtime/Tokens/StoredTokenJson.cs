using System.Text.Json;

namespace Feishu.Runtime.Tokens;

/// <summary>Tokens as bytes, for stores that keep nothing else. Times are milliseconds since 1970.</summary>
internal static class StoredTokenJson
{
    public static byte[] Write(FeishuStoredToken token)
    {
        FeishuJson json = new FeishuJsonObject
        {
            ["text"] = token.Text,
            ["renew_from"] = token.RenewFrom.ToUnixTimeMilliseconds(),
            ["end"] = token.End.ToUnixTimeMilliseconds(),
            ["refresh_token"] = token.RefreshToken,
            ["refresh_end"] = token.RefreshEnd is { } end ? end.ToUnixTimeMilliseconds() : FeishuJson.Null,
            ["scope"] = token.Scope,
        };
        return json.Utf8.ToArray();
    }

    /// <returns>The token; null where the bytes are none, as another version may have written them.</returns>
    public static FeishuStoredToken? Read(byte[] bytes)
    {
        try
        {
            var json = FeishuJson.Parse(bytes);
            return json["text"].GetString() is { Length: > 0 } text && TimeOf(json["renew_from"]) is { } renewFrom && TimeOf(json["end"]) is { } end
                ? new()
                {
                    Text = text,
                    RenewFrom = renewFrom,
                    End = end,
                    RefreshToken = json["refresh_token"].GetString(),
                    RefreshEnd = TimeOf(json["refresh_end"]),
                    Scope = json["scope"].GetString(),
                }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset? TimeOf(FeishuJson json)
        => json.GetInt64() is { } milliseconds and > -62_135_596_800_000 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
