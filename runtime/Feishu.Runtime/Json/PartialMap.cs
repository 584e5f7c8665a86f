using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Json;

/// <summary>A map that was read from a JSON object of which some values have another shape; the counterpart of <see cref="PartialList{T}"/>.</summary>
/// <param name="values">The values that could be read.</param>
/// <param name="unread">The others.</param>
internal sealed class PartialMap<T>(Dictionary<string, T> values, Dictionary<string, UnreadItem> unread) : IReadOnlyDictionary<string, T>, IPartialCollection
{
    public int Count => values.Count;

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<T> Values => values.Values;

    int IPartialCollection.TotalCount => values.Count + unread.Count;

    IEnumerable<KeyValuePair<string, FeishuJson>> IPartialCollection.Unread
        => unread.Select(item => KeyValuePair.Create(item.Key, FeishuJson.FromTrusted(item.Value.Value)));

    /// <summary>The values that could not be read, in order.</summary>
    internal Dictionary<string, UnreadItem> UnreadItems => unread;

    public T this[string key] => values[key];

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();
}
