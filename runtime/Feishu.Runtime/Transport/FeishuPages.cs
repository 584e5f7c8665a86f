using System.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Goes through all results of an operation that answers them in pages. Used by emitted code.</summary>
public static class FeishuPages
{
    /// <summary>Goes from page to page by the token that each names.</summary>
    /// <typeparam name="TPage">An answer.</typeparam>
    /// <typeparam name="TItem">A result.</typeparam>
    /// <param name="first">The token of the first page; null or empty for the beginning.</param>
    /// <param name="get">Asks for the page of a token.</param>
    /// <param name="read">Finds the results in an answer, and what follows.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The results, page by page as they are asked for.</returns>
    public static async IAsyncEnumerable<TItem> ByTokenAsync<TPage, TItem>(
        string? first,
        Func<string?, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuPage<TItem>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(read);
        var cursor = new FeishuTokenCursor(first);
        while (true)
        {
            var page = read(await get(cursor.Value, cancellationToken).ConfigureAwait(false));
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            if (!cursor.MoveNext(page.NextToken, page.HasMore))
            {
                yield break;
            }
        }
    }

    /// <summary>Goes from page to page by counting results.</summary>
    /// <typeparam name="TPage">An answer.</typeparam>
    /// <typeparam name="TItem">A result.</typeparam>
    /// <param name="first">How many results to pass over.</param>
    /// <param name="get">Asks for the page behind so many results.</param>
    /// <param name="read">Finds the results in an answer.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <returns>The results, page by page as they are asked for.</returns>
    public static async IAsyncEnumerable<TItem> ByOffsetAsync<TPage, TItem>(
        long? first,
        Func<long, CancellationToken, Task<TPage>> get,
        Func<TPage, FeishuPage<TItem>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(get);
        ArgumentNullException.ThrowIfNull(read);
        var cursor = new FeishuOffsetCursor(first);
        while (true)
        {
            var page = read(await get(cursor.Value, cancellationToken).ConfigureAwait(false));
            foreach (var item in page.Items ?? [])
            {
                yield return item;
            }

            if (!cursor.MoveNext(CountOf(page.Items), page.HasMore))
            {
                yield break;
            }
        }
    }

    /// <summary>How many results the platform counts, which knows nothing of those that cannot be read.</summary>
    private static int CountOf<TItem>(IReadOnlyList<TItem>? items) => items is IPartialCollection partial ? partial.TotalCount : items?.Count ?? 0;
}
