namespace Feishu.Runtime.Json;

/// <summary>A collection that was read from JSON and keeps the items that could not be read beside those that could.</summary>
internal interface IPartialCollection
{
    /// <summary>How many items the JSON has, with those that could not be read.</summary>
    int TotalCount { get; }

    /// <summary>The items that could not be read, by their index in the JSON array or their key in the JSON object.</summary>
    IEnumerable<KeyValuePair<string, FeishuJson>> Unread { get; }
}
