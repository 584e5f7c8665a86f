using System.Runtime.InteropServices;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <content>What a list or map keeps aside, which is written back where it stood.</content>
public sealed partial class FeishuJsonWriter
{
    /// <summary>The items that a list keeps aside, in order.</summary>
    internal static ReadOnlySpan<UnreadItem> UnreadOf(object list) => list is PartialList partial ? CollectionsMarshal.AsSpan(partial.UnreadItems) : default;

    /// <summary>Writes the items that stood before another.</summary>
    /// <param name="unread">The items that are not written yet.</param>
    /// <param name="index">The index of the other among those that could be read.</param>
    /// <returns>The rest of the items.</returns>
    internal ReadOnlySpan<UnreadItem> WriteUnread(ReadOnlySpan<UnreadItem> unread, int index)
    {
        while (!unread.IsEmpty && unread[0].Before <= index)
        {
            Separate();
            Append(unread[0].Value);
            unread = unread[1..];
        }

        return unread;
    }

    private void WritePartialMap<T, TCodec>(PartialMap<T> map)
        where TCodec : IFeishuCodec<T>
    {
        using var unread = map.UnreadItems.GetEnumerator();
        var isLeft = unread.MoveNext();
        var index = 0;
        foreach (var (key, value) in map)
        {
            for (; isLeft && unread.Current.Value.Before <= index; isLeft = unread.MoveNext())
            {
                WriteName(unread.Current.Key);
                Append(unread.Current.Value.Value);
            }

            WriteName(key);
            TCodec.Write(this, value);
            index++;
        }

        for (; isLeft; isLeft = unread.MoveNext())
        {
            WriteName(unread.Current.Key);
            Append(unread.Current.Value.Value);
        }
    }
}
