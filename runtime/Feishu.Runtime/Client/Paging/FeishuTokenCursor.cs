using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Client.Paging;

/// <summary>Goes from page to page of results by the token that each page names.</summary>
internal sealed class FeishuTokenCursor : IPageCursor<string?>
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    /// <param name="first">The token of the first page; null or empty for the beginning.</param>
    public FeishuTokenCursor(string? first)
    {
        Value = first;
        if (first is not null)
        {
            _seen.Add(first);
        }
    }

    /// <summary>The token of the page to ask for.</summary>
    public string? Value { get; private set; }

    /// <summary>Goes to the next page.</summary>
    /// <param name="next">The token that the page named.</param>
    /// <param name="hasMore">Whether the page said that there are more; null where it does not say.</param>
    /// <returns>false at the end, which is also where a token comes again: the pages would go round in a circle.</returns>
    public bool MoveNext(string? next, bool? hasMore)
    {
        if (hasMore == false || string.IsNullOrEmpty(next) || !_seen.Add(next))
        {
            return false;
        }

        Value = next;
        return true;
    }

    /// <inheritdoc/>
    public bool MoveNext<TItem>(in FeishuResultPage<TItem> page) => MoveNext(page.NextToken, page.HasMore);

    /// <inheritdoc/>
    public FeishuTransportException FailureBehind<TItem>(in FeishuResultPage<TItem> page, PageGuard guard)
        => string.IsNullOrEmpty(page.NextToken) ? guard.OfMissingToken() : guard.OfCircle();
}
