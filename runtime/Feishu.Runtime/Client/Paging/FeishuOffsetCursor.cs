using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime.Client.Paging;

/// <summary>Goes from page to page of results by counting them.</summary>
internal sealed class FeishuOffsetCursor : IPageCursor<long>
{
    /// <summary>Begins.</summary>
    /// <param name="first">How many results to pass over.</param>
    public FeishuOffsetCursor(long? first) => Value = first ?? 0;

    /// <summary>How many results to pass over.</summary>
    public long Value { get; private set; }

    /// <summary>Goes to the next page.</summary>
    /// <param name="count">How many results the page had.</param>
    /// <param name="hasMore">Whether the page said that there are more; null where it does not say.</param>
    /// <returns>false at the end, which without a word of the platform is the first page without results.</returns>
    public bool MoveNext(int count, bool? hasMore)
    {
        Value += count;
        return count > 0 && hasMore != false;
    }

    /// <inheritdoc/>
    public bool MoveNext<TItem>(in FeishuResultPage<TItem> page) => MoveNext(CountOf(page.Items), page.HasMore);

    /// <inheritdoc/>
    public FeishuTransportException FailureBehind<TItem>(in FeishuResultPage<TItem> page, PageGuard guard) => guard.OfEmptyPage();

    /// <summary>How many results the platform counts, which knows nothing of those that cannot be read.</summary>
    private static int CountOf<TItem>(IReadOnlyList<TItem>? items) => items is IPartialCollection partial ? partial.TotalCount : items?.Count ?? 0;
}
