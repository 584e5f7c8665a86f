using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Client.Paging;

/// <summary>A way from page to page of results.</summary>
/// <typeparam name="TPosition">What says which page is wanted.</typeparam>
internal interface IPageCursor<out TPosition>
{
    /// <summary>Which page to ask for.</summary>
    TPosition Value { get; }

    /// <summary>Goes to the next page.</summary>
    /// <returns>false at the end.</returns>
    bool MoveNext<TItem>(in FeishuResultPage<TItem> page);

    /// <summary>The exception for a page at which there is no way on, although it says that there is more.</summary>
    FeishuTransportException FailureBehind<TItem>(in FeishuResultPage<TItem> page, PageGuard guard);
}
