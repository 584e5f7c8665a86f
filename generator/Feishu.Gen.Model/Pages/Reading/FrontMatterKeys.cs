using System.Globalization;

namespace Feishu.Gen.Pages.Reading;

/// <summary>The keys that the dialects use, unified.</summary>
internal static class FrontMatterKeys
{
    private const string Site = "https://open.feishu.cn/document";
    private const long MillisecondsFromUtcToChina = 8 * 3_600_000L;

    private static readonly DateTime s_epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A page that says nothing of itself.</summary>
    public static FrontMatter Nothing { get; } = new(null, null, null);

    /// <summary>Picks the facts out of a page's keys and values.</summary>
    public static FrontMatter Read(IReadOnlyDictionary<string, string> values) => new(
        Value(values, "title"),
        Value(values, "source_url") is { } url ? Absolute(url) : Value(values, "fullPath") is { } path ? Absolute(path) : null,
        Value(values, "last_remote_update") is { } day && AsDay(day) is { } known
            ? known
            : ChinaDay(Value(values, "last_remote_update_timestamp") ?? Value(values, "updateTime")));

    /// <summary>The address of a page on the platform's site, from an absolute address or the path below it.</summary>
    public static string Absolute(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? address
            : address[0] == '/' ? Site + address : Site + "/" + address;

    /// <summary>The text when it is a day as <c>yyyy-MM-dd</c>, else null.</summary>
    public static string? AsDay(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    private static string? Value(IReadOnlyDictionary<string, string> values, string key) =>
        values.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The day on which a moment, in milliseconds, falls in China.</summary>
    private static string? ChinaDay(string? milliseconds)
    {
        if (!long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || value > (long)(DateTime.MaxValue - s_epoch).TotalMilliseconds - MillisecondsFromUtcToChina)
        {
            return null;
        }

        return s_epoch.AddMilliseconds(value + MillisecondsFromUtcToChina).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
