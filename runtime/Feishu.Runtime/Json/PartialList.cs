using System.Collections;
using System.Globalization;

namespace Feishu.Runtime.Json;

/// <summary>
/// A list that was read from a JSON array of which some items have another shape. It holds the items that could be read; the others are kept aside, and are written back where they stood.
/// The list itself keeps them and not its model, so that a list that replaces it brings none of them, and lists inside lists and maps need nothing more.
/// </summary>
/// <param name="items">The items that could be read.</param>
/// <param name="unread">The others, in order.</param>
internal sealed class PartialList<T>(T[] items, List<UnreadItem> unread) : PartialList, IReadOnlyList<T>
{
    public int Count => items.Length;

    internal override List<UnreadItem> UnreadItems => unread;

    internal override int TotalCount => items.Length + unread.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

/// <summary>What a <see cref="PartialList{T}"/> is, whatever its items are.</summary>
internal abstract class PartialList : IPartialCollection
{
    /// <summary>The items that could not be read, in order.</summary>
    internal abstract List<UnreadItem> UnreadItems { get; }

    int IPartialCollection.TotalCount => TotalCount;

    IEnumerable<KeyValuePair<string, FeishuJson>> IPartialCollection.Unread
        => UnreadItems.Select((item, index) => KeyValuePair.Create((item.Before + index).ToString(CultureInfo.InvariantCulture), FeishuJson.FromTrusted(item.Value)));

    internal abstract int TotalCount { get; }
}
